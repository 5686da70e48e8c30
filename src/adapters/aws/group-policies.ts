// What an access group holds: its inline policies by name, our policy's text, and what is attached to it.
import {
  DeleteGroupPolicyCommand,
  GetGroupPolicyCommand,
  PutGroupPolicyCommand,
  paginateListAttachedGroupPolicies,
  paginateListGroupPolicies,
} from "@aws-sdk/client-iam";
import type { IAMClient } from "@aws-sdk/client-iam";
import { ACCESS_POLICY_NAME } from "../../domain/iam-documents.ts";
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

/** The document, `unreadable` where it is none, or undefined where there is no such policy (or no such group). */
export async function readAccessPolicy(client: IAMClient, group: string): Promise<unknown> {
  const command = new GetGroupPolicyCommand({ GroupName: group, PolicyName: ACCESS_POLICY_NAME });
  try {
    const doing = { action: "iam:GetGroupPolicy", ...aboutOurGroup(group) };
    const { PolicyDocument } = await askAws(doing, () => client.send(command));
    return readPolicyText(PolicyDocument ?? "");
  } catch (error) {
    if (isNotThere(error)) return undefined;
    throw error;
  }
}

export async function putAccessPolicy(
  iam: FencedIam,
  group: string,
  document: PolicyDocument,
): Promise<void> {
  const command = new PutGroupPolicyCommand({
    GroupName: group,
    PolicyName: ACCESS_POLICY_NAME,
    PolicyDocument: JSON.stringify(document),
  });
  await askAws({ action: "iam:PutGroupPolicy", ...aboutOurGroup(group) }, () =>
    sendFenced(iam, command),
  );
}

export async function deleteInlinePolicy(
  iam: FencedIam,
  group: string,
  policy: string,
): Promise<void> {
  const command = new DeleteGroupPolicyCommand({ GroupName: group, PolicyName: policy });
  const doing = { action: "iam:DeleteGroupPolicy", ...aboutOurGroup(group) };
  await askAws(doing, () => sendFenced(iam, command));
}
