// What waits for somebody: asks and wishes for more time that they may decide about now, and reviews.
import { isToReview } from "../domain/close-review.ts";
import { pendingExtension } from "../domain/extend-grant.ts";
import { whyMayNotDecide } from "../domain/approval-policy.ts";
import { isRefusal } from "../domain/refusal.ts";
import { isIn } from "../domain/request.ts";
import type { SlackPerson } from "../domain/person.ts";
import type { AccessRequest } from "../domain/request.ts";
import type { AskPorts } from "./ask-ports.ts";
import { peopleIn } from "./rule-people.ts";
import { whoDecides } from "./who-decides.ts";

const MOST_LOOKED_AT = 100;
const MOST_SHOWN = 20;

type Ports = Pick<AskPorts, "store" | "policy" | "directory" | "userGroups">;

/** Oldest first; empty for people who decide about nothing. */
export async function listWaiting(
  ports: Ports,
  person: SlackPerson,
): Promise<readonly AccessRequest[]> {
  const waiting = (await ports.store.waiting(MOST_LOOKED_AT)).filter(stillWaits);
  const theirs = await Promise.all(waiting.map((request) => isTheirs(ports, request, person)));
  return waiting.filter((_, index) => theirs[index]).slice(0, MOST_SHOWN);
}

export function stillWaits(request: AccessRequest): boolean {
  return isIn(request, "pending") || pendingExtension(request) > 0 || isToReview(request);
}

// Their own ask is listed with what is theirs, and not with what they decide.
async function isTheirs(
  ports: Ports,
  request: AccessRequest,
  person: SlackPerson,
): Promise<boolean> {
  const deciding = await whoDecides(ports, request, person);
  if (isRefusal(deciding)) return false;
  return whyMayNotDecide(deciding.decider, request.ask, deciding.approvers) === undefined;
}

/** Whether some rule names them as approvers; where Slack cannot say, it does not. */
export async function decidesAboutAnything(ports: Ports, { user }: SlackPerson): Promise<boolean> {
  const approvers = await peopleIn(
    ports,
    ports.policy.rules.map((rule) => rule.mayApprove),
  );
  return !isRefusal(approvers) && approvers.includes(user);
}
