// An account of rolecall.yaml as people are let into it.
import type * as z from "zod";
import type { AccessRole, Account, NamedGroup } from "../../domain/account.ts";
import type { accountSchema } from "./account-schema.ts";
import { listed } from "./read-rule.ts";

type AccountText = z.output<typeof accountSchema>;
type RoleText = AccountText["roles"][string];

export function readAccount(written: AccountText): Account {
  const { managed_by: managedBy, client, roles, ...account } = written;
  return {
    ...account,
    ...(managedBy === undefined ? {} : { managedBy }),
    // Whom it trusts by name is known of accounts that Rolecall has connected itself.
    ...(client ? { client: { externalId: client.external_id, people: null } } : {}),
    roles: Object.entries(roles).map(([key, role]) => readRole(key, role)),
  };
}

function readRole(key: string, written: RoleText): AccessRole {
  const { role, session, group, external_id: externalId, mfa } = written;
  const openedBy = listed(written.opened_by).map((name) => readGroup(name).name);
  return {
    ...{ key, roleName: role, sessionSeconds: session },
    ...(group === undefined ? {} : { group: readGroup(group) }),
    ...(openedBy.length > 0 ? { openedBy } : {}),
    ...(externalId === undefined ? {} : { externalId }),
    ...(mfa ? {} : { mfa: "not-needed" }),
  };
}

/** `team/admins` is `admins` under `/team/`. */
export function readGroup(written: string): NamedGroup {
  const end = written.lastIndexOf("/") + 1;
  return { name: written.slice(end), path: `/${written.slice(0, end)}` };
}
