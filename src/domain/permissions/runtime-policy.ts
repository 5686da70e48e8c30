// What the role that Rolecall runs as may do: read, let people in and out, keep its records, and become the provisioner.
import { policySize } from "../iam-documents.ts";
import type { PolicyDocument } from "../iam-documents.ts";
import { CHANGES_OF_MEMBERS, fences, groups, iamBoundary } from "./fences.ts";
import { iamArn } from "./permission-scope.ts";
import type { PermissionScope } from "./permission-scope.ts";
import { allow, policyOf } from "./policy-statement.ts";
import type { Statement } from "./policy-statement.ts";
import { provisioning } from "./provisioner-policy.ts";
import { readGroups, readOrganization, readOwnRoles, readPeople } from "./reading.ts";

/** Characters of a managed policy, white space left out. */
export const MOST_OF_A_POLICY = 6144;

/** Groups that are used as they are stand in it as far as there is room; else they have policies of their own. */
export function runtimePolicy(scope: PermissionScope): PolicyDocument {
  const whole = written(scope, scope.usedGroups);
  return fits(whole) ? whole : written(scope, null);
}

/** Beside the runtime role's policy, where that has no room for the groups that are used as they are. */
export function usedGroupPolicies(scope: PermissionScope): readonly PolicyDocument[] {
  const { usedGroups } = scope;
  if (usedGroups.length === 0 || fits(written(scope, usedGroups))) return [];
  const parts: string[][] = [];
  for (const group of usedGroups) {
    const last = parts.at(-1);
    if (last && fits(membersOf([...last, group]))) last.push(group);
    else parts.push([group]);
  }
  return parts.map(membersOf);
}

function membersOf(used: readonly string[]): PolicyDocument {
  return policyOf([allow("LetPeopleIntoOthers", { actions: CHANGES_OF_MEMBERS, resources: used })]);
}

function fits(document: PolicyDocument): boolean {
  return policySize(document) <= MOST_OF_A_POLICY;
}

/** `used`: null where they are said of elsewhere. */
function written(scope: PermissionScope, used: readonly string[] | null): PolicyDocument {
  const { provisionerRole } = scope;
  return policyOf([
    allow("ReadPeopleAndGroups", { actions: [...readPeople, ...readGroups], resources: ["*"] }),
    readOwnRoles(scope),
    readOrganization,
    allow("LetPeopleInAndOut", {
      actions: CHANGES_OF_MEMBERS,
      resources: [groups(scope), ...(used ?? [])],
    }),
    ...boundPeople(scope),
    ...records(scope),
    ...(provisionerRole === null
      ? provisioning(scope)
      : [holdGrants(scope), becomeProvisioner(provisionerRole)]),
    ...fences(scope, used),
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
  return [
    allow("KeepRecords", {
      actions: [
        "dynamodb:DescribeContinuousBackups",
        "dynamodb:DescribeTable",
        "dynamodb:GetItem",
        "dynamodb:PutItem",
        "dynamodb:Query",
      ],
      resources: [arn, `${arn}/index/*`],
    }),
    ...(makesTable
      ? [allow("MakeTable", { actions: ["dynamodb:CreateTable"], resources: [arn] })]
      : []),
  ];
}
