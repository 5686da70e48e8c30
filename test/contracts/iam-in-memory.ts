// The in-memory IAM as a world for contracts.
import { inMemoryIam } from "../support/in-memory-access-groups.ts";
import type { IamWorld, StartingUser } from "./iam-world.ts";

export async function startInMemoryIam(users: readonly StartingUser[]): Promise<IamWorld> {
  const { groups, people, directory, byHand } = inMemoryIam(users);
  return {
    groups,
    people,
    directory: () => directory,
    byHand: {
      addUser: async (name, boundTo) =>
        byHand.addUser(boundTo === undefined ? { name } : { name, boundTo }),
      deleteUser: async (name) => byHand.deleteUser(name),
      bind: async (name, boundTo) => byHand.bind(name, boundTo),
      unbind: async (name) => byHand.bind(name, undefined),
      addGroup: async (name, path) => byHand.addGroup(name, path),
      deleteGroup: async (name) => byHand.deleteGroup(name),
      putPolicy: async (group, policy, document) => byHand.putPolicy(group, policy, document),
      policiesOf: async (group) => byHand.policiesOf(group),
      join: async (user, group) => byHand.join(user, group),
    },
    stop: async () => undefined,
  };
}
