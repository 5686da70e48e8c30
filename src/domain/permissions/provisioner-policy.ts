// What the provisioner role may do, which Rolecall assumes for one request at a time, and who may assume it.
import type { PolicyDocument } from "../iam-documents.ts";
import { fences, groups } from "./fences.ts";
import { iamArn, organizationsArn } from "./permission-scope.ts";
import type { PermissionScope } from "./permission-scope.ts";
import { allow, policyOf } from "./policy-statement.ts";
import type { Statement } from "./policy-statement.ts";
import { readGroups, readOrganization, readOwnRoles } from "./reading.ts";

/** What Rolecall's accounts are known by. */
const OURS = { key: "managed-by", value: "rolecall" } as const;
const TAGGED_OURS = { [`aws:ResourceTag/${OURS.key}`]: OURS.value };

export function provisionerPolicy(scope: PermissionScope): PolicyDocument {
  const reading = [
    allow("ReadGroups", {
      // Whose a group of that name is, AWS tells of all groups only.
      actions: ["iam:GetAccountAuthorizationDetails", ...readGroups],
      resources: ["*"],
    }),
    readOwnRoles(scope),
    readOrganization,
  ];
  return policyOf([...reading, ...provisioning(scope), ...fences(scope, [])]);
}

/** Who may assume the provisioner role: the runtime role, and nobody else. */
export function provisionerTrust(
  scope: Pick<PermissionScope, "partition" | "managementId" | "runtimeRole">,
): PolicyDocument {
  const { runtimeRole } = scope;
  const statement = {
    Sid: "RolecallRuntime",
    Effect: "Allow",
    // Named by a condition, which holds when the role is made anew; as principal it would be an id that is dead then.
    Principal: { AWS: iamArn(scope, "root") },
    Action: ["sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"],
    Condition: { ArnEquals: { "aws:PrincipalArn": runtimeRole } },
  };
  return policyOf([statement]);
}

/** Everything that is done for a request about an account, and all that is done to access groups but their members. */
export function provisioning(scope: PermissionScope): readonly Statement[] {
  return [
    allow("AccessGroups", {
      actions: [
        "iam:CreateGroup",
        "iam:DeleteGroup",
        "iam:DeleteGroupPolicy",
        "iam:PutGroupPolicy",
        // A group is empty before it is deleted.
        "iam:RemoveUserFromGroup",
      ],
      resources: [groups(scope)],
    }),
    ...making(scope),
    ...closing(scope),
    ...entering(scope),
    ...enteringClients(scope),
  ];
}

function making(scope: PermissionScope): readonly Statement[] {
  if (!scope.makes) return [];
  const unit = (id: string) => organizationsArn(scope, "ou", id);
  return [
    allow("MakeAccounts", {
      actions: ["organizations:CreateAccount", "organizations:TagResource"],
      // What does not exist yet has no ARN.
      resources: ["*"],
      when: {
        StringEquals: { [`aws:RequestTag/${OURS.key}`]: OURS.value },
        StringLike: { "aws:RequestTag/rolecall:request": "R-*" },
      },
    }),
    // AWS asks for the account and for both its parents.
    allow("MoveAccounts", {
      actions: ["organizations:MoveAccount"],
      resources: [organizationsArn(scope, "account", "*")],
      when: { StringEquals: TAGGED_OURS },
    }),
    allow("MoveBetween", {
      actions: ["organizations:MoveAccount"],
      resources: [organizationsArn(scope, "root", "*"), ...scope.makes.units.map(unit)],
    }),
  ];
}

function closing(scope: PermissionScope): readonly Statement[] {
  if (!scope.closes) return [];
  const actions = ["organizations:CloseAccount"];
  const account = (id: string) => organizationsArn(scope, "account", id);
  const { others } = scope.closes;
  return [
    allow("CloseAccounts", {
      actions,
      resources: [account("*")],
      when: { StringEquals: TAGGED_OURS },
    }),
    ...(others.length > 0
      ? [allow("CloseNamedAccounts", { actions, resources: others.map(account) })]
      : []),
  ];
}

const ENTER = ["sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"];

function entering(scope: PermissionScope): readonly Statement[] {
  const { partition, managementId, organizationId, rolesElsewhere } = scope;
  const names = [...new Set([...scope.birthRoles, ...scope.accessRoles])];
  const member = allow("EnterAccounts", {
    actions: ENTER,
    resources: names.map((name) => `arn:${partition}:iam::*:role/${name}`),
    when: {
      StringEquals: { "aws:ResourceOrgID": organizationId },
      // The management account is of the organization too, and may have a role of such a name.
      StringNotEquals: { "aws:ResourceAccount": managementId },
    },
  });
  return [
    ...(names.length > 0 ? [member] : []),
    ...(rolesElsewhere.length > 0
      ? [allow("EnterNamedAccounts", { actions: ENTER, resources: rolesElsewhere })]
      : []),
  ];
}

/**
 * Not on the condition that an ExternalId is given: that the client's role refuses without one, Rolecall sees by asking
 * without one. And in no account of the organization, where roles of such names may be anybody's.
 *
 * An account that is in no organization has no `aws:ResourceOrgID`, and what is asked not to be equal holds where the key
 * is missing: so clients without an organization are entered too. IAM User Guide, "Condition operators" (a missing key
 * and negated operators) and "Global condition keys" (when `aws:ResourceOrgID` is there).
 */
function enteringClients(scope: PermissionScope): readonly Statement[] {
  const { organizationId, managementId, clientDoors } = scope;
  if (clientDoors.length === 0) return [];
  return [
    allow("EnterClients", {
      actions: ENTER,
      resources: clientDoors,
      when: {
        StringNotEquals: {
          "aws:ResourceOrgID": organizationId,
          // Said by itself too: this is where Rolecall's own roles are, and the key is always there.
          "aws:ResourceAccount": managementId,
        },
      },
    }),
  ];
}
