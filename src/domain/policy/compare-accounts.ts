// Which accounts and roles one access policy has and another has not, and whose names stand for something else.
import type { AccessPolicy } from "../access-policy.ts";
import type { AccessRole, Account } from "../account.ts";
import type { AddedAndRemoved, PolicyDifference } from "./policy-difference.ts";
import type { Place } from "./rule-reach.ts";

type Compared = Pick<PolicyDifference, "accounts" | "roles" | "redefined">;

export function compareAccounts(before: AccessPolicy, after: AccessPolicy): Compared {
  const inBoth = [...before.accounts.values()].flatMap((old) => {
    const account = after.accounts.get(old.slug);
    return account ? [{ old, account }] : [];
  });
  return {
    accounts: addedAndRemoved([...before.accounts.keys()], [...after.accounts.keys()]),
    roles: {
      added: inBoth.flatMap(({ old, account }) => rolesOnlyIn(account, old)),
      removed: inBoth.flatMap(({ old, account }) => rolesOnlyIn(old, account)),
    },
    redefined: inBoth.flatMap(({ old, account }) => {
      const fields = redefinedFields(old, account);
      return fields.length > 0 ? [{ account: account.slug, fields }] : [];
    }),
  };
}

export function addedAndRemoved(
  before: readonly string[],
  after: readonly string[],
): AddedAndRemoved<string> {
  const [had, has] = [new Set(before), new Set(after)];
  return {
    added: after.filter((one) => !had.has(one)),
    removed: before.filter((one) => !has.has(one)),
  };
}

function rolesOnlyIn(one: Account, other: Account): Place[] {
  const known = new Set(other.roles.map(({ key }) => key));
  return one.roles
    .filter(({ key }) => !known.has(key))
    .map(({ key }) => ({ account: one.slug, role: key }));
}

function redefinedFields(before: Account, after: Account): string[] {
  return [
    ...(before.id === after.id ? [] : ["id"]),
    ...(before.managedBy === after.managedBy ? [] : ["managed_by"]),
    ...(before.client?.externalId === after.client?.externalId ? [] : ["client"]),
    ...after.roles.flatMap((role) => {
      const old = before.roles.find(({ key }) => key === role.key);
      return old ? redefinedIn(old, role).map((field) => `roles.${role.key}.${field}`) : [];
    }),
  ];
}

const OF_ROLES: Readonly<Record<string, (role: AccessRole) => unknown>> = {
  role: ({ roleName }) => roleName,
  session: ({ sessionSeconds }) => sessionSeconds,
  group: ({ group }) => group,
  opened_by: ({ openedBy }) => openedBy,
  external_id: ({ externalId }) => externalId,
  mfa: ({ mfa }) => mfa,
};

function redefinedIn(before: AccessRole, after: AccessRole): string[] {
  return Object.entries(OF_ROLES)
    .filter(([, of]) => JSON.stringify(of(before)) !== JSON.stringify(of(after)))
    .map(([field]) => field);
}
