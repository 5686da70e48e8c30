// An access policy as small as a test needs: client-a with two roles, client-c with one.
import type { AccessPolicy } from "../../src/domain/access-policy.ts";
import type { Account } from "../../src/domain/account.ts";
import { bob, carol } from "./people.ts";

/** Without an end unless a time is asked for. */
const standingOrTimed = {
  defaultLasting: "standing",
  longestSeconds: 12 * 3600,
  standing: true,
} as const;

export const clientA: Account = {
  slug: "client-a",
  id: "222222222222",
  name: "Client A",
  roles: [
    {
      key: "admin",
      roleName: "OrganizationAccountAccessRole",
      sessionSeconds: 3600,
      time: standingOrTimed,
    },
    {
      key: "read-only",
      roleName: "RolecallReadOnly",
      sessionSeconds: 3600,
      time: standingOrTimed,
    },
  ],
  managedBy: "OrganizationAccountAccessRole",
};

export const clientC: Account = {
  slug: "client-c",
  id: "444444444444",
  name: "Client C",
  roles: [
    {
      key: "admin",
      roleName: "OrganizationAccountAccessRole",
      sessionSeconds: 3600,
      time: { defaultLasting: 3600, longestSeconds: 4 * 3600, standing: false },
    },
  ],
};

/** The path and name of the permissions boundary that people in tests carry. */
export const BOUNDARY = "rolecall/people";

export function aPolicy(changes: Partial<AccessPolicy> = {}): AccessPolicy {
  return {
    accounts: new Map([clientA, clientC].map((account) => [account.slug, account])),
    approvers: { channel: "C0APPROVALS", people: [bob.user, carol.user] },
    admins: [carol.user],
    guard: { kind: "fenced", boundary: BOUNDARY },
    lapseMilliseconds: 72 * 3600 * 1000,
    ...changes,
  };
}
