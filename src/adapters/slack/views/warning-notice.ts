// The message that warns somebody, a while before, that their access ends.
import type { AccessRequest, InState } from "../../../domain/request.ts";
import { isIn } from "../../../domain/request.ts";
import { COMMAND } from "../ids.ts";
import { bold, code, when } from "../mrkdwn.ts";
import { isExtendable, untilText } from "./grant-text.ts";
import { waitingWish } from "./more-time.ts";
import { doneButton, extendButton, withdrawButton } from "./request-buttons.ts";
import { buttons, line, shown, small } from "./shown.ts";
import type { Part, Shown } from "./shown.ts";
import { timeText } from "./time-text.ts";
import { seatText, typedSeat } from "./what-is-asked.ts";

export function warningNotice(request: AccessRequest): Shown {
  const isOpen = isIn(request, "active") && request.state.grant.isWarned;
  const parts = isOpen ? warning(request) : [line(over(request)), small(bold(request.ref))];
  return shown(parts);
}

function warning(request: InState<"active">): Part[] {
  const { ask, ref, state } = request;
  const ends = `:hourglass: Your access to ${seatText(ask)} *ends ${when(state.grant.endsAt ?? 0)}*.`;
  const done = code(`${COMMAND} done ${typedSeat(ask)}`);
  const wish = waitingWish(request);
  if (wish) {
    return [
      line(
        `${ends} You asked for ${timeText(wish.seconds)} more, and that waits for an approver; until somebody says yes, the end stays.`,
      ),
      buttons(withdrawButton(request), doneButton(request)),
      small(
        `${bold(ref)} · Need no more time? Type ${code(`${COMMAND} withdraw ${ref}`)}. Done? Type ${done}.`,
      ),
    ];
  }
  if (!isExtendable(request)) {
    return [line(ends), buttons(doneButton(request)), small(`${bold(ref)} · Done? Type ${done}.`)];
  }
  const extend = code(`${COMMAND} extend ${typedSeat(ask)} 2h <reason>`);
  return [
    line(`${ends} Need it for longer? Ask for more time now: somebody has to approve it.`),
    buttons(extendButton(request), doneButton(request)),
    small(`${bold(ref)} · Or type ${extend}. Done? Type ${done}.`),
  ];
}

function over({ ask, state }: AccessRequest): string {
  switch (state.name) {
    case "active":
      return `Your access to ${seatText(ask)} lasts ${untilText(state.grant.endsAt)} now.`;
    case "extending":
      return `More time was approved: your access to ${seatText(ask)} will last ${untilText(state.endsAt)}.`;
    case "ending":
      return `Your access to ${seatText(ask)} is being taken away.`;
    default:
      return `Your access to ${seatText(ask)} is over.`;
  }
}
