// Which access roles somebody gets into by the groups their IAM user is in, and by policies of Rolecall on the user itself.
import { accessGroupOf } from "./account.ts";
import type { AccessRole, Account } from "./account.ts";
import { isOurPolicy } from "./seat-policies.ts";

export interface GroupsAndPolicies {
  /** By name. */
  readonly groups: readonly string[];
  /** Names of the inline policies on the user. */
  readonly policies: readonly string[];
}

export interface AccountAndRole {
  readonly account: Account;
  readonly role: AccessRole;
}

/** Not those that a client has shut, nor those whose end a policy on the user states. */
export function accessByGroups(
  accounts: Iterable<Account>,
  { groups, policies }: GroupsAndPolicies,
): AccountAndRole[] {
  const isIn = new Set(groups);
  const stated = new Set(policies.filter(isOurPolicy).map(withoutReference));
  return [...accounts]
    .filter(({ shut }) => shut === undefined)
    .flatMap((account) => account.roles.map((role) => ({ account, role })))
    .filter(({ account, role }) => {
      const seat = `${account.slug}.${role.key}`;
      if (stated.has(`rolecall-ended.${seat}`)) return false;
      return stated.has(`rolecall-access.${seat}`) || groupsInto(account, role).some(isMember);
    });

  function isMember(group: string): boolean {
    return isIn.has(group);
  }
}

/** Names of all groups whose members get in. */
function groupsInto(account: Account, role: AccessRole): string[] {
  return [accessGroupOf(account, role).group, ...(role.openedBy ?? [])];
}

/** `rolecall-ended.client-a.admin.R-7K3QXA` without the request. */
function withoutReference(policy: string): string {
  return policy.slice(0, policy.lastIndexOf("."));
}
