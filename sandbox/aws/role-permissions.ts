// What a role says of itself: whom it trusts, and what a session in it may do.
import type { IamRole } from "./iam/iam-state.ts";
import type { PolicyDocument } from "./policy/policy-document.ts";
import type { SourcedPolicy } from "./policy/policy-evaluator.ts";
import { sourced } from "./policy/sourced-policies.ts";

export function roleWords({ name, accountName, accountId }: IamRole): string {
  return `role ${name} in ${accountName} (${accountId})`;
}

export function trustOf(role: IamRole): SourcedPolicy {
  return { from: `trust policy of ${roleWords(role)}`, document: role.trust };
}

/** A managed policy, which stays as it is, and the inline policies the role has been given. */
export function permissionsOf(role: IamRole): SourcedPolicy[] {
  const managed = managedPolicies[role.allows];
  return [
    { from: `${roleWords(role)}, policy ${managed.name}`, document: managed.document },
    ...sourced(roleWords(role), role.policies),
  ];
}

const allow = (Action: string | string[]): PolicyDocument => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action, Resource: "*" }],
});

const managedPolicies = {
  admin: { name: "AdministratorAccess", document: allow("*") },
  // AWS's own lists every service; here it is reading wherever reading is named so.
  "read-only": {
    name: "ReadOnlyAccess",
    document: allow(["*:Get*", "*:List*", "*:Describe*"]),
  },
};
