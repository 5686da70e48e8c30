// Takes an access group away: what it allows first, then who is in it, then the group.
import { DeleteGroupCommand, RemoveUserFromGroupCommand } from "@aws-sdk/client-iam";
import { Trouble } from "../../domain/trouble.ts";
import type { GroupPlace, Membership } from "../../ports/access-groups.ts";
import { aboutOurGroup, askAws, unlessGone } from "./aws-errors.ts";
import { sendFenced } from "./fence.ts";
import type { FencedIam } from "./fence.ts";
import { membersOf } from "./group-members.ts";
import { deleteGroupPolicy, listAttachedPolicies, listInlinePolicies } from "./group-policies.ts";

export async function removeGroup(iam: FencedIam, wanted: GroupPlace): Promise<void> {
  const { group } = wanted;
  const members = await membersOf(iam.client, wanted);
  if (!members) return;
  await unlessGone(async () => {
    await refuseAttached(iam, group);
    for (const policy of await listInlinePolicies(iam.client, group)) {
      await unlessGone(() => deleteGroupPolicy(iam, { group, policy }));
    }
  });
  for (const iamUser of members) await leaveGroup(iam, { group, iamUser });
  const doing = { action: "iam:DeleteGroup", ...aboutOurGroup(group) };
  const command = new DeleteGroupCommand({ GroupName: group });
  await unlessGone(() => askAws(doing, () => sendFenced(iam, command)));
}

/** No error where the user is out already, or the user or group is gone. */
export async function leaveGroup(iam: FencedIam, { group, iamUser }: Membership): Promise<void> {
  const doing = { action: "iam:RemoveUserFromGroup", ...aboutOurGroup(group) };
  const command = new RemoveUserFromGroupCommand({ GroupName: group, UserName: iamUser });
  await unlessGone(() => askAws(doing, () => sendFenced(iam, command)));
}

// AWS deletes no group that has one, and Rolecall has no permission to detach it.
async function refuseAttached({ client }: FencedIam, group: string): Promise<void> {
  const [arn] = await listAttachedPolicies(client, group);
  if (arn === undefined) return;
  throw new Trouble(
    `Somebody attached the managed policy ${arn} to the group ${group}, and AWS does not delete the group while it is there. Detach it: aws iam detach-group-policy --group-name ${group} --policy-arn ${arn}`,
    { retryable: false },
  );
}
