// What the bot's roles may read, which changes nothing.
import type { PermissionScope } from "./permission-scope.ts";
import { allow } from "./policy-statement.ts";
import type { Statement } from "./policy-statement.ts";

export const readPeople = [
  "iam:GetAccountAuthorizationDetails",
  "iam:GetAccountSummary",
  "iam:GetUser",
  "iam:GetUserPolicy",
  "iam:ListAccountAliases",
  "iam:ListGroupsForUser",
  "iam:ListMFADevices",
];

/** Of every group: one of somebody else's may have the name. */
export const readGroups = [
  "iam:GetGroup",
  "iam:GetGroupPolicy",
  "iam:ListAttachedGroupPolicies",
  "iam:ListGroupPolicies",
];

type Roles = Pick<PermissionScope, "runtimeRole" | "provisionerRole">;

/** Trust policies name a role with its path, and who calls is told without it. */
export function readOwnRoles({ runtimeRole, provisionerRole }: Roles): Statement {
  const resources = provisionerRole === null ? [runtimeRole] : [runtimeRole, provisionerRole];
  return allow("ReadOwnRoles", { actions: ["iam:GetRole"], resources });
}

export const readOrganization = allow("ReadOrganization", {
  actions: [
    "organizations:DescribeAccount",
    "organizations:DescribeCreateAccountStatus",
    "organizations:DescribeOrganization",
    "organizations:ListAccounts",
    "organizations:ListCreateAccountStatus",
    "organizations:ListOrganizationalUnitsForParent",
    "organizations:ListParents",
    "organizations:ListRoots",
    "organizations:ListTagsForResource",
  ],
  resources: ["*"],
});
