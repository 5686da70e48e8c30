// A little IAM without AWS: users, tags, MFA devices and groups, behind the ports that read and change them.
import { ACCESS_GROUP_PATH } from "../../src/domain/account.ts";
import {
  ACCESS_POLICY_NAME,
  accessGroupPolicy,
  isSameDocument,
} from "../../src/domain/iam-documents.ts";
import { personKey } from "../../src/domain/person.ts";
import type { Binding } from "../../src/domain/person.ts";
import { Trouble } from "../../src/domain/trouble.ts";
import type { AccessGroups, GroupCondition, WantedGroup } from "../../src/ports/access-groups.ts";
import type { Directory } from "../../src/ports/directory.ts";
import type { IamPeople } from "../../src/ports/iam-people.ts";

const MOST_GROUPS = 10;

interface User {
  boundTo: string | undefined;
  readonly mfaSerials: readonly string[];
  readonly groups: Set<string>;
}

interface Group {
  readonly path: string;
  readonly policies: Map<string, unknown>;
}

export interface UserByHand {
  readonly name: string;
  /** `<team id>/<user id>`, as the tag has it. */
  readonly boundTo?: string;
  readonly mfaSerials?: readonly string[];
}

export interface InMemoryIam {
  readonly groups: AccessGroups;
  readonly people: IamPeople;
  readonly directory: Directory;
  /** What an administrator does without Rolecall. */
  readonly byHand: {
    addUser(user: UserByHand): void;
    deleteUser(name: string): void;
    bind(name: string, boundTo: string | undefined): void;
    addGroup(name: string, path: string): void;
    deleteGroup(name: string): void;
    putPolicy(group: string, policy: string, document: object): void;
    policiesOf(group: string): Record<string, unknown>;
    join(user: string, group: string): void;
    leave(user: string, group: string): void;
  };
}

interface World {
  readonly users: Map<string, User>;
  readonly groups: Map<string, Group>;
}

export function inMemoryIam(users: readonly UserByHand[] = []): InMemoryIam {
  const world: World = { users: new Map(), groups: new Map() };
  const byHand = inMemoryAdministrator(world);
  for (const user of users) byHand.addUser(user);
  return {
    byHand,
    groups: inMemoryAccessGroups(world),
    people: {
      find: async (iamUser) => {
        const user = world.users.get(iamUser);
        return user && { boundTo: user.boundTo, mfaSerials: [...user.mfaSerials] };
      },
    },
    directory: {
      bindingOf: async (person) => binding(world, personKey(person)),
      isMember: (iamUser, group) => isIn(world, iamUser, group),
    },
  };
}

function inMemoryAccessGroups(world: World): AccessGroups {
  return {
    condition: async (wanted) => conditionOf(world.groups.get(wanted.group), wanted),
    establish: async (wanted) => establish(world, wanted),
    isMember: async (group, iamUser) => isIn(world, iamUser, group),
    join: async (group, iamUser) => {
      refuseForeign(world, group);
      join(world, iamUser, group);
    },
    leave: async (group, iamUser) => {
      refuseForeign(world, group);
      world.users.get(iamUser)?.groups.delete(group);
    },
  };
}

function binding({ users }: World, tagValue: string): Binding {
  const iamUsers = [...users].flatMap(([name, user]) => (user.boundTo === tagValue ? [name] : []));
  const [iamUser, ...others] = iamUsers;
  if (iamUser === undefined) return { kind: "not-linked" };
  return others.length > 0 ? { kind: "ambiguous", iamUsers } : { kind: "linked", iamUser };
}

function isIn({ users }: World, iamUser: string, group: string): boolean {
  return users.get(iamUser)?.groups.has(group) ?? false;
}

function conditionOf(group: Group | undefined, wanted: WantedGroup): GroupCondition {
  if (!group) return { kind: "missing" };
  const ours = group.policies.get(ACCESS_POLICY_NAME);
  const differences = [
    ...(isSameDocument(ours, accessGroupPolicy(wanted.roleArn)) ? [] : ["policy text changed"]),
    ...[...group.policies.keys()]
      .filter((name) => name !== ACCESS_POLICY_NAME)
      .map((name) => `an extra inline policy \`${name}\``),
  ];
  return differences.length === 0 ? { kind: "as-wanted" } : { kind: "altered", differences };
}

function establish({ groups }: World, { group, path, roleArn }: WantedGroup): void {
  const known = groups.get(group);
  if (known && known.path !== path) {
    throw new Trouble(`There is a group ${known.path}${group} already.`, { retryable: false });
  }
  groups.set(group, {
    path,
    policies: new Map([[ACCESS_POLICY_NAME, accessGroupPolicy(roleArn)]]),
  });
}

/** As AWS does, which permits Rolecall its own path only. */
function refuseForeign({ groups }: World, group: string): void {
  const path = groups.get(group)?.path ?? ACCESS_GROUP_PATH;
  if (path === ACCESS_GROUP_PATH) return;
  throw new Trouble(`The group ${path}${group} is not Rolecall's.`, { retryable: false });
}

function join({ users, groups }: World, iamUser: string, group: string): void {
  const user = users.get(iamUser);
  if (!user) throw new Trouble(`There is no user ${iamUser}.`, { retryable: false });
  if (!groups.has(group)) throw new Trouble(`There is no group ${group}.`, { retryable: true });
  if (!user.groups.has(group) && user.groups.size >= MOST_GROUPS) {
    throw new Trouble(`The IAM user ${iamUser} is already in ten groups.`, { retryable: false });
  }
  user.groups.add(group);
}

function inMemoryAdministrator(world: World): InMemoryIam["byHand"] {
  const groupNamed = (name: string): Group => {
    const group = world.groups.get(name);
    if (!group) throw new Error(`no group ${name}`);
    return group;
  };
  return {
    addUser: ({ name, boundTo, mfaSerials = [] }) => {
      world.users.set(name, { boundTo, mfaSerials: [...mfaSerials], groups: new Set() });
    },
    deleteUser: (name) => {
      world.users.delete(name);
    },
    bind: (name, boundTo) => {
      const user = world.users.get(name);
      if (!user) throw new Error(`no user ${name}`);
      user.boundTo = boundTo;
    },
    addGroup: (name, path) => {
      world.groups.set(name, { path, policies: new Map() });
    },
    deleteGroup: (name) => {
      world.groups.delete(name);
      for (const user of world.users.values()) user.groups.delete(name);
    },
    putPolicy: (group, policy, document) => {
      groupNamed(group).policies.set(policy, structuredClone(document));
    },
    policiesOf: (group) => structuredClone(Object.fromEntries(groupNamed(group).policies)),
    join: (user, group) => join(world, user, group),
    leave: (user, group) => {
      world.users.get(user)?.groups.delete(group);
    },
  };
}
