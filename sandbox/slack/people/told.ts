// What a person is told right after doing something: an error, a whisper, a modal on top.
import type { Block } from "../block-kit.ts";
import type { Ack } from "../delivery.ts";
import type { SlackWorld } from "../slack-world.ts";
import type { SeedPerson } from "../slack-seed.ts";
import { readerFor } from "./reader.ts";
import { type SeenView, seenView } from "./seen-view.ts";
import { plainContent } from "./seen-message.ts";

export interface Told {
  /** As the person would see it. */
  error?: string;
  /** The last one that came before or with the ack. */
  ephemeral?: { text: string; blocks: readonly Block[]; plain: string };
  /** The modal on top. */
  modal?: SeenView;
  /** From the click to the ack. */
  ms: number;
}

/** Call before delivering; call what it returns with the ack. */
export function startTelling(person: SeedPerson, world: SlackWorld) {
  const before = world.workspace.ephemerals(person.id).length;
  return ({ error, milliseconds }: { error?: string | undefined; milliseconds: number }): Told => {
    const reader = readerFor(person, world);
    const whispered = world.workspace.ephemerals(person.id).slice(before).at(-1);
    const top = world.views.top(person.id);
    return {
      ...(error === undefined ? {} : { error }),
      ...(whispered ? { ephemeral: heard(whispered, plainContent(whispered, reader)) } : {}),
      ...(top ? { modal: seenView(top, person, world) } : {}),
      ms: milliseconds,
    };
  };
}

/** Somebody tried what Slack would not let them do; nothing was sent. */
export function refusedBySlack(error: string): Told {
  return { error, ms: 0 };
}

/** How Slack words a missing ack where the person clicked or submitted. */
export function clickError({ error }: Ack): string | undefined {
  if (error === undefined) return undefined;
  return error === "operation_timeout"
    ? "This app did not respond in time. (operation_timeout)"
    : "This app is not responding right now. (dispatch_failed)";
}

export function modalError({ error }: Ack): string | undefined {
  return error === undefined ? undefined : `We had some trouble connecting. Try again? (${error})`;
}

function heard({ text, blocks }: { text: string; blocks: readonly Block[] }, plain: string) {
  return { text, blocks, plain };
}
