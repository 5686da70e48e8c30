// Access groups without AWS.
import { groupDifferences } from "../../src/domain/drift/drift.ts";
import { ACCESS_POLICY_NAME, accessGroupPolicy } from "../../src/domain/iam-documents.ts";
import type {
  AccessGroups,
  GroupCondition,
  GroupPlace,
  WantedGroup,
} from "../../src/ports/access-groups.ts";
import { join, refuseForeign, refuseLate, refused } from "./in-memory-iam-state.ts";
import type { Group, IamState } from "./in-memory-iam-state.ts";

export function inMemoryAccessGroups(state: IamState): AccessGroups {
  return {
    condition: async (wanted) => conditionOf(state.groups.get(wanted.group), wanted),
    establish: async (wanted, _condition, hold) => {
      refuseLate(hold);
      establish(state, wanted);
    },
    membersOf: async (wanted) => {
      if (!state.groups.has(wanted.group)) return undefined;
      refuseNamesake(state, wanted);
      return [...state.users].flatMap(([name, { groups }]) =>
        groups.has(wanted.group) ? [name] : [],
      );
    },
    make: async (wanted, hold) => {
      refuseLate(hold);
      refuseNamesake(state, wanted);
      if (state.groups.has(wanted.group)) return;
      state.groups.set(wanted.group, { path: wanted.path, policies: new Map() });
    },
    remove: async (wanted, hold) => {
      if (!state.groups.has(wanted.group)) return;
      refuseNamesake(state, wanted);
      refuseLate(hold);
      for (const user of state.users.values()) user.groups.delete(wanted.group);
      state.groups.delete(wanted.group);
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

function establish(state: IamState, wanted: WantedGroup): void {
  const { group, path, roleArn } = wanted;
  refuseNamesake(state, wanted);
  state.groups.set(group, {
    path,
    policies: new Map([[ACCESS_POLICY_NAME, accessGroupPolicy(roleArn)]]),
  });
}

function refuseNamesake({ groups }: IamState, { group, path }: GroupPlace): void {
  const known = groups.get(group);
  if (known && known.path !== path) {
    throw refused(`There is a group ${known.path}${group} already.`);
  }
}
