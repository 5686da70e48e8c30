// As whom Rolecall provisions: a session for each request, under its name, and no longer than AWS takes it.
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { iamClient, stsClient } from "../../../src/adapters/aws/clients.ts";
import { accessGroups } from "../../../src/adapters/aws/access-groups.ts";
import { ownRoleArn } from "../../../src/adapters/aws/management-account.ts";
import { organization } from "../../../src/adapters/aws/organization.ts";
import { actingFor, provisioner } from "../../../src/adapters/aws/provisioner.ts";
import type { Provisioner } from "../../../src/adapters/aws/provisioner.ts";
import type { Hold } from "../../../src/ports/hold.ts";
import { held } from "../../contracts/iam-world.ts";
import { startSandboxOrganization } from "../../contracts/organization-on-sandbox.ts";
import type { SandboxOrganization } from "../../contracts/organization-on-sandbox.ts";
import { anOrder, provisionerRole } from "../../contracts/organization-world.ts";
import { troubleOf } from "../../contracts/trouble-of.ts";

const MINUTE = 60_000;
const ROLE = provisionerRole("111111111111");
const wanted = {
  group: "client-a-admin",
  path: "/rolecall/",
  roleArn: "arn:aws:iam::222222222222:role/Admin",
};
let world: SandboxOrganization;

beforeEach(async () => {
  world = await startSandboxOrganization();
});
afterEach(() => world.stop());

const acting = (roleArn: string | null = ROLE): Provisioner =>
  provisioner({
    ...{ sts: stsClient(world.reach), roleArn, now: world.clock.now, reach: world.reach },
  });
const become = async (one: Provisioner, ref = held.onBehalfOf) =>
  (await one.session(ref))?.accessKeyId;
const on = (onBehalfOf: string): Hold => ({ onBehalfOf, isOver: () => false });
const calledAs = async (one: Provisioner, ref: string) => {
  const credentials = await one.session(ref);
  if (!credentials) throw new Error("no session");
  const sts = stsClient({ ...world.reach, credentials });
  return (await sts.send(new GetCallerIdentityCommand())).Arn;
};

it("there is one session for each request, kept until two minutes before its end", async () => {
  const one = acting();
  const [first, same] = await Promise.all([become(one), become(one)]);
  expect(same).toBe(first);
  expect(await become(one, "R-OTHER1")).not.toBe(first);
  world.clock.advance(12 * MINUTE);
  expect(await become(one)).toBe(first);
  world.clock.advance(MINUTE + 1000);
  expect(await become(one)).not.toBe(first);
});

it("a session is called what it is for, in the characters that AWS takes", async () => {
  const one = acting();
  const start = "arn:aws:sts::111111111111:assumed-role/rolecall-provisioner/";
  expect(await calledAs(one, "R-7K3QXA")).toBe(`${start}R-7K3QXA`);
  expect(await calledAs(one, "drift of the day: all")).toBe(`${start}drift-of-the-day--all`);
  expect(await calledAs(one, "x")).toBe(`${start}x-`);
  expect(await calledAs(one, "y".repeat(80))).toBe(`${start}${"y".repeat(64)}`);
});

it("without a role of its own Rolecall does it as itself", async () => {
  const one = acting(null);
  expect(await one.session(held.onBehalfOf)).toBeNull();
  expect(await one.entryWay("R-7K3QXA", false)).toMatchObject({ sourceIdentity: "R-7K3QXA" });
  expect(await one.entryWay("R-7K3QXA", true)).not.toHaveProperty("sourceIdentity");
});

it("says what is missing where Rolecall may not become it, and tries anew the next time", async () => {
  const one = acting(ROLE.replace("rolecall-provisioner", "somebody-else"));
  const met = await troubleOf(become(one));
  expect(met).toMatchObject({ retryable: false });
  expect(met.message).toMatch(/become its provisioner.*sts:SetSourceIdentity.*trust policy/);
  const other = acting();
  world.faults.add({ service: "sts", action: "AssumeRole", effect: "fail", times: 3 });
  expect(await troubleOf(become(other))).toMatchObject({ retryable: true });
  expect(await become(other)).toEqual(expect.any(String));
});

it("nothing is ordered where Rolecall cannot become it", async () => {
  const aws = organization({
    provisioner: acting(ROLE.replace("rolecall-provisioner", "somebody-else")),
    reach: world.reach,
  });
  expect(await troubleOf(aws.create(anOrder(), held))).toMatchObject({ retryable: false });
  expect(world.aws.organization().creations).toEqual([]);
});

it("groups are made and taken away as the provisioner, which Rolecall itself may not", async () => {
  const iam = iamClient(world.reach);
  const missing = { kind: "missing" } as const;
  const asItself = accessGroups(iam);
  expect(await troubleOf(asItself.establish(wanted, missing, held))).toMatchObject({
    retryable: false,
  });
  const making = actingFor(acting(), (session) =>
    session ? iamClient({ ...world.reach, credentials: session }) : iam,
  );
  const groups = accessGroups(iam, making);
  await groups.establish(wanted, missing, on("R-7K3QXA"));
  expect(await groups.condition(wanted)).toEqual({ kind: "as-wanted" });
  expect(await troubleOf(asItself.remove(wanted, held))).toMatchObject({ retryable: false });
  await groups.remove(wanted, on("R-OTHER1"));
  expect(await groups.condition(wanted)).toEqual({ kind: "missing" });
});

it("an order whose answer is lost is of unknown outcome, and is sent once", async () => {
  world.faults.add({ service: "organizations", action: "CreateAccount", effect: "lose-answer" });
  const met = await world.organization.create(anOrder(), held);
  expect(met).toMatchObject({ kind: "unknown", why: expect.stringContaining("did not answer") });
  expect(world.aws.organization().creations).toHaveLength(1);
  expect(world.aws.organization().calls["CreateAccount"]).toBe(1);
});

describe("Rolecall's own role", () => {
  const own = (reach = world.reach) => ownRoleArn({ iam: iamClient(reach), sts: stsClient(reach) });

  it("is told with its path, which AWS leaves out of who calls", async () => {
    expect(await own()).toBe("arn:aws:iam::111111111111:role/rolecall");
    const credentials = { ...world.reach.credentials, rolePath: "/bots/" };
    const elsewhere = await startSandboxOrganization({ bot: credentials });
    expect(await own(elsewhere.reach)).toBe("arn:aws:iam::111111111111:role/bots/rolecall");
    await elsewhere.stop();
  });
});
