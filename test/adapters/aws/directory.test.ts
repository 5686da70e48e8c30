// How the directory keeps up with AWS, and what it answers while it cannot.
import { iamClient } from "../../../src/adapters/aws/clients.ts";
import { directory } from "../../../src/adapters/aws/directory.ts";
import { personKey } from "../../../src/domain/person.ts";
import type { Fault } from "../../../sandbox/faults.ts";
import { silent } from "../../contracts/iam-adapters.ts";
import { startSandboxIam } from "../../contracts/iam-on-sandbox.ts";
import type { SandboxWorld } from "../../contracts/iam-on-sandbox.ts";
import { alice, bob, dan, iamUsers } from "../../support/people.ts";

const linkedAlice = { kind: "linked", iamUser: iamUsers.alice };
let world: SandboxWorld;
let now: number;

beforeEach(async () => {
  now = Date.UTC(2026, 0, 5);
  world = await startSandboxIam([
    { name: iamUsers.alice, boundTo: personKey(alice) },
    { name: iamUsers.bob },
  ]);
});
afterEach(() => world.stop());

const newDirectory = () =>
  directory({ iam: iamClient(world.reach), now: () => now, logger: silent });

/** The next reading is tried three times. */
const readingMeets = (fault: Pick<Fault, "effect"> & Partial<Fault>) =>
  world.faults.add({ service: "iam", action: "GetAccountAuthorizationDetails", ...fault });

it("finds somebody who was linked since it was read, but looks anew only every five seconds", async () => {
  const people = newDirectory();
  expect(await people.bindingOf(bob)).toEqual({ kind: "not-linked" });
  await world.byHand.bind(iamUsers.bob, personKey(bob));
  now += 4999;
  expect(await people.bindingOf(bob)).toEqual({ kind: "not-linked" });
  now += 1;
  expect(await people.bindingOf(bob)).toEqual({ kind: "linked", iamUser: iamUsers.bob });
});

it("answers at once for somebody it knows, however old that is", async () => {
  const people = newDirectory();
  await people.bindingOf(alice);
  await world.byHand.unbind(iamUsers.alice);
  now += 3_600_000;
  expect(await people.bindingOf(alice)).toEqual(linkedAlice);
});

it("does not know yet while it could never be read", async () => {
  readingMeets({ effect: "fail", times: 3 });
  const people = newDirectory();
  expect(await people.bindingOf(alice)).toEqual({ kind: "unknown-yet" });
  expect(people.isMember(iamUsers.alice, "client-a-admin")).toBe(false);
  now += 5000;
  expect(await people.bindingOf(alice)).toEqual(linkedAlice);
});

it("keeps what it knows when it cannot be read again, and does not judge who is new", async () => {
  const people = newDirectory();
  await people.bindingOf(alice);
  now += 5000;
  readingMeets({ effect: "fail", times: 3 });
  expect(await people.bindingOf(dan)).toEqual({ kind: "unknown-yet" });
  expect(await people.bindingOf(alice)).toEqual(linkedAlice);
});

it("does not let a person wait for a slow AWS, and knows when the answer is there", async () => {
  readingMeets({ effect: "delay", milliseconds: 1400 });
  const people = newDirectory();
  expect(await people.bindingOf(alice)).toEqual({ kind: "unknown-yet" });
  expect(await people.bindingOf(alice)).toEqual(linkedAlice);
});

it("reads by itself once started", async () => {
  await world.byHand.addGroup("client-a-admin", "/rolecall/");
  await world.byHand.join(iamUsers.alice, "client-a-admin");
  const people = newDirectory();
  people.start();
  await people.bindingOf(alice);
  people.stop();
  expect(people.isMember(iamUsers.alice, "client-a-admin")).toBe(true);
});

it("knows AWS's own limits", async () => {
  await world.stop();
  world = await startSandboxIam([{ name: iamUsers.alice, boundTo: personKey(alice) }], {
    groupsQuota: 321,
  });
  const people = newDirectory();
  await people.bindingOf(alice);
  expect(people.roomFor(iamUsers.alice, "client-a-admin")).toMatchObject({
    mostGroups: 321,
    mostInlineCharacters: 2048,
  });
});

it("takes the usual limits where AWS does not tell them, and is read all the same", async () => {
  world.faults.add({
    service: "iam",
    action: "GetAccountSummary",
    effect: "fail",
    error: "AccessDenied",
  });
  const people = newDirectory();
  expect(await people.bindingOf(alice)).toEqual(linkedAlice);
  expect(people.roomFor(iamUsers.alice, "client-a-admin")).toMatchObject({
    mostGroups: 500,
    mostInlineCharacters: 2048,
  });
});

it("knows of no room while it was never read", () => {
  expect(newDirectory().roomFor(iamUsers.alice, "client-a-admin")).toBeUndefined();
});

it("takes a group for there whose name differs in case only, as AWS does", async () => {
  await world.byHand.addGroup("Client-A-Admin", "/");
  const people = newDirectory();
  await people.bindingOf(alice);
  const room = people.roomFor(iamUsers.alice, "client-a-admin");
  expect(room).toMatchObject({ groupExists: true, isMember: false });
});

it("reads everybody where they do not fit one answer", async () => {
  for (let count = 0; count < 1500; count += 1) await world.byHand.addUser(`a-${count}`);
  await world.byHand.addUser("zoe", personKey(dan));
  await world.byHand.addGroup("last", "/");
  const people = newDirectory();
  expect(await people.bindingOf(dan)).toEqual({ kind: "linked", iamUser: "zoe" });
  expect(people.roomFor("zoe", "last")).toMatchObject({ groupExists: true, groups: 1 });
  expect(await people.bindingOf(alice)).toEqual(linkedAlice);
});
