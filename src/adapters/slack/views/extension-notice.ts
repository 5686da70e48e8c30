// The message that tells somebody what became of their wish for more time.
import type { DecidedExtension } from "../../../domain/grant.ts";
import type { AccessRequest, InState } from "../../../domain/request.ts";
import { COMMAND } from "../ids.ts";
import { bold, code } from "../mrkdwn.ts";
import { decidedBy } from "./approved-by.ts";
import { untilText } from "./grant-text.ts";
import { decidedWish } from "./more-time.ts";
import { causeText } from "./plan-text.ts";
import { line, quote, shown, small } from "./shown.ts";
import type { Part, Shown } from "./shown.ts";
import { seatText, typedSeat } from "./what-is-asked.ts";

export function extensionNotice(request: AccessRequest): Shown {
  const { ask, ref } = request;
  const wish = decidedWish(request);
  if (!wish) {
    return shown([line(`There is news about your time with ${seatText(ask)}.`), small(bold(ref))]);
  }
  return shown([...decision(request as InState<"active">, wish), small(footer(request, wish))]);
}

function decision({ ask, state }: InState<"active">, wish: DecidedExtension): Part[] {
  const by = decidedBy(wish);
  const lasts = untilText(state.grant.endsAt);
  switch (wish.outcome) {
    case "extended":
      return [
        line(`:white_check_mark: More time was approved${by}: you have ${seatText(ask)} ${lasts}.`),
      ];
    case "denied":
      return [
        line(
          `:no_entry: More time with ${seatText(ask)} was denied${by}. You have it ${lasts}, as before.`,
        ),
        ...(wish.why === undefined ? [] : [quote("Reason", wish.why)]),
      ];
    case "withdrawn":
      return [line(`You no longer ask for more time with ${seatText(ask)}. You have it ${lasts}.`)];
    case "failed":
      return [
        line(
          `:warning: More time with ${seatText(ask)} was approved, but it could not be written: ${causeText(wish.why ?? "nobody knows why")} The old end stays: you have it ${lasts}.`,
        ),
      ];
  }
}

function footer({ ask, ref }: AccessRequest, { outcome }: DecidedExtension): string {
  if (outcome === "extended") return bold(ref);
  const again = code(`${COMMAND} extend ${typedSeat(ask)} 2h <reason>`);
  return `${bold(ref)} · To ask once more, type ${again}.`;
}
