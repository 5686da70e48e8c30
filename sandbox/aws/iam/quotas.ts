// The IAM quotas: those of the management account, and what a role may have in any.
import type { AwsSeed } from "../aws-seed.ts";

export interface Quotas {
  groupsPerUser: number;
  groups: number;
  /** Non-whitespace characters of all inline policies of one user, of one group, of one role. */
  userPolicySize: number;
  groupPolicySize: number;
  rolePolicySize: number;
  /** Of one account. */
  roles: number;
  trustPolicySize: number;
  /** Managed policies attached to one role. */
  policiesPerRole: number;
}

export function quotasOf(seed: AwsSeed): Quotas {
  return {
    groupsPerUser: seed.groupsPerUserQuota ?? 10,
    groups: seed.groupsQuota ?? (seed.groups.length > 500 ? seed.groups.length + 500 : 500),
    userPolicySize: 2048,
    groupPolicySize: 5120,
    rolePolicySize: 10_240,
    roles: seed.rolesQuota ?? 1000,
    trustPolicySize: 2048,
    policiesPerRole: 10,
  };
}

export function countedSize(documents: Iterable<string>): number {
  let size = 0;
  for (const document of documents) size += document.replace(/\s/g, "").length;
  return size;
}
