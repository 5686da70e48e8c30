// What the bot's roles may never do, said aloud, so that it stays so whatever else somebody attaches to them.
import { ACCESS_GROUP_PATH } from "../account.ts";
import { iamArn } from "./permission-scope.ts";
import type { PermissionScope } from "./permission-scope.ts";
import { deny, denyOutside } from "./policy-statement.ts";
import type { Statement } from "./policy-statement.ts";

/** Changes only: what a group is that has the name of one of ours is read before anything is done about it. */
const CHANGES_OF_GROUPS = [
  "iam:CreateGroup",
  "iam:DeleteGroup",
  "iam:DeleteGroupPolicy",
  "iam:PutGroupPolicy",
];
export const CHANGES_OF_MEMBERS = ["iam:AddUserToGroup", "iam:RemoveUserFromGroup"];

const NEVER = [
  // Who somebody is, and how they sign in.
  "iam:CreateUser",
  "iam:DeleteUser",
  "iam:UpdateUser",
  "iam:TagUser",
  "iam:UntagUser",
  "iam:*AccessKey*",
  "iam:*LoginProfile",
  "iam:*MFADevice",
  // What is attached to whom, and what keeps it in bounds. Renaming a group would take it under our path.
  "iam:Attach*",
  "iam:Detach*",
  "iam:*PermissionsBoundary",
  "iam:UpdateGroup",
  // Roles and policies of the management account, its own among them. In other accounts it acts as a role of theirs.
  "iam:CreateRole",
  "iam:DeleteRole",
  "iam:PassRole",
  "iam:*RolePolicy",
  "iam:TagRole",
  "iam:UntagRole",
  "iam:UpdateRole*",
  "iam:CreatePolicy*",
  "iam:DeletePolicy*",
  "iam:SetDefaultPolicyVersion",
];

/**
 * The same for both roles, so that it holds where one role does the work of both too; but `used`, the groups that are
 * used as they are, have their members changed by the one that lets people in. Null: more than can be said of.
 */
export function fences(scope: Home, used: readonly string[] | null): readonly Statement[] {
  const ours = groups(scope);
  return [...groupFences(ours, used), deny("Never", { actions: NEVER, resources: ["*"] })];
}

function groupFences(ours: string, used: readonly string[] | null): readonly Statement[] {
  const outside = (Sid: string, actions: readonly string[], more: readonly string[]) =>
    denyOutside(Sid, { actions, resources: [ours, ...more] });
  if (used?.length === 0) {
    return [outside("NoOtherGroups", [...CHANGES_OF_GROUPS, ...CHANGES_OF_MEMBERS].sort(), [])];
  }
  return [
    outside("NoOtherGroups", CHANGES_OF_GROUPS, []),
    ...(used ? [outside("NobodyInOtherGroups", CHANGES_OF_MEMBERS, used)] : []),
  ];
}

type Home = Pick<PermissionScope, "partition" | "managementId">;

export function groups(scope: Home, named = "*"): string {
  return iamArn(scope, `group${ACCESS_GROUP_PATH}${named}`);
}

export function iamBoundary(scope: Home, { boundary }: { readonly boundary: string }): string {
  return iamArn(scope, `policy/${boundary}`);
}
