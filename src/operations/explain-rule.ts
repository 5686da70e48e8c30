// What the rules mean for somebody: for oneself anybody may ask, for others admins.
import type { SlackPerson } from "../domain/person.ts";
import { explain } from "../domain/policy/explain.ts";
import type { Explanation } from "../domain/policy/explain.ts";
import { isRefusal } from "../domain/refusal.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { AskPorts } from "./ask-ports.ts";
import { membersOf } from "./rule-people.ts";

export interface ExplainRule {
  readonly by: SlackPerson;
  /** Slack user id. */
  readonly about: string;
  readonly slug: string;
  readonly roleKey: string;
}

export async function explainRule(
  ports: Pick<AskPorts, "policy" | "userGroups">,
  { by, about, slug, roleKey }: ExplainRule,
): Promise<Explanation | Refusal> {
  const { policy } = ports;
  if (about !== by.user && !policy.admins.includes(by.user))
    return { refused: "explain-for-admins" };
  const whos = policy.rules.flatMap((rule) => [
    ...[rule.mayAsk, rule.mayApprove],
    ...(rule.escalation ? [rule.escalation.to] : []),
    ...(rule.breakGlass ? [rule.breakGlass.mayUse] : []),
  ]);
  const members = await membersOf(ports, whos);
  if (isRefusal(members)) return members;
  const groups = [...members].filter(([, users]) => users.includes(about)).map(([group]) => group);
  const somebody = { user: about, groups: new Set(groups) };
  return explain(policy, { account: slug, role: roleKey, somebody, members });
}
