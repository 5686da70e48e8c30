// Reads the directory from IAM in as few calls as AWS allows, and indexes what is asked of it.
import type { IAMClient, UserDetail } from "@aws-sdk/client-iam";
import { PERSON_TAG } from "../../domain/person.ts";
import { visitUsersAndGroups } from "./authorization-details.ts";
import { charactersIn } from "./policy-text.ts";

export interface UserEntry {
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
}

export async function readDirectory(client: IAMClient): Promise<Snapshot> {
  const snapshot = {
    usersByTag: new Map<string, string[]>(),
    users: new Map<string, UserEntry>(),
    groups: new Set<string>(),
  };
  await visitUsersAndGroups(client, "the directory", {
    user: (user) => {
      snapshot.users.set(user.UserName ?? "", entryOf(user));
      addTag(user, snapshot.usersByTag);
    },
    group: ({ GroupName = "" }) => {
      snapshot.groups.add(GroupName.toLowerCase());
    },
  });
  return snapshot;
}

function entryOf({ GroupList, UserPolicyList, PermissionsBoundary }: UserDetail): UserEntry {
  return {
    groups: GroupList ?? [],
    inlineCharacters: (UserPolicyList ?? []).reduce(
      (characters, { PolicyDocument = "" }) => characters + charactersIn(PolicyDocument),
      0,
    ),
    boundary: PermissionsBoundary?.PermissionsBoundaryArn ?? null,
  };
}

function addTag({ UserName = "", Tags = [] }: UserDetail, usersByTag: Map<string, string[]>): void {
  const tag = Tags.find(({ Key }) => Key === PERSON_TAG)?.Value;
  if (tag === undefined) return;
  const sharing = usersByTag.get(tag);
  if (sharing) sharing.push(UserName);
  else usersByTag.set(tag, [UserName]);
}
