// The AwsCheckUp port: reads with whatever credentials are in use, and changes nothing.
import { paginateGetAccountAuthorizationDetails } from "@aws-sdk/client-iam";
import type {
  GetAccountAuthorizationDetailsResponse,
  IAMClient,
  RoleDetail,
  UserDetail,
} from "@aws-sdk/client-iam";
import { DescribeOrganizationCommand } from "@aws-sdk/client-organizations";
import type { OrganizationsClient } from "@aws-sdk/client-organizations";
import type { STSClient } from "@aws-sdk/client-sts";
import type {
  AwsCheckUp,
  CallerSeen,
  IamSeen,
  OrganizationSeen,
  RoleSeen,
  UserSeen,
} from "../../ports/aws-check-up.ts";
import { looking } from "../../ports/looked.ts";
import { heardClock } from "./answer-clock.ts";
import { assumeRole } from "./assume-role.ts";
import { askAws, causeCode, isRefused } from "./aws-errors.ts";
import { attached, documentsIn, inline, managedPolicy } from "./held-policies.ts";
import type { Documents } from "./held-policies.ts";
import { callerIdentity } from "./management-account.ts";
import { inWords } from "./own-access.ts";
import { readPolicyText } from "./policy-text.ts";
import { personTag } from "./user-details.ts";

export interface AwsCheckUpParts {
  readonly iam: IAMClient;
  readonly sts: STSClient;
  readonly organizations: OrganizationsClient;
  readonly now: () => number;
}

export function awsCheckUp({ iam, sts, organizations, now }: AwsCheckUpParts): AwsCheckUp {
  let secondsAhead: number | null = null;
  const listening = heardClock(sts, (said) => {
    secondsAhead = (said - now()) / 1000;
  });
  return {
    caller: () => looking(() => caller(listening), isRefused),
    organization: () => looking(() => organization(organizations), isRefused),
    iam: () => looking(() => allOfIam(iam), isRefused),
    become: (roleArn) => looking(() => become(listening, roleArn), isRefused),
    secondsAhead: () => secondsAhead,
  };
}

async function caller(sts: STSClient): Promise<CallerSeen> {
  const { Arn: arn = "", Account: accountId = "" } = await callerIdentity(sts).catch(inWords);
  const [, partition = "aws"] = arn.split(":");
  const roleName = /:assumed-role\/([^/]+)\//.exec(arn)?.[1] ?? null;
  return { arn, accountId, partition, roleName, region: await sts.config.region() };
}

async function organization(client: OrganizationsClient): Promise<OrganizationSeen | null> {
  const doing = { action: "organizations:DescribeOrganization", about: "the organization" };
  try {
    const command = new DescribeOrganizationCommand({});
    const { Organization: found } = await askAws(doing, () => client.send(command));
    const { Id: id = "", MasterAccountId: managementId = "", FeatureSet } = found ?? {};
    return { id, managementId, hasAllFeatures: FeatureSet === "ALL" };
  } catch (error) {
    if (causeCode(error) === "AWSOrganizationsNotInUse") return null;
    throw error;
  }
}

/** As for a request: whoever may only become it without a source identity could do nothing for one. */
async function become(sts: STSClient, roleArn: string): Promise<true> {
  const name = "rolecall-doctor";
  const doing = {
    about: `the role ${roleArn}`,
    refused: `AWS does not let these credentials become ${roleArn}.`,
  };
  await assumeRole(sts, { roleArn, name, sourceIdentity: name }, doing);
  return true;
}

/** A page of a thousand takes AWS longer than other calls do. */
const PATIENCE = { requestTimeout: 20_000 };

async function allOfIam(client: IAMClient): Promise<IamSeen> {
  const action = "iam:GetAccountAuthorizationDetails";
  const doing = {
    ...{ action, about: "roles, users and policies" },
    refused: `AWS does not let these credentials read roles, users and policies (${action}).`,
  };
  const pages: GetAccountAuthorizationDetailsResponse[] = [];
  await askAws(doing, async () => {
    const Filter = ["User" as const, "Role" as const, "LocalManagedPolicy" as const];
    const asked = { Filter, MaxItems: 1000 };
    for await (const page of paginateGetAccountAuthorizationDetails({ client }, asked, PATIENCE)) {
      pages.push(page);
    }
  });
  const policies = documentsIn(pages.flatMap(({ Policies = [] }) => Policies));
  const details = pages.flatMap(({ RoleDetailList = [] }) => RoleDetailList);
  return {
    policies,
    roles: details.map((role) => roleFrom(role, policies)),
    users: pages.flatMap(({ UserDetailList = [] }) => UserDetailList.map(userFrom)),
  };
}

function roleFrom(role: RoleDetail, managed: Documents): RoleSeen {
  const { Arn: arn = "", RoleName: name = "", AssumeRolePolicyDocument: trust = "" } = role;
  const boundary = role.PermissionsBoundary?.PermissionsBoundaryArn;
  return {
    ...{ arn, name, trust: readPolicyText(trust) },
    policies: [...inline(role.RolePolicyList), ...attached(role.AttachedManagedPolicies, managed)],
    boundary: boundary === undefined ? null : managedPolicy(boundary, managed),
  };
}

function userFrom(user: UserDetail): UserSeen {
  const { UserName: iamUser = "", PermissionsBoundary } = user;
  const tag = personTag(user);
  const boundary = PermissionsBoundary?.PermissionsBoundaryArn ?? null;
  return { iamUser, boundary, ...(tag === undefined ? {} : { tag }) };
}
