// What the role that Rolecall runs as may do: read, let people in and out, keep its records, and become the provisioner.
import type { PolicyDocument } from "../iam-documents.ts";
import { fences, groups, iamBoundary } from "./fences.ts";
import { iamArn } from "./permission-scope.ts";
import type { PermissionScope } from "./permission-scope.ts";
import { allow, policyOf } from "./policy-statement.ts";
import type { Statement } from "./policy-statement.ts";
import { provisioning } from "./provisioner-policy.ts";
import { readGroups, readOrganization, readOwnRoles, readPeople } from "./reading.ts";

export function runtimePolicy(scope: PermissionScope): PolicyDocument {
  const { provisionerRole } = scope;
  return policyOf([
    allow("ReadPeopleAndGroups", { actions: [...readPeople, ...readGroups], resources: ["*"] }),
    readOwnRoles(scope),
    readOrganization,
    allow("LetPeopleInAndOut", {
      actions: ["iam:AddUserToGroup", "iam:RemoveUserFromGroup"],
      resources: [groups(scope)],
    }),
    ...boundPeople(scope),
    ...records(scope),
    ...(provisionerRole === null
      ? provisioning(scope)
      : [holdGrants(scope), becomeProvisioner(provisionerRole)]),
    ...fences(scope),
  ]);
}

/** Groups of people's own hold their grants, one policy each: they are written when somebody is let in and when it ends. */
function holdGrants(scope: PermissionScope): Statement {
  return allow("GroupsOfPeoplesOwn", {
    actions: ["iam:CreateGroup", "iam:DeleteGroupPolicy", "iam:PutGroupPolicy"],
    resources: [groups(scope, "own.*")],
  });
}

function becomeProvisioner(role: string): Statement {
  return allow("BecomeProvisioner", {
    actions: ["sts:AssumeRole", "sts:SetSourceIdentity"],
    resources: [role],
  });
}

function boundPeople(scope: PermissionScope): readonly Statement[] {
  const { guard } = scope;
  if (guard.kind === "none") return [];
  const when =
    guard.kind === "fenced"
      ? { StringEquals: { "iam:PermissionsBoundary": iamBoundary(scope, guard) } }
      : undefined;
  return [
    allow("GuardPeople", {
      actions: ["iam:DeleteUserPolicy", "iam:PutUserPolicy"],
      resources: [iamArn(scope, "user/*")],
      ...(when ? { when } : {}),
    }),
  ];
}

/** Nothing is deleted, and nothing goes through the whole table. */
function records(scope: PermissionScope): readonly Statement[] {
  const { partition, managementId, region, table, makesTable } = scope;
  const arn = `arn:${partition}:dynamodb:${region}:${managementId}:table/${table}`;
  const made = ["dynamodb:CreateTable", "dynamodb:DescribeTable"];
  return [
    allow("KeepRecords", {
      actions: ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"],
      resources: [arn, `${arn}/index/*`],
    }),
    ...(makesTable ? [allow("MakeTable", { actions: made, resources: [arn] })] : []),
  ];
}
