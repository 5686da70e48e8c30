// The message that tells somebody that their access is gone: its time was over, or an admin revoked it.
import { isIn } from "../../../domain/request.ts";
import type { AccessRequest, InState } from "../../../domain/request.ts";
import { COMMAND } from "../ids.ts";
import { bold, code, mention, when } from "../mrkdwn.ts";
import { isTakenAway, sessionsText, staysText } from "./end-text.ts";
import { line, shown, small } from "./shown.ts";
import type { Shown } from "./shown.ts";
import { seatText, typedSeat } from "./what-is-asked.ts";

export function endNotice(request: AccessRequest): Shown {
  const { ask, ref } = request;
  return shown([
    line(isIn(request, "ended") ? how(request) : `Your access to ${seatText(ask)} ends.`),
    small([bold(ref), ...again(request)].join(" · ")),
  ]);
}

// What is closed cannot be had again.
function again(request: AccessRequest): string[] {
  if (isIn(request, "ended") && request.state.end.closing !== undefined) return [];
  return [`Need it again? Type ${code(`${COMMAND} ${typedSeat(request.ask)} <reason>`)}.`];
}

function how(request: InState<"ended">): string {
  const { ask, state } = request;
  const { cause, by, at, closing } = state.end;
  if (cause === "expired") {
    return `:hourglass: Your access to ${seatText(ask)} ended ${when(at)}, as planned. ${sessionsText(state.journal)}`;
  }
  if (closing !== undefined) {
    return `:no_entry: Your access to ${seatText(ask)} ended ${when(at)}: the account is being closed (${closing}). ${sessionsText(state.journal)}`;
  }
  const who = by ? ` by ${mention(by)}` : "";
  const rest = isTakenAway(request) ? "" : ` ${staysText(request, "Your")}`;
  return `:no_entry: Your access to ${seatText(ask)} was revoked${who}, ${when(at)}. ${sessionsText(state.journal)}${rest}`;
}
