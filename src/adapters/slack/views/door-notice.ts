// The message to somebody with access to a client's account that the client lets nobody in by Rolecall any more, and how that ended.
import type { Granted } from "../../../domain/grant.ts";
import { isIn } from "../../../domain/request.ts";
import type { AccessRequest } from "../../../domain/request.ts";
import type { AccessPolicy } from "../../../domain/access-policy.ts";
import { bold, firstLineWithin, mentions, when } from "../mrkdwn.ts";
import { line, shown, small } from "./shown.ts";
import type { Shown } from "./shown.ts";
import { seatText } from "./what-is-asked.ts";

const MOST_ADMINS = 3;

export function doorNotice(
  request: AccessRequest,
  { admins }: Pick<AccessPolicy, "admins">,
): Shown {
  return shown([line(doorText(request, admins)), small(bold(request.ref))]);
}

function doorText(request: AccessRequest, admins: readonly string[]): string {
  if (!isIn(request, "active", "extending")) {
    return `Your access to ${seatText(request.ask)} is over.`;
  }
  const { shut } = request.state.grant;
  return shut
    ? shutText(request, shut, admins)
    : `:white_check_mark: The client lets people into ${seatText(request.ask)} again, so your access works as before.`;
}

function shutText(
  { ask }: AccessRequest,
  { since, why }: NonNullable<Granted["shut"]>,
  admins: readonly string[],
): string {
  const who = admins.length === 0 ? "Whoever runs Rolecall" : mentions(admins, MOST_ADMINS, "and");
  return `:warning: The client who owns the account may not let you into ${seatText(ask)} any more, since ${when(since)}: ${firstLineWithin(why, 300)} Your access stays on record. ${who} can talk to the client; I change this message when the door is open again.`;
}
