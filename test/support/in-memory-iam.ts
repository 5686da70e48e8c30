// A little IAM without AWS, behind the ports that read and change it, and what an administrator does to it by hand.
import type { Room } from "../../src/domain/capacity.ts";
import { personKey, readPersonKey } from "../../src/domain/person.ts";
import type { Binding, SlackPerson } from "../../src/domain/person.ts";
import type { AccessGroups } from "../../src/ports/access-groups.ts";
import type { AccountSessions } from "../../src/ports/account-sessions.ts";
import type { CensusTaker } from "../../src/ports/census.ts";
import type { Directory } from "../../src/ports/directory.ts";
import type { IamPeople } from "../../src/ports/iam-people.ts";
import type { UserPolicies } from "../../src/ports/user-policies.ts";
import { BOUNDARY, clientA, clientC } from "./a-policy.ts";
import { inMemoryAccessGroups } from "./in-memory-access-groups.ts";
import { inMemoryAccountSessions } from "./in-memory-account-sessions.ts";
import { inMemoryCensus } from "./in-memory-census.ts";
import {
  MOST_GROUPS,
  MOST_GROUP_CHARACTERS,
  MOST_INLINE_CHARACTERS,
  charactersOf,
  join,
  ownGroupsOf,
} from "./in-memory-iam-state.ts";
import type { IamState, Policies } from "./in-memory-iam-state.ts";
import { inMemoryUserPolicies } from "./in-memory-user-policies.ts";

export interface UserByHand {
  readonly name: string;
  /** Absent: `/`. */
  readonly path?: string;
  /** `<team id>/<user id>`, as the tag has it. */
  readonly boundTo?: string;
  readonly mfaSerials?: readonly string[];
  /** ARN of the permissions boundary. */
  readonly boundary?: string;
}

export interface RoleByHand {
  readonly accountId: string;
  /** With its path, where it has one. */
  readonly roleName: string;
  /** Absent: yes. */
  readonly trustsRolecall?: boolean;
  /** Absent: yes. */
  readonly mayWritePolicies?: boolean;
}

export interface InMemoryIam {
  readonly groups: AccessGroups;
  readonly people: IamPeople;
  readonly policies: UserPolicies;
  readonly sessions: AccountSessions;
  readonly directory: Directory;
  readonly census: CensusTaker;
  /** What an administrator does without Rolecall. */
  readonly byHand: {
    addUser(user: UserByHand): void;
    deleteUser(name: string): void;
    bind(name: string, boundTo: string | undefined): void;
    setBoundary(name: string, boundary: string | null): void;
    setMfa(name: string, serials: readonly string[]): void;
    addGroup(name: string, path: string): void;
    /** Rolecall may put people into it and take them out, as with a group that is used as it is. */
    permit(group: string): void;
    deleteGroup(name: string): void;
    putPolicy(group: string, policy: string, document: object): void;
    policiesOf(group: string): Record<string, unknown>;
    putUserPolicy(user: string, policy: string, document: object): void;
    deleteUserPolicy(user: string, policy: string): void;
    groupNames(): readonly string[];
    userPoliciesOf(user: string): Record<string, unknown>;
    rolePoliciesOf(role: Pick<RoleByHand, "accountId" | "roleName">): Record<string, unknown>;
    join(user: string, group: string): void;
    leave(user: string, group: string): void;
  };
}

export interface IamOptions {
  /** Absent: the roles of the accounts that tests let people into. */
  readonly roles?: readonly RoleByHand[];
  /** ARN that a user must carry for Rolecall to write policies on them; null where anybody will do. */
  readonly boundary?: string | null;
}

const rolesOfTests: readonly RoleByHand[] = [clientA, clientC].flatMap(({ id, roles }) =>
  roles.map(({ roleName }) => ({ accountId: id, roleName })),
);
const boundaryOfTests = `arn:aws:iam::111111111111:policy/${BOUNDARY}`;

export function inMemoryIam(
  users: readonly UserByHand[] = [],
  { roles = rolesOfTests, boundary = boundaryOfTests }: IamOptions = {},
): InMemoryIam {
  const state: IamState = {
    users: new Map(),
    groups: new Map(),
    permitted: new Set(),
    roles: rolesFrom(roles),
    boundary,
  };
  const byHand = inMemoryAdministrator(state);
  for (const user of users) byHand.addUser(user);
  return {
    byHand,
    groups: inMemoryAccessGroups(state),
    policies: inMemoryUserPolicies(state),
    sessions: inMemoryAccountSessions(state),
    census: inMemoryCensus(state),
    people: {
      find: async (iamUser) => {
        const user = state.users.get(iamUser);
        if (!user) return undefined;
        const { arn, boundTo, boundary: carried, mfaSerials } = user;
        return { arn, boundTo, mfaSerials: [...mfaSerials], boundary: carried };
      },
    },
    directory: {
      bindingOf: async (person) => binding(state, personKey(person)),
      readAnew: () => Promise.resolve(),
      roomFor: (iamUser, group) => roomFor(state, iamUser, group),
      isMember: (iamUser, group) => roomFor(state, iamUser, group)?.isMember ?? false,
      membersOf: (group) =>
        [...state.users].flatMap(([name, { groups }]) => (groups.has(group) ? [name] : [])),
      personOf: (iamUser) => personOf(state, iamUser),
      arnOf: (iamUser) => state.users.get(iamUser)?.arn,
      mfaOf: async (iamUser) => {
        const user = state.users.get(iamUser);
        return user && { serials: [...user.mfaSerials] };
      },
    },
  };
}

function rolesFrom(roles: readonly RoleByHand[]): IamState["roles"] {
  return new Map(
    roles.map(({ accountId, roleName, trustsRolecall = true, mayWritePolicies = true }, count) => {
      const id = `AROA${String(count).padStart(17, "A")}`;
      const role = { id, trustsRolecall, mayWritePolicies, policies: new Map() };
      return [`${accountId}/${roleName}`, role];
    }),
  );
}

function binding({ users }: IamState, tagValue: string): Binding {
  const iamUsers = [...users].flatMap(([name, user]) => (user.boundTo === tagValue ? [name] : []));
  const [iamUser, ...others] = iamUsers;
  if (iamUser === undefined) return { kind: "not-linked" };
  return others.length > 0 ? { kind: "ambiguous", iamUsers } : { kind: "linked", iamUser };
}

function personOf(state: IamState, iamUser: string): SlackPerson | undefined {
  const person = readPersonKey(state.users.get(iamUser)?.boundTo ?? "");
  return person && binding(state, personKey(person)).kind === "linked" ? person : undefined;
}

function roomFor(state: IamState, iamUser: string, group: string): Room | undefined {
  const { users, groups } = state;
  const user = users.get(iamUser);
  return (
    user && {
      groupsOfUser: [...user.groups],
      isMember: user.groups.has(group),
      groupExists: groups.has(group),
      groups: groups.size,
      mostGroups: MOST_GROUPS,
      inlineCharacters: charactersOf(user.policies),
      mostInlineCharacters: MOST_INLINE_CHARACTERS,
      own: ownGroupsOf(state, iamUser),
      mostGroupCharacters: MOST_GROUP_CHARACTERS,
      boundary: user.boundary,
    }
  );
}

function inMemoryAdministrator(state: IamState): InMemoryIam["byHand"] {
  const { users, groups, roles } = state;
  const user = (name: string) => there(users.get(name), `user ${name}`);
  const group = (name: string) => there(groups.get(name), `group ${name}`);
  return {
    addUser: ({ name, path = "/", boundTo, boundary = null, mfaSerials = [] }) => {
      const arn = `arn:aws:iam::111111111111:user${path}${name}`;
      const empty = { groups: new Set<string>(), policies: new Map() };
      users.set(name, { arn, boundTo, boundary, mfaSerials: [...mfaSerials], ...empty });
    },
    deleteUser: (name) => {
      users.delete(name);
    },
    bind: (name, boundTo) => {
      user(name).boundTo = boundTo;
    },
    setBoundary: (name, boundary) => {
      user(name).boundary = boundary;
    },
    groupNames: () => [...state.groups.keys()].sort(),
    permit: (name) => {
      state.permitted.add(name);
    },
    setMfa: (name, serials) => {
      user(name).mfaSerials = [...serials];
    },
    addGroup: (name, path) => {
      groups.set(name, { path, policies: new Map() });
    },
    deleteGroup: (name) => {
      groups.delete(name);
      for (const each of users.values()) each.groups.delete(name);
    },
    putPolicy: (name, policy, document) => {
      group(name).policies.set(policy, structuredClone(document));
    },
    policiesOf: (name) => copyOf(group(name).policies),
    putUserPolicy: (name, policy, document) => {
      user(name).policies.set(policy, structuredClone(document));
    },
    deleteUserPolicy: (name, policy) => {
      user(name).policies.delete(policy);
    },
    userPoliciesOf: (name) => copyOf(user(name).policies),
    rolePoliciesOf: ({ accountId, roleName }) =>
      copyOf(there(roles.get(`${accountId}/${roleName}`), `role ${roleName}`).policies),
    join: (name, groupName) => join(state, name, groupName),
    leave: (name, groupName) => {
      users.get(name)?.groups.delete(groupName);
    },
  };
}

function there<Thing>(thing: Thing | undefined, what: string): Thing {
  if (thing === undefined) throw new Error(`no ${what}`);
  return thing;
}

function copyOf(policies: Policies): Record<string, unknown> {
  return structuredClone(Object.fromEntries(policies));
}
