// Reads the directory from IAM in as few calls as AWS allows, and indexes what is asked of it.
import type { GroupDetail, IAMClient, PolicyDetail, UserDetail } from "@aws-sdk/client-iam";
import { ACCESS_GROUP_PATH } from "../../domain/account.ts";
import { ownerOfGroup } from "../../domain/own-groups.ts";
import type { OwnGroup } from "../../domain/own-groups.ts";
import { visitUsersAndGroups } from "./authorization-details.ts";
import { charactersIn } from "./policy-text.ts";
import { append, personTag } from "./user-details.ts";

export interface UserEntry {
  /** With the user's path. */
  readonly arn: string;
  /** The value of the tag that binds the user to a person. */
  readonly tag: string | undefined;
  readonly groups: readonly string[];
  /** Of the inline policies, as AWS counts them; the policies themselves are not kept. */
  readonly inlineCharacters: number;
  readonly boundary: string | null;
}

export interface Snapshot {
  readonly usersByTag: ReadonlyMap<string, readonly string[]>;
  readonly users: ReadonlyMap<string, UserEntry>;
  /** Names of all groups, in lower case: AWS allows no two that differ in case only. */
  readonly groups: ReadonlySet<string>;
  /** Of the users' own, by user. */
  readonly ownGroups: ReadonlyMap<string, readonly OwnGroup[]>;
}

export async function readDirectory(client: IAMClient): Promise<Snapshot> {
  const snapshot = {
    usersByTag: new Map<string, string[]>(),
    users: new Map<string, UserEntry>(),
    groups: new Set<string>(),
    ownGroups: new Map<string, OwnGroup[]>(),
  };
  await visitUsersAndGroups(client, "the directory", {
    user: (user) => {
      snapshot.users.set(user.UserName ?? "", entryOf(user));
      addTag(user, snapshot.usersByTag);
    },
    group: (group) => {
      snapshot.groups.add((group.GroupName ?? "").toLowerCase());
      addOwn(group, snapshot.ownGroups);
    },
  });
  return snapshot;
}

function entryOf(user: UserDetail): UserEntry {
  const { Arn = "", GroupList, UserPolicyList, PermissionsBoundary } = user;
  return {
    arn: Arn,
    tag: personTag(user),
    groups: GroupList ?? [],
    inlineCharacters: charactersOf(UserPolicyList),
    boundary: PermissionsBoundary?.PermissionsBoundaryArn ?? null,
  };
}

function charactersOf(policies: readonly PolicyDetail[] = []): number {
  return policies.reduce(
    (characters, { PolicyDocument = "" }) => characters + charactersIn(PolicyDocument),
    0,
  );
}

function addOwn(
  { GroupName: name = "", Path, GroupPolicyList }: GroupDetail,
  ownGroups: Map<string, OwnGroup[]>,
): void {
  const owner = Path === ACCESS_GROUP_PATH ? ownerOfGroup(name) : undefined;
  if (owner === undefined) return;
  const own = { name, characters: charactersOf(GroupPolicyList), isThere: true };
  const others = ownGroups.get(owner);
  if (others) others.push(own);
  else ownGroups.set(owner, [own]);
}

function addTag(user: UserDetail, usersByTag: Map<string, string[]>): void {
  const tag = personTag(user);
  if (tag !== undefined) append(usersByTag, tag, user.UserName ?? "");
}

/** User names by group: most who ask for nothing of it never need it. */
export function membersByGroup({ users }: Snapshot): ReadonlyMap<string, readonly string[]> {
  const members = new Map<string, string[]>();
  for (const [iamUser, { groups }] of users) {
    for (const group of groups) append(members, group, iamUser);
  }
  return members;
}
