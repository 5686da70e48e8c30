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
  const again = code(`${COMMAND} ${typedSeat(ask)} <reason>`);
  return shown([
    line(isIn(request, "ended") ? how(request) : `Your access to ${seatText(ask)} ends.`),
    small(`${bold(ref)} · Need it again? Type ${again}.`),
  ]);
}

function how(request: InState<"ended">): string {
  const { ask, state } = request;
  const { cause, by, at } = state.end;
  if (cause === "expired") {
    return `:hourglass: Your access to ${seatText(ask)} ended ${when(at)}, as planned. ${sessionsText(state.journal)}`;
  }
  const who = by ? ` by ${mention(by)}` : "";
  const rest = isTakenAway(request) ? "" : ` ${staysText(request, "Your")}`;
  return `:no_entry: Your access to ${seatText(ask)} was revoked${who}, ${when(at)}. ${sessionsText(state.journal)}${rest}`;
}
