// An approver says yes: the decision is stored, and the work begins.
import { grantPlan, stepIn, strategyOf } from "../domain/access-plan.ts";
import type { Plan } from "../domain/access-plan.ts";
import { boundaryFor, findWanted } from "../domain/access-policy.ts";
import { isAllowed } from "../domain/duration.ts";
import { personKey } from "../domain/person.ts";
import type { SlackPerson } from "../domain/person.ts";
import { isRefusal } from "../domain/refusal.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { AccessRequest, RequestKey } from "../domain/request.ts";
import { knownDecider } from "./known-decider.ts";
import { saveDecision } from "./save-decision.ts";
import type { AskPorts } from "./ask-ports.ts";
import type { Outcome } from "./save-decision.ts";
import { meantExtension } from "./what-is-decided.ts";
import type { Meant } from "./what-is-decided.ts";

export interface Approve {
  readonly key: RequestKey;
  readonly approver: SlackPerson;
  readonly meant: Meant;
}

export async function approveRequest(
  ports: AskPorts,
  { key, approver, meant }: Approve,
): Promise<Outcome> {
  const decider = await knownDecider(ports.directory, approver);
  if (isRefusal(decider)) return { refusal: decider };
  const approvers = ports.policy.approvers.people;
  return saveDecision(ports, key, (request) => {
    const plan = planNow(ports, request);
    if (isRefusal(plan)) return plan;
    return { do: "approve", decider, approvers, plan, extension: meantExtension(request, meant) };
  });
}

// The file may have changed since the ask; what is approved must be what was shown.
function planNow({ policy, partition }: AskPorts, { ask, ref }: AccessRequest): Plan | Refusal {
  const wanted = findWanted(policy, ask.account.slug, ask.role.key);
  if (isRefusal(wanted) || !isAllowed(ask.lasting, wanted.role.time)) {
    return { refused: "plan-changed" };
  }
  const mayDeny = ask.mayDeny && policy.guard.kind !== "none";
  return grantPlan({
    ...{ partition, ...wanted, iamUser: ask.iamUser, ref, lasting: ask.lasting, mayDeny },
    tagValue: personKey(ask.requester),
    strategy: strategyOf(ask.plan),
    boundary: boundaryFor(policy.guard, mayDeny),
    lift: stepIn(ask.plan, "lift-denies")?.policies ?? [],
  });
}
