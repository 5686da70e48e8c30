// The IAM quotas of the management account.
import type { AwsSeed } from "../aws-seed.ts";

export interface Quotas {
  groupsPerUser: number;
  groups: number;
  /** Non-whitespace characters of all inline policies of one user, of one group. */
  userPolicySize: number;
  groupPolicySize: number;
}

export function quotasOf(seed: AwsSeed): Quotas {
  return {
    groupsPerUser: seed.groupsPerUserQuota ?? 10,
    groups: seed.groupsQuota ?? (seed.groups.length > 500 ? seed.groups.length + 500 : 500),
    userPolicySize: 2048,
    groupPolicySize: 5120,
  };
}

export function countedSize(documents: Iterable<string>): number {
  let size = 0;
  for (const document of documents) size += document.replace(/\s/g, "").length;
  return size;
}
