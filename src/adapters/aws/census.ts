// The census: every access group, who is in it, and the policies of ours on users, read in a few calls.
import type { GroupDetail, IAMClient, PolicyDetail, UserDetail } from "@aws-sdk/client-iam";
import { ACCESS_GROUP_PATH } from "../../domain/account.ts";
import type { Census, HeldByGroup } from "../../domain/drift/drift.ts";
import { PERSON_TAG } from "../../domain/person.ts";
import { isOurPolicy } from "../../domain/seat-policies.ts";
import type { CensusTaker } from "../../ports/census.ts";
import { visitUsersAndGroups } from "./authorization-details.ts";
import { readPolicyText } from "./policy-text.ts";

export function censusTaker(client: IAMClient): CensusTaker {
  return { take: () => take(client) };
}

async function take(client: IAMClient): Promise<Census> {
  const groups = new Map<string, HeldByGroup>();
  const everybody = new Map<string, string[]>();
  const policies = new Map<string, Record<string, unknown>>();
  const tags = new Map<string, string>();
  await visitUsersAndGroups(client, "the comparison with the record", {
    user: (user) => {
      const { UserName = "", GroupList = [] } = user;
      for (const group of GroupList) append(everybody, group, UserName);
      const ours = documentsOf(user.UserPolicyList ?? [], isOurPolicy);
      if (Object.keys(ours).length > 0) policies.set(UserName, ours);
      const tag = personTag(user);
      if (tag !== undefined) tags.set(UserName, tag);
    },
    group: (group) => {
      if (group.Path?.startsWith(ACCESS_GROUP_PATH)) groups.set(group.GroupName ?? "", held(group));
    },
  });
  // AWS shows users before groups, so which groups are ours is known only now.
  const members = new Map([...everybody].filter(([group]) => groups.has(group)));
  return { groups, members, policies, tags };
}

function append(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
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

function personTag({ Tags = [] }: UserDetail): string | undefined {
  return Tags.find(({ Key }) => Key === PERSON_TAG)?.Value;
}
