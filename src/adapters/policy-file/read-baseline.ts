// The parts new_accounts, connect_accounts and close_accounts of rolecall.yaml as they are decided by.
import type * as z from "zod";
import type { AccessRule } from "../../domain/access-rule.ts";
import type {
  BaselineRole,
  ClosedAccounts,
  ConnectedAccounts,
  NewAccounts,
} from "../../domain/accounts/baseline.ts";
import {
  CLOSING_ACCOUNTS,
  CONNECTING_ACCOUNTS,
  NEW_ACCOUNTS,
} from "../../domain/policy/account-parts.ts";
import { usualRoleName } from "./baseline-roles.ts";
import type { newAccountsSchema } from "./baseline-schema.ts";
import type { connectAccountsSchema } from "./connect-schema.ts";
import type { PolicyNames } from "./policy-names.ts";
import { listed, readDeciding } from "./read-rule.ts";
import type { DecidingText } from "./read-rule.ts";

type NewAccountsText = z.output<typeof newAccountsSchema>;
type RoleText = NewAccountsText["roles"][string];

export function readNewAccounts(written: NewAccountsText, names: PolicyNames): NewAccounts {
  const { email, name: accountName, role: birthRole, roles, trust } = written;
  const { alias = null, most = null, tags = {}, unit = null } = written;
  return {
    rule: ruleOf(NEW_ACCOUNTS, written, names),
    ...{ email, accountName, birthRole, unit, trust, alias, tags, most },
    roles: Object.entries(roles).map(([key, role]) => readRole({ key, role, birthRole })),
    units: listed(written.units),
  };
}

type ConnectingText = z.output<typeof connectAccountsSchema>;
type OwnRoleText = ConnectingText["roles"][string];

export function readConnecting(written: ConnectingText, names: PolicyNames): ConnectedAccounts {
  const { roles, trust, role_names: roleNames } = written;
  return {
    rule: ruleOf(CONNECTING_ACCOUNTS, written, names),
    trust,
    roles: Object.entries(roles).map(([key, role]) => readOwnRole(key, role)),
    roleNames: listed(roleNames),
  };
}

export function readClosing(written: DecidingText, names: PolicyNames): ClosedAccounts {
  return { rule: ruleOf(CLOSING_ACCOUNTS, written, names) };
}

function readRole(
  written: Readonly<{ key: string; role: RoleText; birthRole: string }>,
): BaselineRole {
  const { key, role, birthRole } = written;
  const { policies } = role;
  if (policies) return readOwnRole(key, { ...role, policies });
  // Organizations makes it with an hour.
  return { key, roleName: birthRole, sessionSeconds: 3600, policies: [] };
}

function readOwnRole(key: string, role: OwnRoleText): BaselineRole {
  const { name = usualRoleName(key), policies, session } = role;
  return { key, roleName: name, sessionSeconds: session, policies };
}

/** Nobody is let in by it, so it says nothing of accounts, roles and times. */
function ruleOf(name: string, written: DecidingText, names: PolicyNames): AccessRule {
  return {
    name,
    accounts: { slugs: [], units: [], tags: {} },
    roles: [],
    ...readDeciding(written, names),
    time: { defaultLasting: 3600, longestSeconds: 3600, standing: false },
    sensitive: null,
    breakGlass: null,
  };
}
