// Inline policies on IAM users: read, written and removed one at a time.
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
import { readPolicyText } from "./policy-text.ts";

export function userPolicies(client: IAMClient): UserPolicies {
  return {
    find: (wanted) => find(client, wanted),
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
): Promise<"written" | "no-room"> {
  const PolicyDocument = JSON.stringify(document);
  const command = new PutUserPolicyCommand({ ...named(wanted), PolicyDocument });
  try {
    await askAws(changing("iam:PutUserPolicy", wanted), () => sendFenced(iam, command));
    return "written";
  } catch (error) {
    if (isAtLimit(error)) return "no-room";
    throw error;
  }
}

async function remove(iam: FencedIam, wanted: UserPolicy): Promise<void> {
  const command = new DeleteUserPolicyCommand(named(wanted));
  await askAws(changing("iam:DeleteUserPolicy", wanted), () => sendFenced(iam, command));
}

// A user who is gone carries no boundary, so AWS refuses the call before it looks for the user.
async function isGone(client: IAMClient, wanted: UserPolicy, error: unknown): Promise<boolean> {
  if (isNotThere(error)) return true;
  return isRefused(error) && (await find(client, wanted)) === undefined;
}
