// Goes through all IAM users and groups with what they hold, in as few calls as AWS allows.
import { paginateGetAccountAuthorizationDetails } from "@aws-sdk/client-iam";
import type { GroupDetail, IAMClient, UserDetail } from "@aws-sdk/client-iam";
import { askAws } from "./aws-errors.ts";

const LARGEST_PAGE = 1000;
/** A page of a thousand users takes AWS longer than other calls do. */
const PATIENCE = { requestTimeout: 10_000 };

export interface Visitor {
  user(user: UserDetail): void;
  group(group: GroupDetail): void;
}

/** `about`, in words: what it is read for. */
export async function visitUsersAndGroups(
  client: IAMClient,
  about: string,
  visitor: Visitor,
): Promise<void> {
  const asked = { Filter: ["User" as const, "Group" as const], MaxItems: LARGEST_PAGE };
  await askAws({ action: "iam:GetAccountAuthorizationDetails", about }, async () => {
    for await (const page of paginateGetAccountAuthorizationDetails({ client }, asked, PATIENCE)) {
      for (const user of page.UserDetailList ?? []) visitor.user(user);
      for (const group of page.GroupDetailList ?? []) visitor.group(group);
    }
  });
}
