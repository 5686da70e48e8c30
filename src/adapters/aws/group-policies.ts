// What a group of ours holds: its inline policies by name and by their text, and what is attached to it.
import {
  DeleteGroupPolicyCommand,
  GetGroupPolicyCommand,
  PutGroupPolicyCommand,
  paginateListAttachedGroupPolicies,
  paginateListGroupPolicies,
} from "@aws-sdk/client-iam";
import type { IAMClient } from "@aws-sdk/client-iam";
import type { PolicyDocument } from "../../domain/iam-documents.ts";
import { aboutOurGroup, askAws, isNotThere } from "./aws-errors.ts";
import { sendFenced } from "./fence.ts";
import type { FencedIam } from "./fence.ts";
import { readPolicyText } from "./policy-text.ts";

export async function listInlinePolicies(client: IAMClient, group: string): Promise<string[]> {
  return askAws({ action: "iam:ListGroupPolicies", ...aboutOurGroup(group) }, async () => {
    const names: string[] = [];
    for await (const page of paginateListGroupPolicies({ client }, { GroupName: group })) {
      names.push(...(page.PolicyNames ?? []));
    }
    return names;
  });
}

/** ARNs. Normally none: Rolecall attaches no managed policy and may not detach one. */
export async function listAttachedPolicies(client: IAMClient, group: string): Promise<string[]> {
  return askAws({ action: "iam:ListAttachedGroupPolicies", ...aboutOurGroup(group) }, async () => {
    const arns: string[] = [];
    for await (const page of paginateListAttachedGroupPolicies({ client }, { GroupName: group })) {
      arns.push(...(page.AttachedPolicies ?? []).flatMap((policy) => policy.PolicyArn ?? []));
    }
    return arns;
  });
}

/** One inline policy of a group. */
export interface GroupPolicy {
  readonly group: string;
  readonly policy: string;
}

function named({ group, policy }: GroupPolicy): { GroupName: string; PolicyName: string } {
  return { GroupName: group, PolicyName: policy };
}

/** The document, `unreadable` where it is none, or undefined where there is no such policy (or no such group). */
export async function readGroupPolicy(client: IAMClient, wanted: GroupPolicy): Promise<unknown> {
  const command = new GetGroupPolicyCommand(named(wanted));
  try {
    const doing = { action: "iam:GetGroupPolicy", ...aboutOurGroup(wanted.group) };
    const { PolicyDocument } = await askAws(doing, () => client.send(command));
    return readPolicyText(PolicyDocument ?? "");
  } catch (error) {
    if (isNotThere(error)) return undefined;
    throw error;
  }
}

export async function putGroupPolicy(
  iam: FencedIam,
  wanted: GroupPolicy,
  document: PolicyDocument,
): Promise<void> {
  const PolicyDocument = JSON.stringify(document);
  const command = new PutGroupPolicyCommand({ ...named(wanted), PolicyDocument });
  await askAws({ action: "iam:PutGroupPolicy", ...aboutOurGroup(wanted.group) }, () =>
    sendFenced(iam, command),
  );
}

export async function deleteGroupPolicy(iam: FencedIam, wanted: GroupPolicy): Promise<void> {
  const command = new DeleteGroupPolicyCommand(named(wanted));
  const doing = { action: "iam:DeleteGroupPolicy", ...aboutOurGroup(wanted.group) };
  await askAws(doing, () => sendFenced(iam, command));
}
