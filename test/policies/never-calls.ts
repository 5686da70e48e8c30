// Calls that neither role of the bot may ever make.
import { accessGroup, alice, iam, provisionerRole, runtimeRole } from "./bot-calls.ts";
import type { Call } from "./bot-judges.ts";

const foreign = [iam("group/developers"), iam("group/team/admins"), iam("group/rolecall")];
const changes = [
  ...["AddUserToGroup", "RemoveUserFromGroup", "CreateGroup", "DeleteGroup"],
  ...["PutGroupPolicy", "DeleteGroupPolicy"],
];
export const never: readonly Call[] = [
  ...foreign.flatMap((resource) => changes.map((name) => ({ action: `iam:${name}`, resource }))),
  ...[accessGroup, ...foreign].flatMap((resource) =>
    ["AttachGroupPolicy", "DetachGroupPolicy", "UpdateGroup"].map((name) => ({
      action: `iam:${name}`,
      resource,
    })),
  ),
  ...[
    ...["CreateUser", "DeleteUser", "UpdateUser", "TagUser", "UntagUser"],
    ...["CreateAccessKey", "UpdateAccessKey", "DeleteAccessKey", "ListAccessKeys"],
    ...["CreateLoginProfile", "UpdateLoginProfile", "DeleteLoginProfile"],
    ...["DeactivateMFADevice", "EnableMFADevice", "AttachUserPolicy", "DetachUserPolicy"],
    ...["PutUserPermissionsBoundary", "DeleteUserPermissionsBoundary"],
  ].map((name) => ({ action: `iam:${name}`, resource: alice })),
  ...[runtimeRole, provisionerRole, iam("role/deployer")].flatMap((resource) =>
    [
      ...["PutRolePolicy", "DeleteRolePolicy", "AttachRolePolicy", "DetachRolePolicy"],
      ...["UpdateAssumeRolePolicy", "UpdateRole", "UpdateRoleDescription", "TagRole", "UntagRole"],
      ...["CreateRole", "DeleteRole", "PassRole"],
      ...["PutRolePermissionsBoundary", "DeleteRolePermissionsBoundary"],
    ].map((name) => ({ action: `iam:${name}`, resource })),
  ),
  ...[
    ...["CreatePolicy", "CreatePolicyVersion", "DeletePolicy", "DeletePolicyVersion"],
    "SetDefaultPolicyVersion",
  ].map((name) => ({ action: `iam:${name}`, resource: iam("policy/rolecall/people") })),
];
