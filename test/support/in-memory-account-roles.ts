// The roles of accounts without AWS: those of an in-memory organization, entered by the role each was born with.
//
// Rolecall gets in where the account is open (the organization's `entryTakes`) and a statement of the birth role's trust
// policy lets one of `bots` in, or has no condition at all, as the one that Organizations writes.
//
// Knobs:
//   failNext(method, trouble)   the next call of that method of the port throws it, with nothing done
//   failNext(method, "lost")    it is done, and retryable trouble is thrown in place of the answer
//   lockOut(accountId)          hardening there locks Rolecall out, so that it is rolled back
//   takeAlias(alias)            somebody else in the world has it
//   putRole, alter: what an administrator does in an account by hand
// To look at: `rolesIn(accountId)`, `calls`.
import type { PolicyDocument } from "../../src/domain/iam-documents.ts";
import { trustDifferences } from "../../src/domain/trust-document.ts";
import { Trouble } from "../../src/domain/trouble.ts";
import type {
  AccountRoles,
  Door,
  Hardened,
  RoleCondition,
  WantedRole,
} from "../../src/ports/account-roles.ts";
import type { Hold } from "../../src/ports/hold.ts";
import { refuseLate } from "./in-memory-iam-state.ts";
import type { InMemoryOrganization } from "./in-memory-organization.ts";

export interface RoleThere {
  trust: PolicyDocument;
  policies: readonly string[];
  /** Names. */
  inline: readonly string[];
  sessionSeconds: number;
  /** Made by Rolecall. */
  readonly isOurs: boolean;
}

type Method = keyof AccountRoles;

export interface InMemoryAccountRoles {
  readonly roles: AccountRoles;
  readonly calls: readonly { readonly method: Method; readonly accountId: string }[];
  /** By name; a copy. */
  rolesIn(accountId: string): Readonly<Record<string, RoleThere>>;
  aliasIn(accountId: string): string | undefined;
  putRole(accountId: string, roleName: string, role?: Partial<RoleThere>): void;
  alter(accountId: string, roleName: string, change: Partial<Omit<RoleThere, "isOurs">>): void;
  failNext(method: Method, how: Trouble | "lost"): void;
  lockOut(accountId: string): void;
  takeAlias(alias: string): void;
}

export interface InMemoryAccountRolesOptions {
  readonly organization: Pick<InMemoryOrganization, "standing" | "managementId">;
  /** ARNs of the roles that Rolecall acts as. */
  readonly bots?: readonly string[];
  /** Told of each role that Rolecall makes. */
  readonly onRole?: (role: { readonly accountId: string; readonly roleName: string }) => void;
}

interface Inside {
  readonly roles: Map<string, RoleThere>;
  alias: string | undefined;
}

interface State {
  readonly organization: InMemoryAccountRolesOptions["organization"];
  readonly bots: readonly string[];
  readonly onRole: NonNullable<InMemoryAccountRolesOptions["onRole"]>;
  readonly accounts: Map<string, Inside>;
  readonly lockedOut: Set<string>;
  readonly aliases: Set<string>;
  readonly next: { readonly method: Method; readonly how: Trouble | "lost" }[];
  readonly calls: { readonly method: Method; readonly accountId: string }[];
}

const USUAL_BOTS = ["rolecall", "rolecall-provisioner"].map(
  (name) => `arn:aws:iam::111111111111:role/${name}`,
);

export function inMemoryAccountRoles(options: InMemoryAccountRolesOptions): InMemoryAccountRoles {
  const { organization, bots = USUAL_BOTS, onRole = () => undefined } = options;
  const state: State = {
    ...{ organization, bots, onRole },
    ...{ accounts: new Map(), lockedOut: new Set(), aliases: new Set(), next: [], calls: [] },
  };
  return {
    roles: port(state),
    calls: state.calls,
    rolesIn: (accountId) => structuredClone(Object.fromEntries(inside(state, accountId).roles)),
    aliasIn: (accountId) => inside(state, accountId).alias,
    putRole: (accountId, roleName, role = {}) => {
      const trust = trustOfOrganizations(organization.managementId);
      const usual = { trust, policies: [], inline: [], sessionSeconds: 3600, isOurs: false };
      inside(state, accountId).roles.set(roleName, { ...usual, ...role });
    },
    alter: (accountId, roleName, change) => {
      Object.assign(roleIn(state, accountId, roleName), change);
    },
    failNext: (method, how) => void state.next.push({ method, how }),
    lockOut: (accountId) => void state.lockedOut.add(accountId),
    takeAlias: (alias) => void state.aliases.add(alias),
  };
}

function port(state: State): AccountRoles {
  return {
    isOpen: (door) => calling(state, { method: "isOpen", door }, () => isOpen(state, door)),
    trustDifferences: (door, { roleName, trust }) =>
      calling(state, { method: "trustDifferences", door }, () => {
        enter(state, door);
        return trustDifferences(roleIn(state, door.accountId, roleName).trust, trust);
      }),
    harden: (door, wanted, hold) =>
      calling(state, { method: "harden", door, hold }, () => {
        enter(state, door);
        return writeTrust(state, door, wanted);
      }),
    entrust: (door, wanted, hold) =>
      calling(state, { method: "entrust", door, hold }, () => {
        enter(state, door);
        return writeTrust(state, door, wanted);
      }),
    condition: (door, wanted) =>
      calling(state, { method: "condition", door }, () => {
        enter(state, door);
        return conditionOf(inside(state, door.accountId).roles.get(wanted.roleName), wanted);
      }),
    establish: (door, wanted, hold) =>
      calling(state, { method: "establish", door, hold }, () => {
        enter(state, door);
        establish(state, door, wanted);
      }),
    aliasOf: (door) =>
      calling(state, { method: "aliasOf", door }, () => {
        enter(state, door);
        return inside(state, door.accountId).alias;
      }),
    setAlias: (door, { alias }, hold) =>
      calling(state, { method: "setAlias", door, hold }, () => {
        enter(state, door);
        return setAlias(state, door, alias);
      }),
  };
}

async function calling<Answer>(
  state: State,
  call: { readonly method: Method; readonly door: Door; readonly hold?: Hold },
  act: () => Answer,
): Promise<Answer> {
  const { method, door, hold } = call;
  if (hold) refuseLate(hold);
  state.calls.push({ method, accountId: door.accountId });
  const index = state.next.findIndex((each) => each.method === method);
  const how = index < 0 ? undefined : state.next.splice(index, 1)[0]?.how;
  if (how instanceof Trouble) throw how;
  const answer = act();
  if (how === undefined) return answer;
  throw new Trouble(`AWS did not answer ${method} in time.`, { retryable: true });
}

function writeTrust(
  state: State,
  { accountId, birthRole }: Door,
  { roleName, trust }: { readonly roleName: string; readonly trust: PolicyDocument },
): Hardened {
  const role = roleIn(state, accountId, roleName);
  const isShut = state.lockedOut.has(accountId) || !letsIn(state, trust);
  if (roleName === birthRole && isShut) {
    return { kind: "rolled-back", why: "AWS does not let Rolecall in any more." };
  }
  role.trust = trust;
  return { kind: "hardened" };
}

function isOpen(state: State, { accountId, birthRole }: Door): boolean {
  const standing = state.organization.standing(accountId);
  if (!standing?.isOpen) return false;
  const role = inside(state, accountId).roles.get(birthRole);
  return role !== undefined && letsIn(state, role.trust);
}

function enter(state: State, door: Door): void {
  if (isOpen(state, door)) return;
  throw new Trouble(`AWS does not let Rolecall into the account ${door.accountId}.`, {
    retryable: false,
  });
}

function letsIn({ bots }: State, { Statement }: PolicyDocument): boolean {
  return Statement.some(({ Condition }) => {
    const text = JSON.stringify(Condition ?? null);
    return Condition === undefined || bots.some((bot) => text.includes(`"${bot}"`));
  });
}

function inside(state: State, accountId: string): Inside {
  const known = state.accounts.get(accountId);
  if (known) return known;
  const standing = state.organization.standing(accountId);
  const made: Inside = { roles: new Map(), alias: undefined };
  if (!standing) return made;
  made.roles.set(standing.birthRole, {
    trust: trustOfOrganizations(state.organization.managementId),
    policies: ["arn:aws:iam::aws:policy/AdministratorAccess"],
    ...{ inline: [], sessionSeconds: 3600, isOurs: false },
  });
  state.accounts.set(accountId, made);
  return made;
}

function roleIn(state: State, accountId: string, roleName: string): RoleThere {
  const role = inside(state, accountId).roles.get(roleName);
  if (role) return role;
  throw new Trouble(`AWS does not find the role ${roleName} in the account ${accountId}.`, {
    retryable: false,
  });
}

function trustOfOrganizations(managementId: string): PolicyDocument {
  const Principal = { AWS: `arn:aws:iam::${managementId}:root` };
  return {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal, Action: "sts:AssumeRole" }],
  };
}

function conditionOf(role: RoleThere | undefined, wanted: WantedRole): RoleCondition {
  if (!role) return { kind: "missing" };
  if (!role.isOurs) return { kind: "foreign", why: whyForeign(wanted) };
  const missing = wanted.policies.filter((arn) => !role.policies.includes(arn));
  const extra = role.policies.filter((arn) => !wanted.policies.includes(arn));
  const differences = [
    ...trustDifferences(role.trust, wanted.trust),
    ...missing.map((arn) => `a managed policy is missing: ${arn}`),
    ...extra.map((arn) => `a managed policy attached: ${arn}`),
    ...role.inline.map((name) => `an inline policy: ${name}`),
    ...(role.sessionSeconds === wanted.sessionSeconds ? [] : ["sessions may last otherwise"]),
  ];
  return differences.length === 0 ? { kind: "as-wanted" } : { kind: "altered", differences };
}

function whyForeign({ roleName }: WantedRole): string {
  return `There is a role ${roleName} that Rolecall did not make.`;
}

function establish(state: State, { accountId }: Door, wanted: WantedRole): void {
  const { roles } = inside(state, accountId);
  const { roleName, trust, policies, sessionSeconds } = wanted;
  const known = roles.get(roleName);
  if (known && !known.isOurs) throw new Trouble(whyForeign(wanted), { retryable: false });
  roles.set(roleName, { trust, policies, sessionSeconds, inline: [], isOurs: true });
  if (!known) state.onRole({ accountId, roleName });
}

function setAlias(state: State, { accountId }: Door, alias: string): "set" | "taken" {
  const account = inside(state, accountId);
  if (account.alias === alias) return "set";
  if (state.aliases.has(alias)) return "taken";
  state.aliases.add(alias);
  account.alias = alias;
  return "set";
}
