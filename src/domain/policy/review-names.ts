// Reviews the people an access policy names: whether Slack still lets each of them use Rolecall.
import type { AccessPolicy } from "../access-policy.ts";
import type { Who } from "../access-rule.ts";
import { everyRule } from "./account-parts.ts";
import type { Finding } from "./finding.ts";
import type { SlackMember } from "./match-people.ts";

export function reviewNames(policy: AccessPolicy, members: readonly SlackMember[]): Finding[] {
  const standings = new Map(members.map(({ user, standing }) => [user, standing]));
  const named = everyRule(policy).flatMap((rule) => whosOf(rule).flatMap(({ people }) => people));
  return [...new Set([...policy.admins, ...named])].flatMap((person): Finding[] => {
    const standing = standings.get(person) ?? "not-in-slack";
    if (standing === "member") return [];
    return [
      { severity: "warning", rule: null, what: { kind: "cannot-take-part", person, standing } },
    ];
  });
}

/** All whom a rule names, for whatever. */
export function whosOf(rule: AccessPolicy["rules"][number]): readonly Who[] {
  const { mayAsk, mayApprove, notified, escalation, breakGlass } = rule;
  const optional = [escalation?.to, breakGlass?.mayUse];
  return [mayAsk, mayApprove, notified, ...optional.filter((who) => who !== undefined)];
}
