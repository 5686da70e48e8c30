// What an admin is answered who typed that somebody's access is to end.
import type { Refusal } from "../../../domain/refusal.ts";
import type { AccessRequest } from "../../../domain/request.ts";
import { isIn } from "../../../domain/request.ts";
import { COMMAND } from "../ids.ts";
import { bold, code, mention } from "../mrkdwn.ts";
import { isTakenAway, staysText } from "./end-text.ts";
import { refusalText } from "./refusal-text.ts";
import { seatText } from "./what-is-asked.ts";

/** In mrkdwn, as all of these. */
export function revoked(request: AccessRequest): string {
  const { ask, ref } = request;
  const seat = `${seatText(ask)} of ${mention(ask.requester)}`;
  if (!isIn(request, "ending", "ended")) return `There is news about ${seat}. ${bold(ref)}`;
  if (!isTakenAway(request)) return `Closed: ${seat}. ${staysText(request, "Their")} ${bold(ref)}`;
  const isWithSessions =
    isIn(request, "ending") &&
    request.state.work.plan.steps.some(({ name }) => name === "end-sessions");
  const sessions = isWithSessions ? ", and the sessions that are open there are being ended" : "";
  return `Revoked: ${seat} is being taken away${sessions}. The card shows how it goes. ${bold(ref)}`;
}

/** A refusal that would otherwise speak to the person whose access it is. */
export function whoseAccess(refusal: Refusal, person: { readonly user: string }): string {
  switch (refusal.refused) {
    case "not-active":
      return `${mention(person)} has no access to ${code(refusal.account)} through Rolecall, so there is nothing to revoke.`;
    case "not-ours-to-end":
      return `The access of ${mention(person)} to ${code(refusal.account)} as ${code(refusal.role)} was not given through Rolecall, so it does not take it away. An AWS admin can take them out of the group ${code(refusal.group)}.`;
    default:
      return refusalText(refusal);
  }
}

/** Slack tells who was meant only where the name was picked from its list. */
export function namelessPerson(typed: string): string {
  return `I cannot tell who ${code(typed)} is. Type ${code("@")} and pick the person from the list that Slack shows, as in ${code(`${COMMAND} revoke @alice client-a`)}. Or name the request, whose reference stands on its card: ${code(`${COMMAND} revoke R-7K3QXA`)}.`;
}
