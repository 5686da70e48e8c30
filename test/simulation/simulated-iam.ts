// IAM in a story: what tests have of it without AWS, laid open so that looking at it every moment costs little.
import { personKey, readPersonKey } from "../../src/domain/person.ts";
import type { Directory } from "../../src/ports/directory.ts";
import type { IamPeople } from "../../src/ports/iam-people.ts";
import type { Hands } from "../../src/provisioning/step-book.ts";
import { BOUNDARY } from "../support/a-policy.ts";
import { inMemoryAccessGroups } from "../support/in-memory-access-groups.ts";
import { inMemoryAccountSessions } from "../support/in-memory-account-sessions.ts";
import {
  MOST_GROUPS,
  MOST_GROUP_CHARACTERS,
  MOST_INLINE_CHARACTERS,
} from "../support/in-memory-iam-state.ts";
import { charactersOf, ownGroupsOf, userIn } from "../support/in-memory-iam-state.ts";
import type { IamState, Role, User } from "../support/in-memory-iam-state.ts";
import { inMemoryUserPolicies } from "../support/in-memory-user-policies.ts";
import { alice, bob, carol, iamUsers } from "../support/people.ts";
import { SEATS } from "./seats.ts";

export interface SimulatedIam extends Hands {
  readonly state: IamState;
  readonly directory: Directory;
}

/** The boundary that every person in a story carries. */
const boundary = `arn:aws:iam::111111111111:policy/${BOUNDARY}`;

export function simulatedIam(): SimulatedIam {
  const state: IamState = {
    users: new Map(Object.entries({ alice, bob, carol }).map(userFrom)),
    groups: new Map(),
    permitted: new Set(),
    roles: new Map(SEATS.map(roleFrom)),
    boundary,
  };
  return {
    state,
    groups: inMemoryAccessGroups(state),
    policies: inMemoryUserPolicies(state),
    sessions: inMemoryAccountSessions(state),
    people: peopleIn(state),
    directory: directoryOf(state),
  };
}

/** In as many groups as AWS allows. */
export function crowd(state: IamState, iamUser: string): void {
  for (let count = 1; count <= 10; count += 1) userIn(state, iamUser).groups.add(`team-${count}`);
}

export function isMember(state: IamState, iamUser: string, group: string): boolean {
  return userIn(state, iamUser).groups.has(group);
}

function userFrom([name, person]: [string, typeof alice]): [string, User] {
  const iamUser = iamUsers[name as keyof typeof iamUsers];
  const arn = `arn:aws:iam::111111111111:user/${iamUser}`;
  const user = { arn, boundTo: personKey(person), boundary, mfaSerials: [] };
  return [iamUser, { ...user, groups: new Set(), policies: new Map() }];
}

function roleFrom({ account, role: { roleName } }: (typeof SEATS)[number]): [string, Role] {
  const role = { id: `AROA${roleName}`, trustsRolecall: true, mayWritePolicies: true };
  return [`${account.id}/${roleName}`, { ...role, policies: new Map() }];
}

function peopleIn({ users }: IamState): IamPeople {
  return { find: async (iamUser) => users.get(iamUser) };
}

function directoryOf(state: IamState): Directory {
  const { users, groups } = state;
  return {
    bindingOf: async (person) => {
      const tag = personKey(person);
      const found = [...users].find(([, { boundTo }]) => boundTo === tag);
      return found ? { kind: "linked", iamUser: found[0] } : { kind: "not-linked" };
    },
    readAnew: () => Promise.resolve(),
    isMember: (iamUser, group) => isMember(state, iamUser, group),
    membersOf: (group) => [...users.keys()].filter((name) => isMember(state, name, group)),
    personOf: (iamUser) => readPersonKey(userIn(state, iamUser).boundTo ?? ""),
    arnOf: (iamUser) => users.get(iamUser)?.arn,
    mfaOf: async () => undefined,
    roomFor: (iamUser, group) => {
      const user = userIn(state, iamUser);
      return {
        groupsOfUser: [...user.groups],
        isMember: user.groups.has(group),
        groupExists: groups.has(group),
        groups: groups.size,
        mostGroups: MOST_GROUPS,
        inlineCharacters: charactersOf(user.policies),
        mostInlineCharacters: MOST_INLINE_CHARACTERS,
        own: ownGroupsOf(state, iamUser),
        mostGroupCharacters: MOST_GROUP_CHARACTERS,
        boundary,
      };
    },
  };
}
