// The census without AWS.
import { ACCESS_GROUP_PATH } from "../../src/domain/account.ts";
import { isOurPolicy } from "../../src/domain/seat-policies.ts";
import type { CensusTaker } from "../../src/ports/census.ts";
import type { Group, IamState, Policies } from "./in-memory-iam-state.ts";

export function inMemoryCensus({ users, groups }: IamState): CensusTaker {
  return {
    take: async () => {
      const ours = [...groups].filter(([, { path }]) => path.startsWith(ACCESS_GROUP_PATH));
      const everybody = [...users];
      const membersOf = (name: string) =>
        everybody.flatMap(([user, { groups: of }]) => (of.has(name) ? [user] : []));
      return {
        groups: new Map(ours.map(([name, group]) => [name, held(group)])),
        members: new Map(
          [...groups.keys()]
            .map((name) => [name, membersOf(name)] as const)
            .filter(([, members]) => members.length > 0),
        ),
        policies: new Map(
          everybody
            .map(([user, { policies }]) => [user, documents(policies, isOurPolicy)] as const)
            .filter(([, found]) => Object.keys(found).length > 0),
        ),
        tags: new Map(
          everybody.flatMap(([user, { boundTo }]) =>
            boundTo === undefined ? [] : [[user, boundTo]],
          ),
        ),
      };
    },
  };
}

function held({ policies }: Group) {
  return { policies: documents(policies, () => true), attached: [] };
}

function documents(policies: Policies, isWanted: (name: string) => boolean) {
  return structuredClone(Object.fromEntries([...policies].filter(([name]) => isWanted(name))));
}
