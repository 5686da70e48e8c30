// What a role says of itself: whom it trusts, from when on, and what a session in it may do.
import type { IamRole, IamState } from "./iam/iam-state.ts";
import { managedPolicy, managedPolicyName } from "./iam/managed-policies.ts";
import type { SourcedPolicy } from "./policy/policy-evaluator.ts";
import { sourced } from "./policy/sourced-policies.ts";

export function roleWords({ name, accountName, accountId }: IamRole): string {
  return `role ${name} in ${accountName} (${accountId})`;
}

export function trustOf(role: IamRole): SourcedPolicy {
  return { from: `trust policy of ${roleWords(role)}`, document: role.trust };
}

/** The managed policies attached to the role, and the inline policies it has been given. */
export function permissionsOf(role: IamRole, state: IamState): SourcedPolicy[] {
  const attached = sourcedManaged(roleWords(role), role.attached, state);
  return [...attached, ...sourced(roleWords(role), role.policies)];
}

/** Managed policies by their ARNs, with where each is attached. */
export function sourcedManaged(
  owner: string,
  arns: Iterable<string>,
  state: IamState,
): SourcedPolicy[] {
  return [...arns].flatMap((arn) => {
    const document = managedPolicy(arn, state);
    return document ? { from: `${owner}, policy ${managedPolicyName(arn)}`, document } : [];
  });
}

export function notYetEnterable({ enterableFrom }: IamRole, at: number): boolean {
  return enterableFrom !== undefined && at < enterableFrom;
}
