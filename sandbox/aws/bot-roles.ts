// The roles the bot works as, with the policies that say what it may do: those it is delivered with, and what a seed changes.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { AwsSeed } from "./aws-seed.ts";
import { newRole, policyArn, roleArn, uniqueId, type IamRole } from "./iam/iam-state.ts";
import type { PolicyDocument, Statement } from "./policy/policy-document.ts";

type Documents = Readonly<Record<"runtime" | "provisioner" | "provisionerTrust", PolicyDocument>>;

/** Its own, and the one it assumes for provisioning where the seed has one; else its own may do both. */
export function botRoles(seed: AwsSeed, createdAt: number): [IamRole, ...IamRole[]] {
  const { runtime, provisioner, provisionerTrust } = documentsFor(seed);
  const own = {
    runtime,
    ...seedPolicy("people", userPolicyStatements(seed)),
    ...seed.bot.policies,
  };
  const making = { provisioner, ...seedPolicy("roles", assumeStatements(seed)) };
  if (seed.bot.provisioner !== true)
    return [bare(ownPlace(seed), createdAt, { trust: taskTrust, policies: { ...own, ...making } })];
  return [
    bare(ownPlace(seed), createdAt, { trust: taskTrust, policies: own }),
    bare(provisionerPlace(seed), createdAt, { trust: provisionerTrust, policies: making }),
  ];
}

type Owner = Pick<AwsSeed, "managementAccountId" | "bot">;

/** The role that gets into accounts, and makes and closes them. */
export function provisioningRoleArn(seed: Owner): string {
  return roleArn(seed.bot.provisioner === true ? provisionerPlace(seed) : ownPlace(seed));
}

interface Place {
  accountId: string;
  path: string;
  name: string;
}

const ownPlace = ({ managementAccountId: accountId, bot }: Owner): Place => ({
  accountId,
  path: bot.rolePath ?? "/",
  name: bot.roleName,
});

const provisionerPlace = (seed: Owner): Place => ({
  ...ownPlace(seed),
  name: "rolecall-provisioner",
});

const taskTrust = document([
  {
    Effect: "Allow",
    Principal: { Service: "ecs-tasks.amazonaws.com" },
    Action: "sts:AssumeRole",
  },
]);

function bare(
  place: Place,
  createdAt: number,
  { trust, policies }: { trust: PolicyDocument; policies: Record<string, PolicyDocument> },
): IamRole {
  return newRole({
    ...place,
    id: uniqueId("AROA", roleArn(place)),
    createdAt,
    accountName: "management",
    trust,
    maxSessionSeconds: 3600,
    policies: new Map(
      Object.entries(policies).map(([name, policy]) => [name, JSON.stringify(policy)]),
    ),
    isBots: true,
  });
}

/** The file is written for the agency; another seed's account, organization, roles, region and boundary take their place. */
function documentsFor(seed: AwsSeed): Documents {
  const file = join(process.cwd(), "sandbox", "seeds", "bot-policies.json");
  const { managementAccountId, organizationId, region, bot } = seed;
  const boundary = bot.boundary ?? policyArn(managementAccountId, "rolecall/people");
  const written = readFileSync(file, "utf8")
    .replaceAll("111111111111", managementAccountId)
    .replaceAll("o-northwind01", organizationId)
    .replaceAll(/(?<="arn:aws:dynamodb:)[a-z0-9-]+(?=:)/g, region)
    .replaceAll(`"${policyArn(managementAccountId, "rolecall/people")}"`, `"${boundary}"`)
    .replaceAll(/"arn:aws:iam::\d+:role\/rolecall(-bot)?"/g, `"${roleArn(ownPlace(seed))}"`)
    .replaceAll(
      /"arn:aws:iam::\d+:role\/rolecall-provisioner"/g,
      `"${roleArn(provisionerPlace(seed))}"`,
    );
  return JSON.parse(written) as Documents;
}

function userPolicyStatements({ bot: { userPolicies } }: AwsSeed): Statement[] {
  if (userPolicies === undefined || userPolicies === "fenced") return [];
  return [
    {
      Effect: userPolicies === "open" ? "Allow" : "Deny",
      Action: ["iam:DeleteUserPolicy", "iam:PutUserPolicy"],
      Resource: "*",
    },
  ];
}

function assumeStatements({ bot: { mayAssume } }: AwsSeed): Statement[] {
  if (!mayAssume) return [];
  const named = mayAssume.map((name) => `arn:aws:iam::*:role/${name}`);
  return [
    {
      Effect: "Allow",
      Action: ["sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"],
      Resource: named,
    },
    { Effect: "Deny", Action: "sts:AssumeRole", NotResource: named },
  ];
}

const seedPolicy = (
  name: string,
  statements: readonly Statement[],
): Record<string, PolicyDocument> =>
  statements.length > 0 ? { [`seed-${name}`]: document(statements) } : {};

function document(statements: readonly Statement[]): PolicyDocument {
  return { Version: "2012-10-17", Statement: statements };
}
