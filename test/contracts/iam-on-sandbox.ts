// The sandbox's IAM as a world for contracts.
import { PERSON_TAG } from "../../src/domain/person.ts";
import { startAws } from "../../sandbox/aws/aws.ts";
import type { SandboxAws } from "../../sandbox/aws/aws.ts";
import type { AwsSeed } from "../../sandbox/aws/aws-seed.ts";
import type { PolicyDocument } from "../../sandbox/aws/policy/policy-document.ts";
import { startCallLog } from "../../sandbox/calls.ts";
import { startClock } from "../../sandbox/clock.ts";
import { startFaults } from "../../sandbox/faults.ts";
import type { Faults } from "../../sandbox/faults.ts";
import { iamAdapters } from "./iam-adapters.ts";
import type { IamByHand, IamWorld, StartingUser } from "./iam-world.ts";

const bot = { accessKeyId: "AKIAROLECALL", secretAccessKey: "secret", roleName: "rolecall" };
const region = "eu-central-1";

function sandboxSeed(users: readonly StartingUser[]): AwsSeed {
  return {
    managementAccountId: "111111111111",
    organizationId: "o-northwind01",
    alias: "northwind",
    bot,
    region,
    users: users.map(({ name, boundTo, mfaSerials = [] }) => ({
      name,
      tags: boundTo === undefined ? {} : { [PERSON_TAG]: boundTo },
      mfaDevices: [...mfaSerials],
    })),
    groups: [],
    accounts: [],
  };
}

export interface SandboxWorld extends IamWorld {
  readonly aws: SandboxAws;
  readonly faults: Faults;
  /** What an AWS client needs to reach it. */
  readonly reach: { endpoint: string; region: string; credentials: typeof bot };
}

export async function startSandboxIam(users: readonly StartingUser[]): Promise<SandboxWorld> {
  const faults = startFaults();
  const aws = await startAws({
    seed: sandboxSeed(users),
    clock: startClock(),
    faults,
    calls: startCallLog(),
    killBot: async () => undefined,
  });
  const reach = { endpoint: aws.endpointUrl, region, credentials: bot };
  return {
    ...iamAdapters(reach),
    aws,
    faults,
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
    join: async (user, group) => aws.change({ do: "add-to-group", user, group }),
  };
}
