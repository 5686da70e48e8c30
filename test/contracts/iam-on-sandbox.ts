// The sandbox's IAM as a world for contracts.
import { PERSON_TAG } from "../../src/domain/person.ts";
import { startAws } from "../../sandbox/aws/aws.ts";
import type { SandboxAws } from "../../sandbox/aws/aws.ts";
import type { AwsSeed, SeedAccount } from "../../sandbox/aws/aws-seed.ts";
import type { PolicyDocument } from "../../sandbox/aws/policy/policy-document.ts";
import { startCallLog } from "../../sandbox/calls.ts";
import { startClock } from "../../sandbox/clock.ts";
import type { MovableClock } from "../../sandbox/clock.ts";
import { startFaults } from "../../sandbox/faults.ts";
import type { Faults } from "../../sandbox/faults.ts";
import { BOUNDARY } from "../support/a-policy.ts";
import { iamAdapters } from "./iam-adapters.ts";
import { clientAccount } from "./iam-world.ts";
import type { IamByHand, IamWorld, StartingUser } from "./iam-world.ts";

const bot = { accessKeyId: "AKIAROLECALL", secretAccessKey: "secret", roleName: "rolecall" };
const region = "eu-central-1";

function sandboxSeed(users: readonly StartingUser[]): AwsSeed {
  return {
    managementAccountId: "111111111111",
    organizationId: "o-northwind01",
    alias: "northwind",
    bot: { ...bot, mayAssume: ["*"] },
    region,
    users: users.map(({ name, boundTo, mfaSerials = [], isFenced }) => ({
      name,
      ...(isFenced ? { boundary: BOUNDARY } : {}),
      tags: boundTo === undefined ? {} : { [PERSON_TAG]: boundTo },
      mfaDevices: [...mfaSerials],
    })),
    groups: [],
    policies: { [BOUNDARY]: allow("sts:AssumeRole") },
    accounts: [clientAccountSeed],
  };
}

function allow(action: string): PolicyDocument {
  return {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: action, Resource: "*" }],
  };
}

const trusting = (principal: string): PolicyDocument => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { AWS: principal }, Action: "sts:AssumeRole" }],
});
const [path, accessRole] = ["/team/", "Admin"];
const rolecall = trusting("arn:aws:iam::111111111111:role/rolecall");

const clientAccountSeed: SeedAccount = {
  id: clientAccount.id,
  name: "Client A",
  email: "aws+client-a@northwind.example",
  roles: [
    { name: accessRole, path, trust: trusting("111111111111"), allows: "admin" },
    { name: clientAccount.manager, trust: rolecall, allows: "admin" },
    { name: clientAccount.reader, trust: rolecall, allows: "read-only" },
    { name: clientAccount.strangers, trust: trusting("999999999999"), allows: "admin" },
  ],
};

export interface SandboxWorld extends IamWorld {
  readonly aws: SandboxAws;
  readonly faults: Faults;
  readonly clock: MovableClock;
  /** What an AWS client needs to reach it. */
  readonly reach: { endpoint: string; region: string; credentials: typeof bot };
}

export async function startSandboxIam(
  users: readonly StartingUser[],
  limits: Pick<AwsSeed, "groupsQuota"> = {},
): Promise<SandboxWorld> {
  const faults = startFaults();
  const clock = startClock();
  const aws = await startAws({
    seed: { ...sandboxSeed(users), ...limits },
    clock,
    faults,
    calls: startCallLog(),
    killBot: async () => undefined,
  });
  const reach = { endpoint: aws.endpointUrl, region, credentials: bot };
  return {
    ...iamAdapters(reach),
    aws,
    faults,
    clock,
    reach,
    byHand: sandboxAdministrator(aws),
    stop: () => aws.stop(),
  };
}

function sandboxAdministrator(aws: SandboxAws): IamByHand {
  return {
    addUser: async (user, boundTo) =>
      aws.change({
        do: "create-user",
        user,
        ...(boundTo === undefined ? {} : { tags: { [PERSON_TAG]: boundTo } }),
      }),
    deleteUser: async (user) => aws.change({ do: "delete-user", user }),
    bind: async (user, value) => aws.change({ do: "tag-user", user, key: PERSON_TAG, value }),
    unbind: async (user) => aws.change({ do: "untag-user", user, key: PERSON_TAG }),
    addGroup: async (group, path) => aws.change({ do: "create-group", group, path }),
    deleteGroup: async (group) => aws.change({ do: "delete-group", group }),
    putPolicy: async (group, policy, document) =>
      aws.change({
        do: "put-group-policy",
        group,
        policy,
        document: document as PolicyDocument,
      }),
    policiesOf: async (group) =>
      aws.world().groups.find(({ name }) => name === group)?.policies ?? {},
    putUserPolicy: async (user, policy, document) =>
      aws.change({
        do: "put-user-policy",
        user,
        policy,
        document: document as PolicyDocument,
      }),
    userPoliciesOf: async (user) =>
      aws.world().users.find(({ name }) => name === user)?.policies ?? {},
    rolePolicies: async () =>
      aws.world().roles.find(({ name }) => name === accessRole)?.policies ?? {},
    join: async (user, group) => aws.change({ do: "add-to-group", user, group }),
  };
}
