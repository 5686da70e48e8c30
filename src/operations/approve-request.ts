// An approver says yes: the decision is stored, and the work begins.
import { grantPlan } from "../domain/access-plan.ts";
import type { AccessPolicy } from "../domain/access-policy.ts";
import { findWanted } from "../domain/access-policy.ts";
import type { Command } from "../domain/command.ts";
import { personKey } from "../domain/person.ts";
import type { SlackPerson } from "../domain/person.ts";
import { isRefusal } from "../domain/refusal.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { AccessRequest, RequestKey } from "../domain/request.ts";
import { knownDecider } from "./known-decider.ts";
import { saveDecision } from "./save-decision.ts";
import type { AskPorts } from "./ask-for-access.ts";
import type { Outcome } from "./save-decision.ts";

export async function approveRequest(
  ports: AskPorts,
  key: RequestKey,
  approver: SlackPerson,
): Promise<Outcome> {
  const decider = await knownDecider(ports.directory, approver);
  if (isRefusal(decider)) return { refusal: decider };
  const approvers = ports.policy.approvers.people;
  return saveDecision(ports, key, (request) => {
    const plan = planNow(ports.policy, ports.partition, request);
    if (isRefusal(plan)) return plan;
    return { do: "approve", decider, approvers, plan };
  });
}

// The file may have changed since the ask; what is approved must be what was shown.
function planNow(
  policy: AccessPolicy,
  partition: string,
  { ask }: AccessRequest,
): (Command & { do: "approve" })["plan"] | Refusal {
  const wanted = findWanted(policy, ask.account.slug, ask.role.key);
  if (isRefusal(wanted)) return { refused: "plan-changed" };
  const { account, role } = wanted;
  const tagValue = personKey(ask.requester);
  return grantPlan({ partition, account, role, iamUser: ask.iamUser, tagValue });
}
