// Looking at a client's door when something is in the way, and what the sessions are that it is looked at with.
import { GetRoleCommand, ListRolePoliciesCommand } from "@aws-sdk/client-iam";
import { accountSessions } from "../../../src/adapters/aws/account-sessions.ts";
import type { SessionCredentials } from "../../../src/adapters/aws/assume-role.ts";
import { clientDoors } from "../../../src/adapters/aws/client-doors.ts";
import { iamClient, stsClient } from "../../../src/adapters/aws/clients.ts";
import { provisioner } from "../../../src/adapters/aws/provisioner.ts";
import type { ClientDoor } from "../../../src/ports/client-doors.ts";
import { startSandboxClients } from "../../contracts/client-doors-on-sandbox.ts";
import type { SandboxClients } from "../../contracts/client-doors-on-sandbox.ts";
import { HARBOUR_LINE } from "../../contracts/client-doors-world.ts";
import { held } from "../../contracts/iam-world.ts";
import { troubleOf } from "../../contracts/trouble-of.ts";

const name = "RolecallAdmin";
const externalId = "rolecall-harbour-line-4Q7ZK2";
const door: ClientDoor = { accountId: HARBOUR_LINE, roleName: name, externalId, ref: "R-7K3QXA" };
const MINUTE = 60_000;

let world: SandboxClients;
beforeEach(async () => {
  world = await startSandboxClients();
});
afterEach(() => world.stop());

function trusting(principal: string) {
  const Condition = { StringEquals: { "sts:ExternalId": externalId } };
  const Action = ["sts:AssumeRole", "sts:SetSourceIdentity"];
  const statement = { Effect: "Allow", Principal: { AWS: principal }, Action, Condition };
  return { Version: "2012-10-17" as const, Statement: [statement] };
}

const put = () =>
  world.client.putRole({ name, trust: trusting(world.enteringRole), readsItself: true });

async function putAdmin(): Promise<void> {
  await put();
  const role = `arn:aws:iam::${HARBOUR_LINE}:role/${name}`;
  const Statement = [{ Effect: "Allow" as const, Action: "*", Resource: "*" }];
  const document = { Version: "2012-10-17" as const, Statement };
  world.sandbox.aws.change({ do: "put-role-policy", role, policy: "everything", document });
}

describe("what is in the way at our own side is trouble, and says nothing of the client", () => {
  it("our own permissions lack the role: an admin is told what to do", async () => {
    await world.stop();
    world = await startSandboxClients(["Elsewhere"]);
    await put();
    const met = await troubleOf(world.doors.look(door));
    expect(met).toMatchObject({ retryable: false });
    expect(met.message).toMatch(/own permissions.*RolecallAdmin.*777788889999/);
    expect(met.message).toContain("`npx rolecall permissions`");
  });

  it("our own permissions lack a role that is not there", async () => {
    await world.stop();
    world = await startSandboxClients(["Elsewhere"]);
    expect((await troubleOf(world.doors.look(door))).message).toContain("own permissions");
  });

  it("Rolecall does not become its provisioner", async () => {
    await put();
    world.sandbox.faults.add({
      ...{ service: "sts", action: "AssumeRole", effect: "fail", error: "AccessDenied" },
    });
    const met = await troubleOf(world.doors.look(door));
    expect(met.message).toContain("become its provisioner");
  });

  it.each([
    ["at the first knock", { service: "sts", action: "AssumeRole", skip: 1 }],
    ["at a later one", { service: "sts", action: "AssumeRole", skip: 3 }],
    ["inside", { service: "iam", action: "GetRole" }],
  ] as const)("AWS asks to slow down %s", async (_where, call) => {
    await put();
    world.sandbox.faults.add({ ...call, effect: "throttle", times: 99 });
    expect(await troubleOf(world.doors.look(door))).toMatchObject({ retryable: true });
    world.sandbox.faults.clear();
    expect(await world.doors.look(door)).toMatchObject({ opens: true, opensToAnybody: false });
  });
});

it("where the client has switched STS off in our region, that is an answer", async () => {
  await put();
  world.sandbox.faults.add({
    ...{ service: "sts", action: "AssumeRole", effect: "fail", skip: 1 },
    error: "RegionDisabledException",
  });
  expect(await world.doors.look(door)).toMatchObject({
    ...{ opens: false, refusal: expect.stringContaining("failed") },
  });
});

describe("the session that a role is looked at with", () => {
  async function lookedWith(): Promise<SessionCredentials> {
    const { reach, clock } = world.sandbox;
    const sessions: SessionCredentials[] = [];
    const roleArn = world.enteringRole;
    const acting = provisioner({ sts: stsClient(reach), roleArn, now: clock.now, reach });
    const doors = clientDoors({
      entryWay: acting.entryWay,
      iamFor: (credentials) => {
        sessions.push(credentials);
        return iamClient({ ...reach, credentials });
      },
      partition: "aws",
    });
    await doors.look(door);
    const [session] = sessions;
    if (!session || sessions.length > 1) throw new Error("expected one session");
    return session;
  }

  it("may look at that role and do nothing else, whatever the role may do", async () => {
    await putAdmin();
    const credentials = await lookedWith();
    const iam = iamClient({ ...world.sandbox.reach, credentials });
    const { Role } = await iam.send(new GetRoleCommand({ RoleName: name }));
    expect(Role?.RoleName).toBe(name);
    const more = new ListRolePoliciesCommand({ RoleName: name });
    await expect(iam.send(more)).rejects.toMatchObject({ name: "AccessDenied" });
    const another = new GetRoleCommand({ RoleName: "Another" });
    await expect(iam.send(another)).rejects.toMatchObject({ name: "AccessDenied" });
  });

  it("lasts a quarter of an hour, and is called what it is for", async () => {
    await put();
    const { expiration } = await lookedWith();
    const lasts = (expiration?.getTime() ?? 0) - world.sandbox.clock.now();
    expect(Math.round(lasts / MINUTE)).toBe(15);
    const knocks = world.sandbox.calls.since(0).filter(({ action }) => action === "AssumeRole");
    expect(new Set(knocks.map(({ about }) => about?.["session"]))).toEqual(new Set(["R-7K3QXA"]));
  });
});

describe("ending sessions there, by a role of the client's that may do that", () => {
  const alices = {
    ...{ accountId: HARBOUR_LINE, roleName: name, managedBy: name },
    ...{ iamUser: "alice.andersen", policy: "rolecall-sessions.alice.andersen.R-7K3QXA" },
  };

  function endingSessions() {
    const { reach, clock } = world.sandbox;
    const roleArn = world.enteringRole;
    const sts = stsClient(reach);
    const acting = provisioner({ sts, roleArn, now: clock.now, reach });
    const iamFor = (credentials: SessionCredentials) => iamClient({ ...reach, credentials });
    return accountSessions({ sts, provisioner: acting, iamFor, partition: "aws" });
  }

  it("works where Rolecall says the ExternalId, and not without", async () => {
    await putAdmin();
    const sessions = endingSessions();
    const now = world.sandbox.clock.now();
    const without = await troubleOf(sessions.end(alices, now, held));
    expect(without.message).toContain("does not let Rolecall act as the role RolecallAdmin");
    await sessions.end({ ...alices, externalId }, now, held);
    await sessions.release({ ...alices, externalId }, held);
  });
});
