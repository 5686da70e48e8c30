// The policies that users, groups and roles hold, inline and attached, as IAM tells of all of them at once.
import type { AttachedPolicy, ManagedPolicyDetail, PolicyDetail } from "@aws-sdk/client-iam";
import type { HeldPolicy } from "../../domain/existing/landscape.ts";
import { readPolicyText } from "./policy-text.ts";

/** Of the account's own managed policies, by their ARNs. */
export type Documents = ReadonlyMap<string, unknown>;

export function documentsIn(policies: readonly ManagedPolicyDetail[]): Documents {
  return new Map(policies.map((policy) => [policy.Arn ?? "", documentOf(policy)]));
}

function documentOf({ PolicyVersionList = [] }: ManagedPolicyDetail): unknown {
  const version = PolicyVersionList.find(({ IsDefaultVersion }) => IsDefaultVersion);
  return readPolicyText(version?.Document ?? "");
}

export function inline(policies: readonly PolicyDetail[] = []): HeldPolicy[] {
  return policies.map(({ PolicyName: name = "", PolicyDocument = "" }) => {
    return { name, document: readPolicyText(PolicyDocument) };
  });
}

export function attached(
  policies: readonly AttachedPolicy[] = [],
  managed: Documents,
): HeldPolicy[] {
  return policies.map(({ PolicyArn = "" }) => managedPolicy(PolicyArn, managed));
}

export function managedPolicy(arn: string, managed: Documents): HeldPolicy {
  const name = arn.slice(arn.lastIndexOf("/") + 1);
  const isAwsOwn = /^arn:[^:]+:iam::aws:/.test(arn);
  return { name, document: isAwsOwn ? undefined : (managed.get(arn) ?? "unreadable") };
}
