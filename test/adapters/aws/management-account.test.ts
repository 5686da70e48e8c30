// Which account Rolecall finds itself in.
import { iamClient, stsClient } from "../../../src/adapters/aws/clients.ts";
import { readManagementAccount } from "../../../src/adapters/aws/management-account.ts";
import { startSandboxIam } from "../../contracts/iam-on-sandbox.ts";
import type { SandboxWorld } from "../../contracts/iam-on-sandbox.ts";

let world: SandboxWorld;
beforeAll(async () => {
  world = await startSandboxIam([]);
});
afterAll(() => world.stop());

const read = (reach = world.reach) =>
  readManagementAccount({ iam: iamClient(reach), sts: stsClient(reach) });

it("says in words that the credentials are wrong", async () => {
  const wrong = { ...world.reach.credentials, accessKeyId: "AKIASOMEBODYELSE" };
  await expect(read({ ...world.reach, credentials: wrong })).rejects.toThrow(
    /^AWS does not accept Rolecall's own credentials/,
  );
});

it("reads the id, the partition and the alias", async () => {
  expect(await read()).toEqual({ id: "111111111111", partition: "aws", alias: "northwind" });
});
