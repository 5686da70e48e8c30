// An access policy as small as a test needs: client-a with two roles, client-c with one, and a rule for each.
import { ruleFor } from "../../src/domain/access-policy.ts";
import type { AccessPolicy } from "../../src/domain/access-policy.ts";
import { NOBODY } from "../../src/domain/access-rule.ts";
import type { AccessRule, Who } from "../../src/domain/access-rule.ts";
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
    },
    {
      key: "read-only",
      roleName: "RolecallReadOnly",
      sessionSeconds: 3600,
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
    },
  ],
};

/** The path and name of the permissions boundary that people in tests carry. */
export const BOUNDARY = "rolecall/people";

export const everyone: Who = { everyone: true, people: [], groups: [] };

export function people(...persons: readonly { readonly user: string }[]): Who {
  return { ...NOBODY, people: persons.map(({ user }) => user) };
}

/** By Slack user groups. */
export function inGroups(...groups: readonly string[]): Who {
  return { ...NOBODY, groups };
}

/** Everyone may ask for anything, and bob or carol decides. */
export function aRule(changes: Partial<AccessRule> = {}): AccessRule {
  return {
    name: "everything",
    accounts: { slugs: [], units: [], tags: {} },
    roles: [],
    mayAsk: everyone,
    mayApprove: people(bob, carol),
    notified: NOBODY,
    approvals: 1,
    time: standingOrTimed,
    sensitive: null,
    lapseMilliseconds: 72 * 3600 * 1000,
    remindMilliseconds: null,
    escalation: null,
    breakGlass: null,
    ...changes,
  };
}

const clientCRule = aRule({
  name: "client-c",
  accounts: { slugs: ["client-c"], units: [], tags: {} },
  time: { defaultLasting: 3600, longestSeconds: 4 * 3600, standing: false },
});

export function aPolicy(changes: Partial<AccessPolicy> = {}): AccessPolicy {
  return {
    accounts: new Map([clientA, clientC].map((account) => [account.slug, account])),
    channel: "C0APPROVALS",
    admins: [carol.user],
    guard: { kind: "fenced", boundary: BOUNDARY },
    rules: [clientCRule, aRule()],
    names: new Map(),
    newAccounts: null,
    connecting: null,
    closing: null,
    leaving: new Map(),
    ...changes,
  };
}

/** The rule of a policy that is about client-a as admin. */
export function ruleOf(policy: AccessPolicy): AccessRule {
  const role = clientA.roles[0];
  const rule = role && ruleFor(policy, clientA, role);
  if (!rule) throw new Error("no rule is about client-a as admin");
  return rule;
}
