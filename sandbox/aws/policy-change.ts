// Changes of policies and permissions boundaries by an administrator's hand.
import { noSuchEntity } from "./aws-error.ts";
import { policyArn, type IamRole } from "./iam/iam-state.ts";
import { userIn, type Iam } from "./iam/iam.ts";
import { updateTrust } from "./iam/roles.ts";
import {
  deletePolicy,
  groupPolicies,
  putPolicy,
  rolePolicies,
  userPolicies,
  type PolicyHolder,
} from "./iam/inline-policies.ts";
import type { PolicyDocument } from "./policy/policy-document.ts";
import { checkPolicy } from "./policy/policy-grammar.ts";

export type PolicyChange =
  | { do: "put-user-policy"; user: string; policy: string; document: PolicyDocument }
  | { do: "delete-user-policy"; user: string; policy: string }
  /** `boundary` is the path and name of a managed policy; with a document, that policy is written first. */
  | { do: "set-boundary"; user: string; boundary: string; document?: PolicyDocument }
  | { do: "remove-boundary"; user: string }
  /** `role` is an ARN. */
  | { do: "put-role-policy"; role: string; policy: string; document: PolicyDocument }
  | { do: "delete-role-policy"; role: string; policy: string }
  | { do: "set-trust"; role: string; document: PolicyDocument }
  | { do: "put-group-policy"; group: string; policy: string; document: PolicyDocument };

export function changePolicy(iam: Iam, change: PolicyChange): void {
  switch (change.do) {
    case "set-boundary":
      setBoundary(iam, change);
      break;
    case "remove-boundary":
      userIn(iam.written, change.user);
      iam.write((state) => delete state.users.get(change.user)?.boundary);
      break;
    case "put-user-policy":
    case "put-role-policy":
    case "put-group-policy":
      putPolicy(iam, holderOf(iam, change), {
        policy: change.policy,
        document: JSON.stringify(change.document),
      });
      break;
    case "set-trust":
      updateTrust(iam, roleAt(iam, change.role), JSON.stringify(change.document));
      break;
    case "delete-user-policy":
    case "delete-role-policy":
      deletePolicy(iam, holderOf(iam, change), change.policy);
      break;
  }
}

function holderOf(
  iam: Iam,
  owner: { user: string } | { group: string } | { role: string },
): PolicyHolder {
  if ("user" in owner) return userPolicies(iam, owner.user);
  if ("group" in owner) return groupPolicies(iam, owner.group);
  return rolePolicies(iam, roleAt(iam, owner.role));
}

function roleAt(iam: Iam, arn: string): IamRole {
  const role = iam.written.roles.get(arn);
  if (!role) throw noSuchEntity(`The role ${arn} cannot be found.`);
  return role;
}

export function setBoundary(
  iam: Iam,
  { user, boundary, document }: { user: string; boundary: string; document?: PolicyDocument },
): void {
  userIn(iam.written, user);
  const arn = policyArn(iam.accountId, boundary);
  if (document) {
    const text = JSON.stringify(document);
    checkPolicy(text, "identity");
    iam.write((state) => state.policies.set(arn, text));
  }
  if (!iam.written.policies.has(arn))
    throw noSuchEntity(`Policy ${arn} does not exist or is not attachable.`);
  iam.write((state) => Object.assign(userIn(state, user), { boundary: arn }));
}
