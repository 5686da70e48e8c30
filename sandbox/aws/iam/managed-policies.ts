// The managed policies that AWS itself keeps, as far as the sandbox knows them, and what each allows.
import type { OneOrMany, PolicyDocument, Statement } from "../policy/policy-document.ts";
import { parsed } from "../policy/sourced-policies.ts";
import type { IamState } from "./iam-state.ts";

export const awsPolicy = (name: string) => `arn:aws:iam::aws:policy/${name}`;

export const ADMINISTRATOR_ACCESS = awsPolicy("AdministratorAccess");
export const READ_ONLY_ACCESS = awsPolicy("ReadOnlyAccess");

const all = (Action: OneOrMany<string>): Statement => ({ Effect: "Allow", Action, Resource: "*" });

const reading = ["*:Get*", "*:List*", "*:Describe*"];
const looking = ["*:List*", "*:Describe*"];

/** AWS's own name every service's actions one by one; here each is as short as its idea. */
const statements: Readonly<Record<string, readonly Statement[]>> = {
  [ADMINISTRATOR_ACCESS]: [all("*")],
  [READ_ONLY_ACCESS]: [all(reading)],
  [awsPolicy("PowerUserAccess")]: [
    { Effect: "Allow", NotAction: ["iam:*", "organizations:*", "account:*"], Resource: "*" },
    all(["iam:ListRoles", "organizations:DescribeOrganization", "account:ListRegions"]),
  ],
  [awsPolicy("SecurityAudit")]: [all([...looking, "iam:Get*", "iam:Generate*", "s3:GetBucket*"])],
  [awsPolicy("IAMReadOnlyAccess")]: [all(["iam:Get*", "iam:List*", "iam:Simulate*"])],
  [awsPolicy("AWSSupportAccess")]: [all("support:*")],
  [awsPolicy("AWSBillingReadOnlyAccess")]: [
    all(["aws-portal:View*", "billing:Get*", "billing:List*", "budgets:View*", "ce:Get*"]),
  ],
  [awsPolicy("job-function/ViewOnlyAccess")]: [all(looking)],
  [awsPolicy("job-function/Billing")]: [
    all(["aws-portal:*Billing", "billing:*", "budgets:*", "ce:*", "cur:*", "payments:*", "tax:*"]),
  ],
  [awsPolicy("job-function/DatabaseAdministrator")]: [
    all(["dynamodb:*", "elasticache:*", "rds:*", "redshift:*", "cloudwatch:*", "logs:Get*"]),
  ],
  [awsPolicy("job-function/NetworkAdministrator")]: [
    all(["directconnect:*", "ec2:*Vpc*", "ec2:Describe*", "elasticloadbalancing:*", "route53:*"]),
  ],
  [awsPolicy("job-function/SupportUser")]: [all([...reading, "support:*"])],
  [awsPolicy("job-function/SystemAdministrator")]: [
    all([...reading, "cloudformation:*", "cloudwatch:*", "ec2:*", "lambda:*", "ssm:*"]),
  ],
};

/** One of AWS's, or one that an account has made. */
export function managedPolicy(arn: string, { policies }: IamState): PolicyDocument | undefined {
  const Statement = statements[arn];
  if (Statement) return { Version: "2012-10-17", Statement };
  const own = policies.get(arn);
  return own === undefined ? undefined : parsed(own);
}

/** `ReadOnlyAccess`, without its path. */
export const managedPolicyName = (arn: string) => arn.slice(arn.lastIndexOf("/") + 1);
