// Whether AWS has room for a grant, and which way is left: the access group, or a policy on the user.
import type { AccessWanted, Strategy } from "./access-plan.ts";
import { accessGroupName, accessRoleArn } from "./account.ts";
import type { GuardRule } from "./access-policy.ts";
import { directPolicy, guardPolicy, policySize, tombstonePolicy } from "./iam-documents.ts";
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
  /** ARN of the user's permissions boundary. */
  readonly boundary: string | null;
}

/** AWS's limit, which cannot be raised. */
export const MOST_GROUPS_OF_USER = 10;

export type Way = { readonly strategy: Strategy; readonly mayDeny: boolean };

type Wish = Pick<AccessWanted, "partition" | "account" | "role" | "iamUser" | "lasting">;

/** Which way to grant, or what stands in it. */
export function wayFor(wish: Wish, room: Room, guard: GuardRule): Way | Refusal {
  const { iamUser } = wish;
  const isTimed = wish.lasting !== "standing";
  const mayDeny = mayDenyOn(room, guard);
  if (isTimed && !mayDeny && guard.kind === "fenced") {
    return { refused: "no-boundary", iamUser, boundary: guard.boundary };
  }
  const full = whyNoGroup(room);
  if (!full) return withInlineRoom(wish, room, { strategy: "group", mayDeny });
  if (!isTimed || !mayDeny) return { refused: "no-room", iamUser, full };
  return withInlineRoom(wish, room, { strategy: "direct", mayDeny });
}

function mayDenyOn({ boundary }: Room, guard: GuardRule): boolean {
  if (guard.kind !== "fenced") return guard.kind === "open";
  return boundary?.endsWith(`:policy/${guard.boundary}`) ?? false;
}

function whyNoGroup(room: Room): "groups-of-user" | "groups" | undefined {
  if (room.isMember) return undefined;
  if (room.groupsOfUser.length >= MOST_GROUPS_OF_USER) return "groups-of-user";
  return !room.groupExists && room.groups >= room.mostGroups ? "groups" : undefined;
}

function withInlineRoom(wish: Wish, room: Room, way: Way): Way | Refusal {
  if (room.inlineCharacters + charactersOf(wish, way) <= room.mostInlineCharacters) return way;
  return { refused: "no-room", iamUser: wish.iamUser, full: "user-policies" };
}

// Room for the tombstone is asked for too, or an early end could not be written.
function charactersOf(wish: Wish, { mayDeny, strategy }: Way): number {
  if (!mayDeny) return 0;
  const roleArn = accessRoleArn(wish.partition, wish.account, wish.role);
  const timed = strategy === "direct" ? directPolicy(roleArn, 0) : guardPolicy(roleArn, 0);
  const lasting = wish.lasting === "standing" ? 0 : policySize(timed);
  return lasting + policySize(tombstonePolicy(roleArn));
}

/** What is taken of the room of a user by a grant that is wished for, beside what was taken before. */
export function roomAfter(
  wish: Wish,
  room: Room,
  way: Way,
): Pick<Room, "groupsOfUser" | "groups" | "inlineCharacters"> {
  const joins = way.strategy === "group" && !room.isMember;
  const group = accessGroupName(wish.account.slug, wish.role.key);
  return {
    groupsOfUser: joins ? [...room.groupsOfUser, group] : room.groupsOfUser,
    groups: joins && !room.groupExists ? room.groups + 1 : room.groups,
    inlineCharacters: room.inlineCharacters + charactersOf(wish, way),
  };
}
