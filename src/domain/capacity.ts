// Whether AWS has room for a grant, and which way is left: the access group, a policy on the user, or one in a group of their own.
import type { AccessWanted } from "./access-plan.ts";
import { accessGroupOf, accessRoleArn } from "./account.ts";
import type { GuardRule } from "./access-policy.ts";
import { guardPolicy, policySize, tombstonePolicy } from "./iam-documents.ts";
import { directCharacters, ownGroupName } from "./own-groups.ts";
import type { OwnGroup } from "./own-groups.ts";
import { isRefusal } from "./refusal.ts";
import type { Refusal } from "./refusal.ts";

/** What AWS has room for, as the directory last saw it. */
export interface Room {
  readonly groupsOfUser: readonly string[];
  readonly isMember: boolean;
  readonly groupExists: boolean;
  readonly groups: number;
  readonly mostGroups: number;
  /** Of the user's inline policies, without white space. */
  readonly inlineCharacters: number;
  readonly mostInlineCharacters: number;
  /** The groups of the user's own. */
  readonly own: readonly OwnGroup[];
  /** Of one group's inline policies. */
  readonly mostGroupCharacters: number;
  /** ARN of the user's permissions boundary. */
  readonly boundary: string | null;
}

/** AWS's limit, which cannot be raised. */
export const MOST_GROUPS_OF_USER = 10;

export type Way = Pick<AccessWanted, "strategy" | "mayDeny" | "heldBy">;

type Wish = Pick<AccessWanted, "partition" | "account" | "role" | "iamUser" | "lasting"> &
  Partial<Pick<AccessWanted, "lift">>;

/** Which way to grant, or what stands in it. */
export function wayFor(wish: Wish, room: Room, guard: GuardRule): Way | Refusal {
  const way = usualWayFor(wish, room, guard);
  if (!isRefusal(way) || way.refused !== "no-room") return way;
  return ownWayFor(wish, room) ?? way;
}

/** By a group of the user's own, where that has room: it takes one place in ten for many grants. */
export function ownWayFor(wish: Wish, room: Room): Way | undefined {
  // What bounds the access is a policy with a date; without an end there is none.
  if (wish.lasting === "standing") return undefined;
  const heldBy = ownGroupWithRoom(wish, room);
  return heldBy === undefined ? undefined : { strategy: "direct", mayDeny: true, heldBy };
}

// One that is there without the user being in it is left alone: what it holds may be of somebody of the same name before them.
function ownGroupWithRoom(wish: Wish, room: Room): string | undefined {
  const needed = directly(wish);
  const mayJoin = room.groupsOfUser.length < MOST_GROUPS_OF_USER && room.groups < room.mostGroups;
  const usable = room.own.find(({ name, characters, isThere }) => {
    const isReached = room.groupsOfUser.includes(name) || (!isThere && mayJoin);
    return isReached && characters + needed <= room.mostGroupCharacters;
  });
  if (usable) return usable.name;
  return mayJoin && needed <= room.mostGroupCharacters ? nextOwnGroup(wish, room) : undefined;
}

function nextOwnGroup({ iamUser }: Wish, { own }: Room): string {
  const names = new Set(own.map(({ name }) => name));
  const free = (number: number): string => {
    const name = ownGroupName(iamUser, number);
    return names.has(name) ? free(number + 1) : name;
  };
  return free(1);
}

/** By the access group, or on the user themselves. */
export function usualWayFor(wish: Wish, room: Room, guard: GuardRule): Way | Refusal {
  const { iamUser } = wish;
  const isTimed = wish.lasting !== "standing";
  const mayDeny = mayDenyOn(room, guard);
  if (isTimed && !mayDeny && guard.kind === "fenced") {
    return { refused: "no-boundary", iamUser, boundary: guard.boundary };
  }
  const full = whyNoGroup(wish, room);
  if (!full) return withInlineRoom(wish, room, { strategy: "group", mayDeny });
  if (!isTimed || !mayDeny) return { refused: "no-room", iamUser, full };
  return withInlineRoom(wish, room, { strategy: "direct", mayDeny });
}

function mayDenyOn({ boundary }: Room, guard: GuardRule): boolean {
  if (guard.kind !== "fenced") return guard.kind === "open";
  return boundary?.endsWith(`:policy/${guard.boundary}`) ?? false;
}

function whyNoGroup(wish: Wish, room: Room): "groups-of-user" | "groups" | undefined {
  if (room.isMember) return undefined;
  if (room.groupsOfUser.length >= MOST_GROUPS_OF_USER) return "groups-of-user";
  return isToBeMade(wish, room) && room.groups >= room.mostGroups ? "groups" : undefined;
}

// One that is used as it is, is never made.
function isToBeMade({ account, role }: Wish, { groupExists }: Room): boolean {
  return !groupExists && accessGroupOf(account, role).isOurs;
}

function withInlineRoom(wish: Wish, room: Room, way: Way): Way | Refusal {
  if (room.inlineCharacters + charactersOf(wish, way) <= room.mostInlineCharacters) return way;
  return { refused: "no-room", iamUser: wish.iamUser, full: "user-policies" };
}

// Room for the tombstone is asked for too, or an early end could not be written.
function charactersOf(wish: Wish, { mayDeny, strategy }: Way): number {
  if (!mayDeny) return 0;
  if (strategy === "direct") return directly(wish);
  const roleArn = accessRoleArn(wish.partition, wish.account, wish.role);
  const lasting = wish.lasting === "standing" ? 0 : policySize(guardPolicy(roleArn, 0));
  return lasting + policySize(tombstonePolicy(roleArn));
}

function directly({ partition, account, role, lift = [] }: Wish): number {
  return directCharacters(accessRoleArn(partition, account, role), lift.length > 0);
}

type Taken = Pick<Room, "groupsOfUser" | "groups" | "inlineCharacters" | "own">;

/** What is left of the room of a user beside a grant that is wished for, and what was taken before. */
export function roomAfter(wish: Wish, room: Room, way: Way): Taken {
  if (way.heldBy !== undefined) return afterOwn(room, way.heldBy, directly(wish));
  const joins = way.strategy === "group" && !room.isMember;
  const { group } = accessGroupOf(wish.account, wish.role);
  return {
    groupsOfUser: joins ? [...room.groupsOfUser, group] : room.groupsOfUser,
    groups: joins && isToBeMade(wish, room) ? room.groups + 1 : room.groups,
    inlineCharacters: room.inlineCharacters + charactersOf(wish, way),
    own: room.own,
  };
}

function afterOwn(room: Room, name: string, needed: number): Taken {
  const { groupsOfUser, groups, inlineCharacters, own } = room;
  const before = own.find((group) => group.name === name);
  const isMember = groupsOfUser.includes(name);
  const after = { name, characters: (before?.characters ?? 0) + needed, isThere: true };
  return {
    groupsOfUser: isMember ? groupsOfUser : [...groupsOfUser, name],
    groups: isMember ? groups : groups + 1,
    inlineCharacters,
    own: before ? own.map((group) => (group === before ? after : group)) : [...own, after],
  };
}
