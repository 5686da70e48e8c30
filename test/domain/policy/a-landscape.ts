// Accounts, people and rules for tests about whole policies.
import { NOBODY } from "../../../src/domain/access-rule.ts";
import type { AccessRule, AccountMatch, Who } from "../../../src/domain/access-rule.ts";
import type { AccessPolicy } from "../../../src/domain/access-policy.ts";
import type {
  ClosedAccounts,
  ConnectedAccounts,
  NewAccounts,
} from "../../../src/domain/accounts/baseline.ts";
import type { Account } from "../../../src/domain/account.ts";
import { aPolicy, aRule } from "../../support/a-policy.ts";

export const PLATFORM = "S0PLATFORM1";
export const ONCALL = "S0ONCALL001";

export function anAccount(slug: string, ...keys: readonly string[]): Account {
  const roles = (keys.length > 0 ? keys : ["admin"]).map((key) => {
    return { key, roleName: `Role-${key}`, sessionSeconds: 3600 };
  });
  return { slug, id: "222222222222", name: slug, roles };
}

export function group(...groups: readonly string[]): Who {
  return { ...NOBODY, groups };
}

export function about(...slugs: readonly string[]): AccountMatch {
  return { slugs, units: [], tags: {} };
}

/** client-a and client-b as admin, shop-prod as admin and read-only. */
export const landscape = [
  anAccount("client-a"),
  anAccount("client-b"),
  anAccount("shop-prod", "admin", "read-only"),
];

export function policyOf(rules: readonly AccessRule[], accounts = landscape): AccessPolicy {
  return aPolicy({ rules, accounts: new Map(accounts.map((one) => [one.slug, one])) });
}

/** The policy whose one rule is about everything, with these terms. */
export function ruledBy(terms: Partial<AccessRule>): AccessPolicy {
  return policyOf([aRule(terms)]);
}

/** With the roles admin and read-only, by a rule that everyone may ask by. */
export function making(changes: Partial<NewAccounts> = {}): NewAccounts {
  const birthRole = "OrganizationAccountAccessRole";
  return {
    rule: aRule({ name: "new accounts" }),
    email: "aws+{slug}@agency.example",
    accountName: "{name}",
    birthRole,
    roles: [
      { key: "admin", roleName: birthRole, sessionSeconds: 3600, policies: [] },
      {
        key: "read-only",
        roleName: "RolecallReadOnly",
        sessionSeconds: 3600,
        policies: ["ReadOnlyAccess"],
      },
    ],
    units: [],
    unit: null,
    trust: "mfa",
    alias: null,
    tags: {},
    most: null,
    ...changes,
  };
}

/** Clients are asked for admin and read-only, by a rule that everyone may ask by. */
export function connecting(changes: Partial<ConnectedAccounts> = {}): ConnectedAccounts {
  const role = (key: string, roleName: string, policy: string) => {
    return { key, roleName, sessionSeconds: 3600, policies: [policy] };
  };
  return {
    rule: aRule({ name: "connecting accounts" }),
    roles: [
      role("admin", "RolecallAdmin", "AdministratorAccess"),
      role("read-only", "RolecallReadOnly", "ReadOnlyAccess"),
    ],
    trust: "mfa",
    roleNames: ["Rolecall*"],
    ...changes,
  };
}

export function closingBy(terms: Partial<AccessRule> = {}): ClosedAccounts {
  return { rule: aRule({ name: "closing accounts", ...terms }) };
}
