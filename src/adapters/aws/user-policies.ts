// Inline policies on IAM users, and in the groups that hold them in their place: read, written and removed one at a time.
import {
  DeleteUserPolicyCommand,
  GetUserPolicyCommand,
  PutUserPolicyCommand,
} from "@aws-sdk/client-iam";
import type { IAMClient } from "@aws-sdk/client-iam";
import type { PolicyDocument } from "../../domain/iam-documents.ts";
import type { UserPolicies, UserPolicy } from "../../ports/user-policies.ts";
import { askAws, isAtLimit, isNotThere, isRefused } from "./aws-errors.ts";
import type { Doing } from "./aws-errors.ts";
import { sendFenced } from "./fence.ts";
import type { FencedIam } from "./fence.ts";
import { deleteGroupPolicy, putGroupPolicy, readGroupPolicy } from "./group-policies.ts";
import type { GroupPolicy } from "./group-policies.ts";
import { readPolicyText } from "./policy-text.ts";

export function userPolicies(client: IAMClient): UserPolicies {
  return {
    find: (wanted) => {
      const held = inGroup(wanted);
      return held ? readGroupPolicy(client, held) : find(client, wanted);
    },
    put: (wanted, document, hold) => put({ client, hold }, wanted, document),
    remove: async (wanted, hold) => {
      try {
        await remove({ client, hold }, wanted);
      } catch (error) {
        if (!(await isGone(client, wanted, error))) throw error;
      }
    },
  };
}

function inGroup({ policy, heldBy }: UserPolicy): GroupPolicy | undefined {
  return heldBy === undefined ? undefined : { group: heldBy, policy };
}

function named({ iamUser, policy }: UserPolicy): { UserName: string; PolicyName: string } {
  return { UserName: iamUser, PolicyName: policy };
}

async function find(client: IAMClient, wanted: UserPolicy): Promise<unknown> {
  const doing = { action: "iam:GetUserPolicy", about: `the user ${wanted.iamUser}` };
  const command = new GetUserPolicyCommand(named(wanted));
  try {
    const { PolicyDocument = "" } = await askAws(doing, () => client.send(command));
    return readPolicyText(PolicyDocument);
  } catch (error) {
    if (isNotThere(error)) return undefined;
    throw error;
  }
}

function changing(action: string, { iamUser }: UserPolicy): Doing {
  const permitted =
    "It may write policies only on IAM users who carry the permissions boundary that rolecall.yaml names.";
  return { action, about: `the user ${iamUser}`, permitted };
}

async function put(
  iam: FencedIam,
  wanted: UserPolicy,
  document: PolicyDocument,
): Promise<"written" | "no-room" | "no-group"> {
  const held = inGroup(wanted);
  try {
    await (held ? putGroupPolicy(iam, held, document) : putOnUser(iam, wanted, document));
    return "written";
  } catch (error) {
    if (isAtLimit(error)) return "no-room";
    if (held && isNotThere(error)) return "no-group";
    throw error;
  }
}

async function putOnUser(
  iam: FencedIam,
  wanted: UserPolicy,
  document: PolicyDocument,
): Promise<void> {
  const PolicyDocument = JSON.stringify(document);
  const command = new PutUserPolicyCommand({ ...named(wanted), PolicyDocument });
  await askAws(changing("iam:PutUserPolicy", wanted), () => sendFenced(iam, command));
}

async function remove(iam: FencedIam, wanted: UserPolicy): Promise<void> {
  const held = inGroup(wanted);
  if (held) return deleteGroupPolicy(iam, held);
  const command = new DeleteUserPolicyCommand(named(wanted));
  await askAws(changing("iam:DeleteUserPolicy", wanted), () => sendFenced(iam, command));
}

// A user who is gone carries no boundary, so AWS refuses the call before it looks for the user.
async function isGone(client: IAMClient, wanted: UserPolicy, error: unknown): Promise<boolean> {
  if (isNotThere(error)) return true;
  if (wanted.heldBy !== undefined) return false;
  return isRefused(error) && (await find(client, wanted)) === undefined;
}
