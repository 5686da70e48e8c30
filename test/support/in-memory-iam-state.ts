// What a little IAM without AWS is made of: users, groups and the roles of other accounts; and what every change of it asks first.
import { ACCESS_GROUP_PATH } from "../../src/domain/account.ts";
import { ownerOfGroup } from "../../src/domain/own-groups.ts";
import type { OwnGroup } from "../../src/domain/own-groups.ts";
import { Trouble } from "../../src/domain/trouble.ts";
import type { Hold } from "../../src/ports/hold.ts";

export const MOST_GROUPS = 500;
export const MOST_INLINE_CHARACTERS = 2048;
export const MOST_GROUP_CHARACTERS = 5120;
const MOST_GROUPS_OF_USER = 10;

export type Policies = Map<string, object>;

export interface User {
  readonly arn: string;
  boundTo: string | undefined;
  boundary: string | null;
  mfaSerials: readonly string[];
  readonly groups: Set<string>;
  readonly policies: Policies;
}

export interface Group {
  readonly path: string;
  readonly policies: Policies;
}

export interface Role {
  /** `AROA…`. */
  readonly id: string;
  readonly trustsRolecall: boolean;
  readonly mayWritePolicies: boolean;
  readonly policies: Policies;
}

export interface IamState {
  readonly users: Map<string, User>;
  readonly groups: Map<string, Group>;
  /** Names of those outside its own path that Rolecall may put people into. */
  readonly permitted: Set<string>;
  /** By account and name, `222222222222/team/Admin`. */
  readonly roles: Map<string, Role>;
  /** ARN that a user must carry for Rolecall to write policies on them; null where anybody will do. */
  readonly boundary: string | null;
}

export function refused(message: string): Trouble {
  return new Trouble(message, { retryable: false });
}

/** As the fence does in front of AWS. */
export function refuseLate(hold: Hold): void {
  if (hold.isOver()) throw new Trouble("This took longer than a turn may.", { retryable: true });
}

export function userIn({ users }: IamState, name: string): User {
  const user = users.get(name);
  if (!user) throw refused(`There is no user ${name}.`);
  return user;
}

export function join(state: IamState, iamUser: string, group: string): void {
  const user = userIn(state, iamUser);
  if (!state.groups.has(group)) {
    throw new Trouble(`There is no group ${group}.`, { retryable: true });
  }
  if (!user.groups.has(group) && user.groups.size >= MOST_GROUPS_OF_USER) {
    throw refused(`The IAM user ${iamUser} is already in ten groups.`);
  }
  user.groups.add(group);
}

/** As AWS counts them: white space is free. */
export function charactersOf(policies: Policies): number {
  const texts = [...policies.values()].map((document) => JSON.stringify(document));
  return texts.join("").replace(/\s/g, "").length;
}

export function ownGroupsOf({ groups }: IamState, iamUser: string): readonly OwnGroup[] {
  return [...groups].flatMap(([name, { path, policies }]) => {
    const isOwn = path === ACCESS_GROUP_PATH && ownerOfGroup(name) === iamUser;
    return isOwn ? [{ name, characters: charactersOf(policies), isThere: true }] : [];
  });
}

/** As AWS does, which permits Rolecall its own path, and the groups that are used as they are. */
export function refuseForeign({ groups, permitted }: IamState, group: string): void {
  const path = groups.get(group)?.path ?? ACCESS_GROUP_PATH;
  if (path === ACCESS_GROUP_PATH || permitted.has(group)) return;
  throw refused(`The group ${path}${group} is not Rolecall's.`);
}
