// The stages blocks stand on in this Slack: who reads them, where links lead, what a press does.
import { type Reader, unescaped } from "../../slack/mrkdwn.ts";
import type { Where } from "../../slack/people/click-place.ts";
import { control } from "../base/control.ts";
import { coarseNow } from "../base/sandbox-time.ts";
import type { Press, Stage } from "../blocks/stage.ts";
import { addressFor } from "./links.ts";
import { directory } from "./sights.ts";

export function readerFor(person: string): Reader {
  const { people = [], channels = [], groups = [], bot } = directory.value ?? {};
  return {
    personName: (id) => (id === bot?.id ? bot.name : people.find((one) => one.id === id)?.name),
    channelName: (id) => channels.find((one) => one.id === id)?.name,
    groupHandle: (id) => groups.find((one) => one.id === id)?.handle,
    timeZone: people.find(({ key }) => key === person)?.timeZone ?? "UTC",
    now: coarseNow.value,
  };
}

/** `onError` hears what Slack shows when the press came to nothing, or undefined when it went well. */
export function stageFor(
  person: string,
  where: Where,
  onError: (error: string | undefined) => void,
): Stage {
  return {
    reader: readerFor(person),
    address: (url) => addressFor(url, person),
    press: async (press) => {
      onError(undefined);
      await control
        .click(person, { where, ...buttonOf(press) })
        .then(({ error }) => onError(error))
        .catch((error: unknown) => onError(error instanceof Error ? error.message : String(error)));
    },
  };
}

/** The label as it is read; the Home tab has an Approve in many blocks. */
function buttonOf({ block, element, option }: Press): { button: string; block: string } {
  const label = (option ?? element).text?.text;
  return {
    button: label === undefined ? element.action_id : unescaped(label),
    block: block.block_id,
  };
}
