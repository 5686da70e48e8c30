// Who is asked to decide about a request: the people and user groups of the rule that is about it now.
import { findWanted } from "../../../domain/access-policy.ts";
import type { AccessPolicy } from "../../../domain/access-policy.ts";
import type { AccessRule } from "../../../domain/access-rule.ts";
import { together } from "../../../domain/policy/crowd.ts";
import { isRefusal } from "../../../domain/refusal.ts";
import type { AccessRequest } from "../../../domain/request.ts";
import { isIn } from "../../../domain/request.ts";
import { decidersBy } from "../../../domain/terms.ts";
import type { Mentioned } from "../../../domain/terms.ts";
import { channelLink, mentionsOf } from "../mrkdwn.ts";

/** Undefined where the file lets nobody into it any more. */
export function ruleAbout(policy: AccessPolicy, { ask }: AccessRequest): AccessRule | undefined {
  const wanted = findWanted(policy, ask.account.slug, ask.role.key);
  return isRefusal(wanted) ? undefined : wanted.rule;
}

/** Where no rule names approvers, admins clear up what waits. */
export function whoIsAsked(request: AccessRequest, policy: AccessPolicy): Mentioned {
  const isEscalated = isIn(request, "pending") && request.state.isEscalated;
  return askedBy(ruleAbout(policy, request), policy, isEscalated);
}

/** The same by a rule. */
export function askedBy(
  rule: AccessRule | undefined,
  { admins }: Pick<AccessPolicy, "admins">,
  isEscalated: boolean,
): Mentioned {
  if (!rule || rule.approvals === 0) return { people: admins, groups: [] };
  return together(decidersBy(rule, isEscalated));
}

/** Without the one who asked, who cannot decide, and those who have decided. */
export function withoutPeople(
  { people, groups }: Mentioned,
  left: readonly { readonly user: string }[],
): Mentioned {
  return { groups, people: people.filter((user) => left.every((one) => one.user !== user)) };
}

export function isNobodyAsked({ people, groups }: Mentioned): boolean {
  return people.length + groups.length === 0;
}

const MOST_NAMED = 5;

/** "@bob or @carol in #approvals", for the one who asked; `left`: those who cannot decide, or have decided. */
export function waitsFor(
  asked: Mentioned,
  left: readonly { readonly user: string }[],
  { channel }: Pick<AccessPolicy, "channel">,
): string {
  const others = withoutPeople(asked, left);
  return isNobodyAsked(others)
    ? "somebody else who may decide; at the moment there is nobody. Ask whoever runs Rolecall to name another approver"
    : `${mentionsOf(others, MOST_NAMED, "or")} in ${channelLink(channel)}`;
}
