// How calls to AWS are counted: each once, as it ended after the SDK's own tries, whoever it is made as.
import { GetUserCommand, IAMClient } from "@aws-sdk/client-iam";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { DescribeOrganizationCommand } from "@aws-sdk/client-organizations";
import { iamClient, organizationsClient, stsClient } from "../../../src/adapters/aws/clients.ts";
import { sendFenced } from "../../../src/adapters/aws/fence.ts";
import { organization } from "../../../src/adapters/aws/organization.ts";
import { provisioner } from "../../../src/adapters/aws/provisioner.ts";
import type { CallEnded } from "../../../src/ports/call-meter.ts";
import { startSandboxIam } from "../../contracts/iam-on-sandbox.ts";
import type { SandboxWorld } from "../../contracts/iam-on-sandbox.ts";
import { startSandboxOrganization } from "../../contracts/organization-on-sandbox.ts";
import { iamUsers } from "../../support/people.ts";

const { alice } = iamUsers;
let world: SandboxWorld;
let counted: CallEnded[];
beforeEach(async () => {
  world = await startSandboxIam([{ name: alice }]);
  counted = [];
});
afterEach(() => world.stop());

const callEnded = (call: CallEnded) => void counted.push(call);
const iam = (extra: object = {}): IAMClient => iamClient({ ...world.reach, callEnded, ...extra });
const lookUp = (client = iam(), name: string = alice) =>
  client.send(new GetUserCommand({ UserName: name })).then(
    () => "answered",
    () => "failed",
  );
type Effect = Parameters<SandboxWorld["faults"]["add"]>[0]["effect"];
const strike = (effect: Effect, times: number) =>
  world.faults.add({ service: "iam", action: "GetUser", effect, times });

/** Without the times they took. */
const told = () => counted.map(({ milliseconds: _took, ...call }) => call);
const aLookUp = { service: "iam", method: "GetUser" };

it("counts a call by its service and the name it has there", async () => {
  await lookUp();
  await stsClient({ ...world.reach, callEnded }).send(new GetCallerIdentityCommand({}));
  await organizationsClient({ ...world.reach, callEnded })
    .send(new DescribeOrganizationCommand({}))
    .catch(() => undefined);
  expect(told()).toMatchObject([
    { ...aLookUp, outcome: "ok", attempts: 1 },
    { service: "sts", method: "GetCallerIdentity", outcome: "ok" },
    { service: "organizations", method: "DescribeOrganization" },
  ]);
});

it("counts a call that was tried again once, as it ended, with its tries", async () => {
  strike("fail-after", 1);
  expect(await lookUp()).toBe("answered");
  expect(told()).toEqual([{ ...aLookUp, outcome: "ok", attempts: 2 }]);
});

it("takes the time from the first try to the last answer", async () => {
  world.faults.add({
    ...{ service: "iam", action: "GetUser", effect: "delay", times: 1, milliseconds: 80 },
  });
  await lookUp();
  expect(counted[0]?.milliseconds).toBeGreaterThanOrEqual(79);
});

it("tells a no from a throttle, from a fault, and from silence", async () => {
  await lookUp(iam(), "zoe");
  strike("throttle", 3);
  await lookUp();
  world.faults.clear();
  strike("fail-after", 3);
  await lookUp();
  world.faults.clear();
  strike("lose-answer", 3);
  await lookUp();
  await lookUp(iam({ endpoint: "http://127.0.0.1:1" }));
  const noCredentials = Object.assign(new Error("none"), { name: "CredentialsProviderError" });
  await lookUp(iam({ credentials: () => Promise.reject(noCredentials) }));
  expect(told().map(({ outcome, attempts }) => [outcome, attempts])).toEqual([
    ["refused", 1],
    ["throttled", 3],
    ["failed", 3],
    ["unanswered", 3],
    ["unanswered", 3],
    ["unanswered", undefined],
  ]);
});

it("does not count what the fence kept in: nothing was asked of AWS", async () => {
  const hold = { onBehalfOf: "R-7K3QXA", isOver: () => true };
  const command = new GetUserCommand({ UserName: alice });
  await expect(sendFenced({ client: iam(), hold }, command)).rejects.toThrow(
    "longer than one turn",
  );
  expect(counted).toEqual([]);
});

it("counts what is asked as the provisioner, by the clients of its sessions, too", async () => {
  const organized = await startSandboxOrganization();
  const reach = { ...organized.reach, callEnded };
  const roleArn = "arn:aws:iam::111111111111:role/rolecall-provisioner";
  const acting = provisioner({ sts: stsClient(reach), roleArn, now: organized.clock.now, reach });
  const { sts } = await acting.entryWay("R-7K3QXA", false);
  await sts.send(new GetCallerIdentityCommand({}));
  const hold = { onBehalfOf: "R-7K3QXA", isOver: () => false };
  await organization({ provisioner: acting, reach }).close("999999999999", hold);
  await organized.stop();
  expect(told().map(({ service, method, outcome }) => `${service} ${method}: ${outcome}`)).toEqual([
    "sts AssumeRole: ok",
    "sts GetCallerIdentity: ok",
    "organizations CloseAccount: refused",
  ]);
});

it("leaves a client that nobody counts as it was", async () => {
  const [plain, bare] = [iamClient(world.reach), new IAMClient(world.reach)];
  expect(plain.middlewareStack.identify()).toEqual(bare.middlewareStack.identify());
});
