// Reads the directory from IAM in as few calls as AWS allows, and indexes what is asked of it.
import { paginateGetAccountAuthorizationDetails } from "@aws-sdk/client-iam";
import type { IAMClient, UserDetail } from "@aws-sdk/client-iam";
import { PERSON_TAG } from "../../domain/person.ts";
import { askAws } from "./aws-errors.ts";

/** Each user's own entry names its groups, so the groups need not be read. */
export interface Snapshot {
  readonly usersByTag: ReadonlyMap<string, readonly string[]>;
  readonly groupsOf: ReadonlyMap<string, ReadonlySet<string>>;
}

const LARGEST_PAGE = 1000;
/** A page of a thousand users takes AWS longer than other calls do. */
const PATIENCE = { requestTimeout: 10_000 };

export async function readDirectory(client: IAMClient): Promise<Snapshot> {
  const usersByTag = new Map<string, string[]>();
  const groupsOf = new Map<string, ReadonlySet<string>>();
  const asked = { Filter: ["User" as const], MaxItems: LARGEST_PAGE };
  const doing = { action: "iam:GetAccountAuthorizationDetails", about: "the directory" };
  await askAws(doing, async () => {
    for await (const page of paginateGetAccountAuthorizationDetails({ client }, asked, PATIENCE)) {
      for (const user of page.UserDetailList ?? []) addUser(user, usersByTag, groupsOf);
    }
  });
  return { usersByTag, groupsOf };
}

function addUser(
  { UserName = "", GroupList = [], Tags = [] }: UserDetail,
  usersByTag: Map<string, string[]>,
  groupsOf: Map<string, ReadonlySet<string>>,
): void {
  if (GroupList.length > 0) groupsOf.set(UserName, new Set(GroupList));
  const tag = Tags.find(({ Key }) => Key === PERSON_TAG)?.Value;
  if (tag === undefined) return;
  const sharing = usersByTag.get(tag);
  if (sharing) sharing.push(UserName);
  else usersByTag.set(tag, [UserName]);
}
