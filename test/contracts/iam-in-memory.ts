// The in-memory IAM as a world for contracts.
import { BOUNDARY } from "../support/a-policy.ts";
import { inMemoryIam } from "../support/in-memory-iam.ts";
import { clientAccount } from "./iam-world.ts";
import type { IamWorld, StartingUser } from "./iam-world.ts";

const accountId = clientAccount.id;
const accessRole = { accountId, roleName: clientAccount.accessRole };
const roles = [
  accessRole,
  { accountId, roleName: clientAccount.manager },
  { accountId, roleName: clientAccount.reader, mayWritePolicies: false },
  { accountId, roleName: clientAccount.strangers, trustsRolecall: false },
];
const fence = { boundary: `arn:aws:iam::111111111111:policy/${BOUNDARY}` };

export async function startInMemoryIam(users: readonly StartingUser[]): Promise<IamWorld> {
  const { byHand, directory, ...ports } = inMemoryIam(
    users.map(({ isFenced, ...user }) => ({ ...user, ...(isFenced ? fence : {}) })),
    { roles },
  );
  return {
    ...ports,
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
      putUserPolicy: async (user, policy, document) => byHand.putUserPolicy(user, policy, document),
      userPoliciesOf: async (user) => byHand.userPoliciesOf(user),
      rolePolicies: async () => byHand.rolePoliciesOf(accessRole),
      join: async (user, group) => byHand.join(user, group),
    },
    stop: async () => undefined,
  };
}
