// Makes an access group, or puts one right, so that it holds exactly the policy we would write.
import { CreateGroupCommand, paginateGetAccountAuthorizationDetails } from "@aws-sdk/client-iam";
import type { IAMClient } from "@aws-sdk/client-iam";
import { ACCESS_POLICY_NAME, accessGroupPolicy } from "../../domain/iam-documents.ts";
import { Trouble } from "../../domain/trouble.ts";
import type { GroupCondition, GroupPlace, WantedGroup } from "../../ports/access-groups.ts";
import { askAws, existsAlready } from "./aws-errors.ts";
import { sendFenced } from "./fence.ts";
import type { FencedIam } from "./fence.ts";
import {
  deleteGroupPolicy,
  listAttachedPolicies,
  listInlinePolicies,
  putGroupPolicy,
} from "./group-policies.ts";

export async function establishGroup(
  iam: FencedIam,
  wanted: WantedGroup,
  condition: GroupCondition,
): Promise<void> {
  const { client } = iam;
  const isNew = condition.kind === "missing" && (await createGroup(iam, wanted));
  if (!isNew) await Promise.all([refuseForeign(client, wanted), refuseAttached(client, wanted)]);
  const ours = { group: wanted.group, policy: ACCESS_POLICY_NAME };
  await putGroupPolicy(iam, ours, accessGroupPolicy(wanted.roleArn));
  if (!isNew) await deleteOthers(iam, wanted);
}

/** False where it is there already: another process was faster, or IAM did not show it when it was looked for. */
export async function createGroup(iam: FencedIam, { group, path }: GroupPlace): Promise<boolean> {
  const doing = {
    action: "iam:CreateGroup",
    about: `the group ${group}`,
    limit: `The group ${group} cannot be made: the account has as many IAM groups as AWS allows. Delete groups that nobody uses, or ask AWS for more (500 at most).`,
  };
  const command = new CreateGroupCommand({ GroupName: group, Path: path });
  try {
    await askAws(doing, () => sendFenced(iam, command));
    return true;
  } catch (error) {
    if (existsAlready(error)) return false;
    throw error;
  }
}

// IAM's names are unique whatever the path and the case, so a group of this name may be somebody else's.
async function refuseForeign(client: IAMClient, { group, path }: WantedGroup): Promise<void> {
  const found = await findGroup(client, group);
  if (!found) {
    throw new Trouble(`AWS has the group ${group} but does not show it yet.`, { retryable: true });
  }
  if (found.path === path && found.name === group) return;
  throw new Trouble(
    `AWS has a group ${found.path}${found.name} already, which is not Rolecall's, and allows no second one named ${group}. Rename or delete it, or give the account or the role another name in rolecall.yaml.`,
    { retryable: false },
  );
}

async function findGroup(client: IAMClient, group: string) {
  const doing = { action: "iam:GetAccountAuthorizationDetails", about: `the group ${group}` };
  return askAws(doing, async () => {
    const asked = { Filter: ["Group" as const], MaxItems: 1000 };
    for await (const page of paginateGetAccountAuthorizationDetails({ client }, asked)) {
      const found = page.GroupDetailList?.find(
        ({ GroupName = "" }) => GroupName.toLowerCase() === group.toLowerCase(),
      );
      if (found) return { name: found.GroupName ?? "", path: found.Path ?? "" };
    }
    return undefined;
  });
}

// What a managed policy allows is not ours to judge, and Rolecall has no permission to detach it.
async function refuseAttached(iam: IAMClient, { group }: WantedGroup): Promise<void> {
  const [arn] = await listAttachedPolicies(iam, group);
  if (arn === undefined) return;
  throw new Trouble(
    `Somebody attached the managed policy ${arn} to the group ${group}, and Rolecall lets nobody in while it is there. Detach it: aws iam detach-group-policy --group-name ${group} --policy-arn ${arn}`,
    { retryable: false },
  );
}

async function deleteOthers(iam: FencedIam, { group }: WantedGroup): Promise<void> {
  const names = await listInlinePolicies(iam.client, group);
  const others = names.filter((name) => name !== ACCESS_POLICY_NAME);
  await Promise.all(others.map((policy) => deleteGroupPolicy(iam, { group, policy })));
}
