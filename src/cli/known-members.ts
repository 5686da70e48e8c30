// Who is in the user groups that the access policy names, as far as Slack says.
import type { AccessPolicy } from "../domain/access-policy.ts";
import { everyRule } from "../domain/policy/account-parts.ts";
import type { Members } from "../domain/policy/crowd.ts";
import { whosOf } from "../domain/policy/review-names.ts";
import { isRefusal } from "../domain/refusal.ts";
import type { UserGroups } from "../ports/user-groups.ts";

export function groupsIn(policy: AccessPolicy): string[] {
  const whos = everyRule(policy).flatMap(whosOf);
  return [...new Set(whos.flatMap(({ groups }) => groups))];
}

/** One after the other: Slack allows some twenty such questions a minute. Groups that it does not tell of are left out. */
export async function readMembers(policy: AccessPolicy, groups: UserGroups): Promise<Members> {
  const members = new Map<string, readonly string[]>();
  for (const group of groupsIn(policy)) {
    const answer = await groups.membersOf(group);
    if (!isRefusal(answer)) members.set(group, answer);
  }
  return members;
}
