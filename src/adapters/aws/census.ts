// The census: what our groups hold, who is in which group, and the policies of ours on users, read in a few calls.
import type { GroupDetail, IAMClient, PolicyDetail } from "@aws-sdk/client-iam";
import { ACCESS_GROUP_PATH } from "../../domain/account.ts";
import type { Census, HeldByGroup } from "../../domain/drift/drift.ts";
import { isOurPolicy } from "../../domain/seat-policies.ts";
import type { CensusTaker } from "../../ports/census.ts";
import { visitUsersAndGroups } from "./authorization-details.ts";
import { readPolicyText } from "./policy-text.ts";
import { append, personTag } from "./user-details.ts";

export function censusTaker(client: IAMClient): CensusTaker {
  return { take: () => take(client) };
}

async function take(client: IAMClient): Promise<Census> {
  const groups = new Map<string, HeldByGroup>();
  const members = new Map<string, string[]>();
  const policies = new Map<string, Record<string, unknown>>();
  const tags = new Map<string, string>();
  await visitUsersAndGroups(client, "the comparison with the record", {
    user: (user) => {
      const { UserName = "", GroupList = [] } = user;
      for (const group of GroupList) append(members, group, UserName);
      const ours = documentsOf(user.UserPolicyList ?? [], isOurPolicy);
      if (Object.keys(ours).length > 0) policies.set(UserName, ours);
      const tag = personTag(user);
      if (tag !== undefined) tags.set(UserName, tag);
    },
    group: (group) => {
      if (group.Path?.startsWith(ACCESS_GROUP_PATH)) groups.set(group.GroupName ?? "", held(group));
    },
  });
  return { groups, members, policies, tags };
}

function held({ GroupPolicyList = [], AttachedManagedPolicies = [] }: GroupDetail): HeldByGroup {
  return {
    policies: documentsOf(GroupPolicyList, () => true),
    attached: AttachedManagedPolicies.flatMap(({ PolicyArn }) => PolicyArn ?? []),
  };
}

function documentsOf(
  list: readonly PolicyDetail[],
  isWanted: (name: string) => boolean,
): Record<string, unknown> {
  const documents: Record<string, unknown> = {};
  for (const { PolicyName = "", PolicyDocument = "" } of list) {
    if (isWanted(PolicyName)) documents[PolicyName] = readPolicyText(PolicyDocument);
  }
  return documents;
}
