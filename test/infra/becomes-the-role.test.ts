// That Rolecall's AWS clients become the runtime role by the profile that lies in the image, from the credentials that ECS gives a task.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { PROFILE, profileOf } from "../../infra/task-role.ts";
import { startAws } from "../../sandbox/aws/aws.ts";
import type { SandboxAws } from "../../sandbox/aws/aws.ts";
import { startCallLog } from "../../sandbox/calls.ts";
import { startClock } from "../../sandbox/clock.ts";
import { startFaults } from "../../sandbox/faults.ts";
import { stsClient } from "../../src/adapters/aws/clients.ts";

/** The sandbox's bot stands for the task, and an account's role for the role of the management account: AWS goes about both alike. */
const TASK = { accessKeyId: "AKIATASK", secretAccessKey: "secret", roleName: "rolecall" };
const ROLE = "arn:aws:iam::222222222222:role/rolecall";

let aws: SandboxAws;
let ecs: Server;
let folder: string;
const before = { ...process.env };
beforeAll(async () => {
  aws = await startAws({
    seed: {
      ...{ managementAccountId: "111111111111", organizationId: "o-northwind01" },
      ...{ region: "eu-central-1", users: [], groups: [] },
      bot: { ...TASK, mayAssume: ["*"] },
      accounts: [
        {
          id: "222222222222",
          email: "aws@northwind.example",
          name: "Management",
          roles: [{ name: "rolecall", trust: TRUST }],
        },
      ],
    },
    ...{ calls: startCallLog(), clock: startClock(), faults: startFaults() },
    killBot: async () => undefined,
  });
  ecs = createServer((_, response) => {
    const { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey } = TASK;
    const Expiration = new Date(Date.now() + 3_600_000).toISOString();
    response.end(JSON.stringify({ AccessKeyId, SecretAccessKey, Token: "", Expiration }));
  });
  await new Promise<void>((listening) => ecs.listen(0, "127.0.0.1", listening));
  folder = mkdtempSync(join(tmpdir(), "profile-"));
  const path = join(folder, "aws-config");
  writeFileSync(path, profileOf({ runtimeRole: ROLE }));
  const { port } = ecs.address() as AddressInfo;
  delete process.env["AWS_ACCESS_KEY_ID"];
  delete process.env["AWS_SECRET_ACCESS_KEY"];
  Object.assign(process.env, {
    ...{ AWS_CONFIG_FILE: path, AWS_PROFILE: PROFILE, AWS_REGION: "eu-central-1" },
    AWS_SHARED_CREDENTIALS_FILE: join(folder, "none"),
    AWS_CONTAINER_CREDENTIALS_FULL_URI: `http://127.0.0.1:${port}/`,
    AWS_ENDPOINT_URL: aws.endpointUrl,
  });
});
afterAll(async () => {
  process.env = before;
  rmSync(folder, { recursive: true });
  await new Promise((closed) => ecs.close(closed));
  await aws.stop();
});

const TRUST = {
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow" as const,
      Principal: { AWS: "arn:aws:iam::111111111111:root" },
      Action: "sts:AssumeRole",
    },
  ],
};

it("a task of a tooling account works as the role that its profile names", async () => {
  const { Arn: arn } = await stsClient().send(new GetCallerIdentityCommand({}));
  expect(arn).toBe("arn:aws:sts::222222222222:assumed-role/rolecall/rolecall");
});
