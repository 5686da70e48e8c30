// Every call that Rolecall makes to AWS under a role of its own, and by which of the two.
import type { Call } from "./bot-judges.ts";

export const management = "111111111111";
export const organization = "o-northwind01";
export const runtimeRole = `arn:aws:iam::${management}:role/rolecall`;
export const provisionerRole = `arn:aws:iam::${management}:role/rolecall-provisioner`;
export const ADMIN = "OrganizationAccountAccessRole";

export const iam = (what: string) => `arn:aws:iam::${management}:${what}`;
export const org = (kind: string, id: string) =>
  `arn:aws:organizations::${management}:${kind}/${organization}/${id}`;
export const roleIn = (account: string, name = ADMIN) => `arn:aws:iam::${account}:role/${name}`;

export const alice = iam("user/alice.andersen");
/** That the file says are used as they are. */
export const usedGroups = [iam("group/ops"), iam("group/team/client-b")];
export const accessGroup = iam("group/rolecall/client-a-admin");
const ownGroup = iam("group/rolecall/own.alice.andersen.1");
export const bounded = { "iam:PermissionsBoundary": iam("policy/rolecall/people") };
export const member = (account: string) => ({
  "aws:ResourceOrgID": organization,
  "aws:ResourceAccount": account,
});
export const oursByTag = { "aws:ResourceTag/managed-by": "rolecall" };
export const taggedOurs = {
  "aws:RequestTag/managed-by": "rolecall",
  "aws:RequestTag/rolecall:request": "R-7K3QXA",
};

const calls = (service: string, names: string, resource: string): Call[] =>
  names.split(" ").map((name) => ({ action: `${service}:${name}`, resource }));

const knowing = (keys: NonNullable<Call["knowing"]>, made: readonly Call[]): Call[] =>
  made.map((call) => ({ ...call, knowing: keys }));

const table = `arn:aws:dynamodb:eu-central-1:${management}:table/rolecall`;

/** Which change nothing. */
const readingGroups = [
  ...calls("iam", "GetAccountAuthorizationDetails", "*"),
  // Of ours, and of those that have a name we want.
  ...[accessGroup, iam("group/developers")].flatMap((group) =>
    calls("iam", "GetGroup GetGroupPolicy ListAttachedGroupPolicies ListGroupPolicies", group),
  ),
];
const readingOrganization = [
  ...calls("organizations", "DescribeOrganization ListRoots ListAccounts", "*"),
  ...calls("organizations", "DescribeCreateAccountStatus ListCreateAccountStatus", "*"),
  ...calls("organizations", "ListOrganizationalUnitsForParent", org("root", "r-ab12")),
  ...calls(
    "organizations",
    "DescribeAccount ListParents ListTagsForResource",
    org("account", "222222222222"),
  ),
];

const readingOwnRoles = [
  ...calls("iam", "GetRole", runtimeRole),
  ...calls("iam", "GetRole", provisionerRole),
];

export const byEither = [...readingGroups, ...readingOwnRoles, ...readingOrganization];

/** What only the role that Rolecall runs as may do. */
export const byRuntime = [
  ...calls("iam", "GetAccountSummary ListAccountAliases", "*"),
  ...calls("iam", "GetUser GetUserPolicy ListGroupsForUser ListMFADevices", alice),
  ...calls("iam", "AddUserToGroup", accessGroup),
  ...calls("iam", "AddUserToGroup", ownGroup),
  ...knowing(bounded, calls("iam", "PutUserPolicy DeleteUserPolicy", alice)),
  ...calls("dynamodb", "GetItem PutItem Query", table),
  ...calls("dynamodb", "Query", `${table}/index/due`),
  // By doctor.
  ...calls("dynamodb", "DescribeTable DescribeContinuousBackups", table),
];
/** What either does to a group of somebody's own, but only the provisioner to an access group. */
export const onOwnGroups = calls(
  "iam",
  "CreateGroup PutGroupPolicy DeleteGroupPolicy RemoveUserFromGroup",
  ownGroup,
);
export const puttingOut = calls("iam", "RemoveUserFromGroup", accessGroup);

/** What only the provisioner may do. */
export const byProvisioner = [
  ...calls("iam", "CreateGroup PutGroupPolicy DeleteGroupPolicy DeleteGroup", accessGroup),
  ...calls("iam", "DeleteGroup", ownGroup),
  ...knowing(taggedOurs, calls("organizations", "CreateAccount", "*")),
  ...knowing(taggedOurs, calls("organizations", "TagResource", org("account", "999999999999"))),
  ...knowing(oursByTag, calls("organizations", "MoveAccount", org("account", "999999999999"))),
  ...calls("organizations", "MoveAccount", org("root", "r-ab12")),
  ...calls("organizations", "MoveAccount", org("ou", "ou-ab12-clients00")),
  ...knowing(oursByTag, calls("organizations", "CloseAccount", org("account", "999999999999"))),
  ...calls("organizations", "CloseAccount", org("account", "222222222222")),
];

/** Sessions it opens in accounts: by the role that Organizations made, and by an access role to see that it still can. */
export const ENTERING = ["sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"] as const;

/** Made as a role of the account that is meant, by a session that the provisioner opened. */
export const inAccounts = [
  ...["GetRole", "PutRolePolicy", "DeleteRolePolicy", "CreateRole", "UpdateRole"],
  ...["UpdateAssumeRolePolicy", "AttachRolePolicy", "DetachRolePolicy", "ListAttachedRolePolicies"],
  ...["ListRolePolicies", "CreateAccountAlias", "ListAccountAliases", "ListRoles"],
];

/** Made with the credentials of whoever types a command, and by no role of Rolecall's. */
export const byWhoeverTypes = ["ListUserPolicies"];

/** For which AWS asks for no permission, or which only a sandbox makes. */
export const free = ["GetCallerIdentity", "CreateTable"];
