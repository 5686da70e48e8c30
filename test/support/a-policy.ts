// An access policy as small as a test needs: client-a with two roles, client-c with one.
import type { AccessPolicy } from "../../src/domain/access-policy.ts";
import type { Account } from "../../src/domain/account.ts";
import { bob, carol } from "./people.ts";

export const clientA: Account = {
  slug: "client-a",
  id: "222222222222",
  name: "Client A",
  roles: [
    { key: "admin", roleName: "OrganizationAccountAccessRole", sessionSeconds: 3600 },
    { key: "read-only", roleName: "RolecallReadOnly", sessionSeconds: 3600 },
  ],
};

export const clientC: Account = {
  slug: "client-c",
  id: "444444444444",
  name: "Client C",
  roles: [{ key: "admin", roleName: "OrganizationAccountAccessRole", sessionSeconds: 3600 }],
};

export function aPolicy(changes: Partial<AccessPolicy> = {}): AccessPolicy {
  return {
    accounts: new Map([clientA, clientC].map((account) => [account.slug, account])),
    approvers: { channel: "C0APPROVALS", people: [bob.user, carol.user] },
    lapseMilliseconds: 72 * 3600 * 1000,
    ...changes,
  };
}
