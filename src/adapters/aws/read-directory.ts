// Reads the directory from IAM in as few calls as AWS allows, and indexes what is asked of it.
import { paginateGetAccountAuthorizationDetails } from "@aws-sdk/client-iam";
import type { IAMClient, UserDetail } from "@aws-sdk/client-iam";
import { PERSON_TAG } from "../../domain/person.ts";
import { askAws } from "./aws-errors.ts";
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

const LARGEST_PAGE = 1000;
/** A page of a thousand users takes AWS longer than other calls do. */
const PATIENCE = { requestTimeout: 10_000 };

export async function readDirectory(client: IAMClient): Promise<Snapshot> {
  const snapshot = {
    usersByTag: new Map<string, string[]>(),
    users: new Map<string, UserEntry>(),
    groups: new Set<string>(),
  };
  const asked = { Filter: ["User" as const, "Group" as const], MaxItems: LARGEST_PAGE };
  const doing = { action: "iam:GetAccountAuthorizationDetails", about: "the directory" };
  await askAws(doing, async () => {
    for await (const page of paginateGetAccountAuthorizationDetails({ client }, asked, PATIENCE)) {
      for (const user of page.UserDetailList ?? []) {
        snapshot.users.set(user.UserName ?? "", entryOf(user));
        addTag(user, snapshot.usersByTag);
      }
      for (const { GroupName = "" } of page.GroupDetailList ?? []) {
        snapshot.groups.add(GroupName.toLowerCase());
      }
    }
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
