// What the generated permissions are for: where Rolecall runs, and how far rolecall.yaml lets it go.
import type { AccessPolicy, GuardRule } from "../access-policy.ts";
import type { Account } from "../account.ts";
import { matchesPattern } from "../pattern.ts";

/** Where Rolecall runs, and as whom. */
export interface BotPlace {
  readonly partition: string;
  /** Of the management account. */
  readonly managementId: string;
  readonly organizationId: string;
  readonly region: string;
  readonly table: string;
  /** ARN, with its path. */
  readonly runtimeRole: string;
  /** ARN, with its path; null where the runtime role does everything. */
  readonly provisionerRole: string | null;
}

export interface PermissionScope extends BotPlace {
  readonly guard: GuardRule;
  /** Names of roles that Rolecall acts as in accounts: those that Organizations makes, and those of managed_by. */
  readonly birthRoles: readonly string[];
  /** Names of the roles people switch to in accounts of the organization, which Rolecall enters only to see that its trust policy still lets it in. */
  readonly accessRoles: readonly string[];
  /** ARNs of roles of managed_by that are not in a member account of the organization. */
  readonly rolesElsewhere: readonly string[];
  /** ARNs of access roles in the management account itself. */
  readonly rolesAtHome: readonly string[];
  /** Names, and patterns of names, of the roles people switch to in accounts that clients own. */
  readonly clientRoles: readonly string[];
  /** ARNs of those, as far as Rolecall enters them: by patterns of names in every account, or one by one. */
  readonly clientDoors: readonly string[];
  /** ARNs of the groups that are used as they are: people are put into them and taken out, and that is all. */
  readonly usedGroups: readonly string[];
  /** `units`: ids of the organizational units that accounts may be put into, `*` for all. Null: none are made. */
  readonly makes: { readonly units: readonly string[] } | null;
  /** `others`: ids of accounts that may be closed although Rolecall did not make them. Null: none are closed. */
  readonly closes: { readonly others: readonly string[] } | null;
  /** Only where nobody else makes the table. */
  readonly makesTable: boolean;
}

/** What rolecall.yaml does not say. */
export interface ScopeChoice {
  /** Slugs of accounts that are not of the organization. */
  readonly outside: readonly string[];
  readonly units: readonly string[];
  /** Accounts that Rolecall did not make are closed only once somebody has tagged them as if it had. */
  readonly onlyTagged: boolean;
}

type Said = Pick<AccessPolicy, "accounts" | "guard" | "newAccounts" | "connecting" | "closing">;

export function scopeOf(policy: Said, place: BotPlace, choice: ScopeChoice): PermissionScope {
  const { accounts, guard, newAccounts, connecting, closing } = policy;
  const all = [...accounts.values()];
  const clients = all.filter(({ client }) => client !== undefined);
  const outside = all.filter(({ slug }) => choice.outside.includes(slug));
  const elsewhere = [...new Set([...outside, ...clients])];
  const atHome = all.filter(({ id }) => id === place.managementId);
  const members = all.filter((account) => ![...elsewhere, ...atHome].includes(account));
  const closable = choice.onlyTagged ? [] : members.map(({ id }) => id);
  const baseline = newAccounts?.roles.map(({ roleName }) => roleName) ?? [];
  const birth = newAccounts ? [newAccounts.birthRole] : [];
  return {
    ...place,
    guard,
    birthRoles: unique([...birth, ...members.flatMap(({ managedBy }) => managedBy ?? [])]),
    accessRoles: unique([...baseline, ...all.filter(({ client }) => !client).flatMap(roleNames)]),
    rolesElsewhere: unique([...elsewhere, ...atHome].flatMap((account) => manager(account, place))),
    rolesAtHome: unique(
      atHome.flatMap((account) => roleNames(account).map(roleAt(account, place))),
    ),
    ...clientsSide(clients, connecting, place),
    usedGroups: unique(all.flatMap((account) => usedIn(account, place))),
    makes: newAccounts ? { units: choice.units } : null,
    closes: closing ? { others: unique(closable) } : null,
    makesTable: false,
  };
}

function clientsSide(
  clients: readonly Account[],
  connecting: Said["connecting"],
  place: BotPlace,
): Pick<PermissionScope, "clientRoles" | "clientDoors"> {
  const patterns = connecting?.roleNames ?? [];
  const named = (name: string) => !patterns.some((pattern) => matchesPattern(pattern, name));
  const alone = clients.flatMap((account) =>
    roleNames(account).filter(named).map(roleAt(account, place)),
  );
  return {
    clientRoles: unique([...patterns, ...clients.flatMap(roleNames).filter(named)]),
    clientDoors: unique([...patterns.map(roleAt({ id: "*" }, place)), ...alone]),
  };
}

function usedIn({ roles }: Account, place: BotPlace): string[] {
  return roles.flatMap(({ group }) =>
    group ? [iamArn(place, `group${group.path}${group.name}`)] : [],
  );
}

function roleNames({ roles }: Account): string[] {
  return roles.map(({ roleName }) => roleName);
}

function roleAt({ id }: Pick<Account, "id">, { partition }: BotPlace): (name: string) => string {
  return (name) => `arn:${partition}:iam::${id}:role/${name}`;
}

function manager(account: Account, place: BotPlace): string[] {
  const { managedBy } = account;
  return managedBy === undefined ? [] : [roleAt(account, place)(managedBy)];
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}

type Home = Pick<BotPlace, "partition" | "managementId">;

/** Of something of IAM in the management account: `group/rolecall/*`. */
export function iamArn({ partition, managementId }: Home, what: string): string {
  return `arn:${partition}:iam::${managementId}:${what}`;
}

/** Of something of Organizations: `account/o-…/*`. */
export function organizationsArn(scope: BotPlace, kind: string, id: string): string {
  const { partition, managementId, organizationId } = scope;
  return `arn:${partition}:organizations::${managementId}:${kind}/${organizationId}/${id}`;
}
