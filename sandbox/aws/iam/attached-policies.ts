// Managed policies attached to a role or a group.
import { AwsError, limitExceeded, noSuchEntity } from "../aws-error.ts";
import type { QueryFields, XmlObject } from "../query-protocol.ts";
import type { IamRole } from "./iam-state.ts";
import { roleIn, type Iam, type NamedRole } from "./iam.ts";
import { attachedShape } from "./iam-shapes.ts";
import { managedPolicy, managedPolicyName } from "./managed-policies.ts";
import { pageOf } from "./paging.ts";

/** Attaching one again changes nothing and is no error. */
export function attachPolicy(iam: Iam, role: NamedRole, arn: string): void {
  if (!/^arn:aws:iam::(aws|\d{12}):policy\/[\u0021-\u007e]+$/.test(arn))
    throw new AwsError("InvalidInput", `ARN ${arn} is not valid.`);
  const { attached } = roleIn(iam.written, role);
  const isInReach = arn.startsWith(`arn:aws:iam::${role.accountId}:`) || arn.includes("::aws:");
  if (!isInReach || !managedPolicy(arn, iam.written))
    throw noSuchEntity(`Policy ${arn} does not exist or is not attachable.`);
  if (!attached.has(arn) && attached.size >= iam.quotas.policiesPerRole)
    throw limitExceeded(`Cannot exceed quota for PoliciesPerRole: ${iam.quotas.policiesPerRole}`);
  iam.write((state) => roleIn(state, role).attached.add(arn));
}

export function detachPolicy(iam: Iam, role: NamedRole, arn: string): void {
  if (!roleIn(iam.written, role).attached.has(arn))
    throw noSuchEntity(`Policy ${arn} was not found.`);
  iam.write((state) => roleIn(state, role).attached.delete(arn));
}

/** Of a role or a group. */
export function listAttachedPolicies(
  { attached }: Pick<IamRole, "attached">,
  fields: QueryFields,
): XmlObject {
  const { page, end } = pageOf(attached, managedPolicyName, fields);
  return { AttachedPolicies: attachedShape(page), ...end };
}
