// A small agency's AWS for tests: alice, bob and carol, two client accounts, and SDK clients signed as the bot.
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { IAMClient } from "@aws-sdk/client-iam";
import { OrganizationsClient } from "@aws-sdk/client-organizations";
import { STSClient } from "@aws-sdk/client-sts";
import { startCallLog } from "../../../sandbox/calls.ts";
import { startClock } from "../../../sandbox/clock.ts";
import { startFaults } from "../../../sandbox/faults.ts";
import type { AwsSeed } from "../../../sandbox/aws/aws-seed.ts";
import { startAws } from "../../../sandbox/aws/aws.ts";
import type { PolicyDocument } from "../../../sandbox/aws/policy/policy-document.ts";

export const management = "111111111111";
export const roleOf = (account: string) => `arn:aws:iam::${account}:role/Admin`;

export function allowAssume(role: string): PolicyDocument {
  return {
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Action: "sts:AssumeRole", Resource: role },
  };
}

export const trustWithMfa: PolicyDocument = {
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "Bot",
      Effect: "Allow",
      Principal: { AWS: `arn:aws:iam::${management}:root` },
      Action: "sts:AssumeRole",
      Condition: {
        ArnEquals: { "aws:PrincipalArn": `arn:aws:iam::${management}:role/rolecall` },
      },
    },
    {
      Sid: "Humans",
      Effect: "Allow",
      Principal: { AWS: `arn:aws:iam::${management}:root` },
      Action: "sts:AssumeRole",
      Condition: {
        Bool: { "aws:MultiFactorAuthPresent": "true" },
        StringEquals: { "sts:RoleSessionName": "${aws:username}" },
      },
    },
  ],
};

/** What the sandbox offers and the bot's own policies do not name. */
const beyond: PolicyDocument = {
  Version: "2012-10-17",
  Statement: {
    Effect: "Allow",
    Action: ["dynamodb:UpdateItem", "iam:ListUserPolicies"],
    Resource: "*",
  },
};

export const agency: AwsSeed = {
  managementAccountId: management,
  organizationId: "o-agency0001",
  alias: "agency",
  bot: {
    accessKeyId: "AKIAROLECALLBOT00001",
    secretAccessKey: "not/a+secret",
    roleName: "rolecall",
    policies: { beyond },
  },
  region: "eu-west-1",
  users: [
    {
      name: "alice",
      tags: { "rolecall:slack-user": "T1/U1", team: "web" },
      mfaDevices: [`arn:aws:iam::${management}:mfa/alice`],
      groups: ["developers"],
    },
    { name: "bob", policies: { own: allowAssume("arn:aws:iam::333333333333:role/Admin") } },
    { name: "carol" },
  ],
  groups: [
    { name: "developers" },
    {
      name: "client-a-admin",
      path: "/rolecall/",
      policies: { "rolecall-access": allowAssume(roleOf("222222222222")) },
    },
  ],
  accounts: [
    {
      id: "222222222222",
      name: "client-a",
      email: "a@example.com",
      roles: [{ name: "Admin", trust: trustWithMfa }],
    },
    {
      id: "333333333333",
      name: "client-b",
      email: "b@example.com",
      roles: [{ name: "Admin", trust: trustWithMfa }],
    },
  ],
};

interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

export async function startAgency(changes: Partial<AwsSeed> = {}) {
  const seed = { ...agency, ...changes };
  const clock = startClock();
  const faults = startFaults();
  const calls = startCallLog();
  const killed: (string | undefined)[] = [];
  const aws = await startAws({
    seed,
    clock,
    faults,
    calls,
    killBot: (accessKeyId) => {
      killed.push(accessKeyId);
      return Promise.resolve();
    },
  });
  const signedAs = (credentials: Credentials) => {
    const config = {
      endpoint: aws.endpointUrl,
      region: seed.region,
      credentials,
      maxAttempts: 1,
    };
    return {
      iam: new IAMClient(config),
      sts: new STSClient(config),
      organizations: new OrganizationsClient(config),
      dynamoDb: new DynamoDBClient(config),
    };
  };
  return { ...signedAs(seed.bot), aws, clock, faults, calls, killed, seed, signedAs };
}

export type Agency = Awaited<ReturnType<typeof startAgency>>;
