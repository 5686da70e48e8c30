// The permissions boundary of people's IAM users: whatever their groups or Rolecall's policies say, they can do no more.
import type { PolicyDocument } from "../iam-documents.ts";
import { iamArn } from "./permission-scope.ts";
import type { PermissionScope } from "./permission-scope.ts";
import { allow, policyOf } from "./policy-statement.ts";
import type { Statement } from "./policy-statement.ts";

/** It allows nothing by itself. What people work with in the management account is for its owner to add. */
export function peopleBoundary(scope: PermissionScope): PolicyDocument {
  return policyOf([...switchRole(scope), ...signInOnTheirOwn(scope)]);
}

function switchRole(scope: PermissionScope): readonly Statement[] {
  const { partition, managementId, accessRoles, clientRoles, rolesAtHome } = scope;
  const actions = ["sts:AssumeRole"];
  const names = [...new Set([...accessRoles, ...clientRoles])];
  const named = names.map((name) => `arn:${partition}:iam::*:role/${name}`);
  return [
    allow("SwitchRole", {
      actions,
      resources: named,
      when: { StringNotEquals: { "aws:ResourceAccount": managementId } },
    }),
    ...(rolesAtHome.length > 0
      ? [allow("SwitchRoleHere", { actions, resources: rolesAtHome })]
      : []),
  ];
}

function signInOnTheirOwn(scope: PermissionScope): readonly Statement[] {
  const themselves = iamArn(scope, "user/${aws:username}");
  // A user with a path has it in their ARN.
  const withPath = iamArn(scope, "user/*/${aws:username}");
  const device = iamArn(scope, "mfa/*");
  return [
    allow("OwnPasswordAndDevices", {
      actions: [
        "iam:ChangePassword",
        "iam:CreateVirtualMFADevice",
        "iam:EnableMFADevice",
        "iam:GetUser",
        "iam:ListGroupsForUser",
        "iam:ListMFADevices",
        "iam:ListUserPolicies",
        "iam:ResyncMFADevice",
      ],
      resources: [themselves, withPath, device],
    }),
    allow("LoseADeviceWithAnother", {
      actions: ["iam:DeactivateMFADevice", "iam:DeleteVirtualMFADevice"],
      resources: [themselves, withPath, device],
      when: { Bool: { "aws:MultiFactorAuthPresent": "true" } },
    }),
    allow("SignIn", {
      actions: [
        "iam:GetAccountPasswordPolicy",
        "iam:ListAccountAliases",
        "iam:ListVirtualMFADevices",
        "sts:GetSessionToken",
      ],
      resources: ["*"],
    }),
  ];
}
