// Groups in IAM by their names: who is in one, and making one of somebody's own. What that holds is written by user-policies.ts.
import { paginateGetGroup } from "@aws-sdk/client-iam";
import type { Group, IAMClient } from "@aws-sdk/client-iam";
import { ACCESS_GROUP_PATH } from "../../domain/account.ts";
import { Trouble } from "../../domain/trouble.ts";
import type { GroupPlace } from "../../ports/access-groups.ts";
import { aboutOurGroup, askAws, isNotThere } from "./aws-errors.ts";
import { createGroup } from "./establish-group.ts";
import type { FencedIam } from "./fence.ts";

const LARGEST_PAGE = 1000;

export async function membersOf(
  client: IAMClient,
  wanted: GroupPlace,
): Promise<readonly string[] | undefined> {
  const doing = { action: "iam:GetGroup", ...aboutOurGroup(wanted.group) };
  const reading = { client, pageSize: LARGEST_PAGE };
  try {
    return await askAws(doing, async () => {
      const members: string[] = [];
      for await (const page of paginateGetGroup(reading, { GroupName: wanted.group })) {
        refuseForeign(page.Group, wanted);
        members.push(...(page.Users ?? []).flatMap(({ UserName }) => UserName ?? []));
      }
      return members;
    });
  } catch (error) {
    if (isNotThere(error)) return undefined;
    throw error;
  }
}

/** Where another process was faster, the group is looked at: somebody else's may have the name. */
export async function makeGroup(iam: FencedIam, wanted: GroupPlace): Promise<void> {
  if (await createGroup(iam, wanted)) return;
  if (await membersOf(iam.client, wanted)) return;
  throw new Trouble(`AWS has the group ${wanted.group} but does not show it yet.`, {
    retryable: true,
  });
}

// IAM's names are unique whatever the path and the case.
function refuseForeign(found: Group | undefined, { group, path }: GroupPlace): void {
  if (found?.Path === path && found.GroupName === group) return;
  const there = `${found?.Path ?? ""}${found?.GroupName ?? ""}`;
  throw new Trouble(namesake(there, { group, path }), { retryable: false });
}

function namesake(there: string, { group, path }: GroupPlace): string {
  return path === ACCESS_GROUP_PATH
    ? `AWS has a group ${there} already, which is not Rolecall's, and allows no second one named ${group}. Rename or delete it, then try again.`
    : `AWS has the group ${there}, and rolecall.yaml calls it ${path}${group}. Write it there as AWS has it, and have it asked for again.`;
}
