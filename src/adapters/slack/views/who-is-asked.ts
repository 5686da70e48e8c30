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

/** Undefined where the file lets nobody into it any more. */
export function ruleAbout(policy: AccessPolicy, { ask }: AccessRequest): AccessRule | undefined {
  const wanted = findWanted(policy, ask.account.slug, ask.role.key);
  return isRefusal(wanted) ? undefined : wanted.rule;
}

/** Where no rule names approvers, admins clear up what waits. */
export function whoIsAsked(request: AccessRequest, policy: AccessPolicy): Mentioned {
  const rule = ruleAbout(policy, request);
  if (!rule || rule.approvals === 0) return { people: policy.admins, groups: [] };
  const isEscalated = isIn(request, "pending") && request.state.isEscalated;
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
