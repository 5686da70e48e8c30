// The sandbox's Organizations, and the IAM of its accounts, as a world for contracts.
import { AssumeRoleCommand } from "@aws-sdk/client-sts";
import type { STSClient } from "@aws-sdk/client-sts";
import { startAws } from "../../sandbox/aws/aws.ts";
import type { SandboxAws } from "../../sandbox/aws/aws.ts";
import type { AwsSeed } from "../../sandbox/aws/aws-seed.ts";
import { startCallLog } from "../../sandbox/calls.ts";
import type { CallLog } from "../../sandbox/calls.ts";
import { startClock } from "../../sandbox/clock.ts";
import type { MovableClock } from "../../sandbox/clock.ts";
import { startFaults } from "../../sandbox/faults.ts";
import type { Faults } from "../../sandbox/faults.ts";
import { stsClient } from "../../src/adapters/aws/clients.ts";
import { organizationAdapters, rolesByHand } from "./organization-adapters.ts";
import { provisionerRole } from "./organization-world.ts";
import type { OrganizationLaxities, OrganizationWorld } from "./organization-world.ts";

export const sandboxesOrganization: OrganizationLaxities = {
  detaching: "the sandbox does not offer DetachRolePolicy",
};

const bot = {
  accessKeyId: "AKIAROLECALL",
  secretAccessKey: "secret",
  roleName: "rolecall",
  provisioner: true,
};
const region = "eu-central-1";
const managementId = "111111111111";
const MINUTE = 60_000;

export interface SandboxOrganization extends OrganizationWorld {
  readonly aws: SandboxAws;
  readonly calls: CallLog;
  readonly faults: Faults;
  readonly clock: MovableClock;
  /** What an AWS client needs to reach it. */
  readonly reach: { endpoint: string; region: string; credentials: typeof bot };
}

export async function startSandboxOrganization(
  changes: Partial<AwsSeed> = {},
): Promise<SandboxOrganization> {
  const [faults, clock, calls] = [startFaults(), startClock(), startCallLog()];
  const seed: AwsSeed = {
    ...{ managementAccountId: managementId, organizationId: "o-northwind01", bot, region },
    ...{ users: [], groups: [], accounts: [] },
    organization: { units: ["clients", "clients/banks", "sandbox"], quota: 40, throttles: false },
    ...changes,
  };
  const aws = await startAws({ seed, clock, faults, calls, killBot: async () => undefined });
  const reach = { endpoint: aws.endpointUrl, region, credentials: bot };
  const { now } = clock;
  return {
    ...organizationAdapters(reach, managementId, now),
    ...{ aws, calls, faults, clock, reach },
    settle: async () => clock.advance(MINUTE),
    byHand: {
      ...rolesByHand(reach, { managementId, stsFor: () => asProvisioner(reach) }),
      managedPolicy: async (_accountId, name) => `arn:aws:iam::aws:policy/${name}`,
      takeEmail: async (email) => aws.changeOrganization({ do: "take-email", email }),
      addUnit: async (unit) => aws.changeOrganization({ do: "create-unit", unit }),
      deleteUnit: async (unit) => aws.changeOrganization({ do: "delete-unit", unit }),
      addAccount: async ({ name, email }) => {
        aws.changeOrganization({ do: "create-account", name, email });
        const made = aws.organization().accounts.find((account) => account.email === email);
        return made?.id ?? "";
      },
    },
    stop: () => aws.stop(),
  };
}

/** Nobody else gets into the accounts by AssumeRole there. */
async function asProvisioner(reach: SandboxOrganization["reach"]): Promise<STSClient> {
  const RoleArn = provisionerRole(managementId);
  const command = new AssumeRoleCommand({ RoleArn, RoleSessionName: "administrator" });
  const { Credentials: given } = await stsClient(reach).send(command);
  const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = given ?? {};
  const credentials = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey };
  return stsClient({ ...reach, credentials: { ...credentials, sessionToken: SessionToken } });
}
