// The in-memory organization as a world for contracts.
import { inMemoryAccountRoles } from "../support/in-memory-account-roles.ts";
import { inMemoryOrganization } from "../support/in-memory-organization.ts";
import type { OrganizationWorld } from "./organization-world.ts";

const MINUTE = 60_000;

export async function startInMemoryOrganization(): Promise<OrganizationWorld> {
  let now = Date.UTC(2026, 0, 5, 9);
  const organization = inMemoryOrganization({ now: () => now });
  const accounts = inMemoryAccountRoles({ organization });
  return {
    organization: organization.organization,
    roles: accounts.roles,
    managementId: organization.managementId,
    settle: async () => {
      now += MINUTE;
    },
    byHand: {
      managedPolicy: async (_accountId, name) => `arn:aws:iam::aws:policy/${name}`,
      takeEmail: async (email) => organization.takeElsewhere(email),
      addUnit: async (path) => void organization.addUnit(path),
      deleteUnit: async (path) => organization.deleteUnit(path),
      addAccount: async (account) => organization.addAccount(account),
      addRole: async (accountId, roleName) => accounts.putRole(accountId, roleName),
      attach: async (accountId, roleName, arn) => {
        const { policies = [] } = accounts.rolesIn(accountId)[roleName] ?? {};
        accounts.alter(accountId, roleName, { policies: [...policies, arn] });
      },
      setTrust: async (accountId, roleName, trust) =>
        accounts.alter(accountId, roleName, { trust }),
      setSession: async (accountId, roleName, sessionSeconds) =>
        accounts.alter(accountId, roleName, { sessionSeconds }),
      roleIn: async (accountId, roleName) => {
        const role = accounts.rolesIn(accountId)[roleName];
        if (role) return role;
        throw new Error(`no role ${roleName}`);
      },
    },
    stop: async () => undefined,
  };
}
