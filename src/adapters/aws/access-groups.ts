// Access groups in IAM: whether one is as it should be, making it so, and who is in it.
import { AddUserToGroupCommand, paginateListGroupsForUser } from "@aws-sdk/client-iam";
import type { IAMClient } from "@aws-sdk/client-iam";
import { groupDifferences } from "../../domain/drift/drift.ts";
import { ACCESS_POLICY_NAME } from "../../domain/iam-documents.ts";
import type {
  AccessGroups,
  GroupCondition,
  Membership,
  WantedGroup,
} from "../../ports/access-groups.ts";
import type { Hold } from "../../ports/hold.ts";
import { aboutOurGroup, askAws, isNotThere } from "./aws-errors.ts";
import { establishGroup } from "./establish-group.ts";
import { sendFenced } from "./fence.ts";
import type { FencedIam } from "./fence.ts";
import { listAttachedPolicies, listInlinePolicies, readGroupPolicy } from "./group-policies.ts";
import { makeGroup, membersOf } from "./group-members.ts";
import { leaveGroup, removeGroup } from "./group-removal.ts";

/** `making`: the IAM as which groups are made, repaired and deleted for a request; Rolecall's own where absent. */
export function accessGroups(
  client: IAMClient,
  making: (onBehalfOf: string) => Promise<IAMClient> = () => Promise.resolve(client),
): AccessGroups {
  const maker = async (hold: Hold): Promise<FencedIam> => ({
    ...{ client: await making(hold.onBehalfOf), hold },
  });
  return {
    condition: async (wanted) => {
      try {
        return await readCondition(client, wanted);
      } catch (error) {
        if (isNotThere(error)) return { kind: "missing" };
        throw error;
      }
    },
    establish: async (wanted, condition, hold) =>
      establishGroup(await maker(hold), wanted, condition),
    membersOf: (wanted) => membersOf(client, wanted),
    // Groups of people's own hold grants, and whoever holds grants may make them.
    make: (wanted, hold) => makeGroup({ client, hold }, wanted),
    remove: async (wanted, hold) => removeGroup(await maker(hold), wanted),
    groupsOf: (iamUser) => groupsOf(client, iamUser),
    join: (membership, hold) => join({ client, hold }, membership),
    leave: (membership, hold) => leaveGroup({ client, hold }, membership),
  };
}

async function readCondition(iam: IAMClient, wanted: WantedGroup): Promise<GroupCondition> {
  const [inline, document, attached] = await Promise.all([
    listInlinePolicies(iam, wanted.group),
    readGroupPolicy(iam, { group: wanted.group, policy: ACCESS_POLICY_NAME }),
    listAttachedPolicies(iam, wanted.group),
  ]);
  const others = Object.fromEntries(inline.map((name) => [name, null]));
  const policies = { ...others, [ACCESS_POLICY_NAME]: document };
  const differences = groupDifferences({ policies, attached }, wanted.roleArn);
  return differences.length === 0 ? { kind: "as-wanted" } : { kind: "altered", differences };
}

async function groupsOf(client: IAMClient, iamUser: string): Promise<string[]> {
  const doing = { action: "iam:ListGroupsForUser", about: `the user ${iamUser}` };
  try {
    return await askAws(doing, async () => {
      const names: string[] = [];
      for await (const page of paginateListGroupsForUser({ client }, { UserName: iamUser })) {
        names.push(...(page.Groups ?? []).flatMap(({ GroupName }) => GroupName ?? []));
      }
      return names;
    });
  } catch (error) {
    if (isNotThere(error)) return [];
    throw error;
  }
}

async function join(iam: FencedIam, { group, iamUser }: Membership): Promise<void> {
  const doing = {
    action: "iam:AddUserToGroup",
    ...aboutOurGroup(group),
    limit: `The IAM user ${iamUser} is already in ten groups, the most AWS allows. Take ${iamUser} out of one of them, then try again.`,
  };
  const command = new AddUserToGroupCommand({ GroupName: group, UserName: iamUser });
  await askAws(doing, () => sendFenced(iam, command));
}
