// What blocks need of the place they stand in: who reads them, where links lead, what happens on a press.
import { createContext } from "preact";
import type { Block, BlockElement, Option } from "../../slack/block-kit.ts";
import type { Reader } from "../../slack/mrkdwn.ts";
import type { FieldValue } from "../../slack/view-state.ts";

export interface Press {
  block: Block;
  element: BlockElement;
  /** The entry of an overflow menu. */
  option?: Option;
}

/** The fields of a modal: what they hold, and what is wrong with them. */
export interface Form {
  held(place: FieldPlace): FieldValue | undefined;
  error(block: Block): string | undefined;
  write(place: FieldPlace, text: string): void;
  choose(place: FieldPlace, values: string[]): void;
  suggest(place: FieldPlace, query: string): Promise<{ options: Option[]; error?: string }>;
}

export interface FieldPlace {
  block: Block;
  element: BlockElement;
}

export interface Stage {
  reader: Reader;
  /** Where a link leads; a sandbox has its own idea of some. */
  address(url: string): string;
  /** Settles when the app has acknowledged, or will not. */
  press(press: Press): Promise<void>;
  /** Absent in messages and on the Home tab: fields there cannot be used. */
  form?: Form;
}

const nowhere: Stage = {
  reader: {
    personName: () => undefined,
    channelName: () => undefined,
    groupHandle: () => undefined,
    timeZone: "UTC",
    now: Date.now(),
  },
  address: (url) => url,
  press: () => Promise.resolve(),
};

export const StageContext = createContext<Stage>(nowhere);
