// Access groups without AWS.
import { ACCESS_GROUP_PATH } from "../../src/domain/account.ts";
import { groupDifferences } from "../../src/domain/drift.ts";
import { ACCESS_POLICY_NAME, accessGroupPolicy } from "../../src/domain/iam-documents.ts";
import type { AccessGroups, GroupCondition, WantedGroup } from "../../src/ports/access-groups.ts";
import { join, refuseLate, refused } from "./in-memory-iam-state.ts";
import type { Group, IamState } from "./in-memory-iam-state.ts";

export function inMemoryAccessGroups(state: IamState): AccessGroups {
  return {
    condition: async (wanted) => conditionOf(state.groups.get(wanted.group), wanted),
    establish: async (wanted, _condition, hold) => {
      refuseLate(hold);
      establish(state, wanted);
    },
    groupsOf: async (iamUser) => [...(state.users.get(iamUser)?.groups ?? [])],
    join: async ({ group, iamUser }, hold) => {
      refuseLate(hold);
      refuseForeign(state, group);
      join(state, iamUser, group);
    },
    leave: async ({ group, iamUser }, hold) => {
      refuseLate(hold);
      refuseForeign(state, group);
      state.users.get(iamUser)?.groups.delete(group);
    },
  };
}

function conditionOf(group: Group | undefined, wanted: WantedGroup): GroupCondition {
  if (!group) return { kind: "missing" };
  const policies = Object.fromEntries(group.policies);
  const differences = groupDifferences({ policies, attached: [] }, wanted.roleArn);
  return differences.length === 0 ? { kind: "as-wanted" } : { kind: "altered", differences };
}

function establish({ groups }: IamState, { group, path, roleArn }: WantedGroup): void {
  const known = groups.get(group);
  if (known && known.path !== path) {
    throw refused(`There is a group ${known.path}${group} already.`);
  }
  groups.set(group, {
    path,
    policies: new Map([[ACCESS_POLICY_NAME, accessGroupPolicy(roleArn)]]),
  });
}

/** As AWS does, which permits Rolecall its own path only. */
function refuseForeign({ groups }: IamState, group: string): void {
  const path = groups.get(group)?.path ?? ACCESS_GROUP_PATH;
  if (path === ACCESS_GROUP_PATH) return;
  throw refused(`The group ${path}${group} is not Rolecall's.`);
}
