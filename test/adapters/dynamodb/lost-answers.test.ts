// What the request store says when DynamoDB's answers are lost, late or errors; never that somebody else was first.
import { createTable } from "../../../src/adapters/dynamodb/create-table.ts";
import { documentClient } from "../../../src/adapters/dynamodb/dynamodb-client.ts";
import { requestStore } from "../../../src/adapters/dynamodb/request-store.ts";
import { Trouble } from "../../../src/domain/trouble.ts";
import type { RequestStore } from "../../../src/ports/request-store.ts";
import type { Fault } from "../../../sandbox/faults.ts";
import { randomUUID } from "node:crypto";
import { startSandboxIam } from "../../contracts/iam-on-sandbox.ts";
import type { SandboxWorld } from "../../contracts/iam-on-sandbox.ts";
import { aPendingRequest } from "../../support/a-request.ts";

const asked = aPendingRequest();
const { key } = asked;
const tableName = "rolecall";
let world: SandboxWorld;
let store: RequestStore;

const connect = (table = tableName): RequestStore =>
  requestStore({ client: documentClient(world.reach), tableName: table, newId: randomUUID });

/** What goes wrong with the next writes. Every write is tried twice. */
const next = (effect: Fault["effect"], times: number): Fault =>
  world.faults.add({ service: "dynamodb", action: "PutItem", effect, times });

beforeEach(async () => {
  world = await startSandboxIam([]);
  await createTable(documentClient(world.reach), tableName);
  store = connect();
});
afterEach(() => world.stop());

describe.each(["lose-answer", "fail-after"] as const)("when a write is done but says %s", (how) => {
  it("the request is saved", async () => {
    await store.open(asked, null);
    next(how, 1);
    const saved = await store.save(asked, null);
    expect(saved).toEqual({ ...asked, version: 2 });
    expect(await connect().load(key)).toEqual(saved);
    expect(store.recallLatest(key.subject)).toEqual(saved);
  });

  it("the request is opened", async () => {
    next(how, 1);
    const opened = await store.open(asked, null);
    expect(opened).toEqual({ ...asked, version: 1 });
    expect(await connect().load(key)).toEqual(opened);
  });
});

it("a write that failed once and then came second has come second", async () => {
  await store.open(asked, null);
  await connect().save({ ...asked, ref: "R-FIRST" }, null);
  next("fail", 1);
  expect(await store.save(asked, null)).toBe("changed");
  next("fail", 1);
  expect(await store.open(asked, null)).toBe("changed");
});

it("a write whose every answer is lost is trouble, and memory does not pretend to know", async () => {
  await store.open(asked, null);
  next("lose-answer", 2);
  await expect(store.save(asked, null)).rejects.toMatchObject({
    message: "The request could not be saved: DynamoDB did not answer in time.",
    retryable: true,
  });
  expect(store.recallLatest(key.subject)).toBeUndefined();
  expect((await store.recall(key))?.version).toBe(2);
});

it("a write that DynamoDB never answers is trouble before a person has waited three seconds", async () => {
  next("hang", 2);
  await expect(store.open(asked, null)).rejects.toThrow("did not answer in time");
});

it.each([
  { effect: "throttle", says: "DynamoDB asked us to slow down." },
  { effect: "fail", says: "DynamoDB failed" },
] as const)(
  "a write that meets $effect twice is trouble that may pass",
  async ({ effect, says }) => {
    next(effect, 2);
    const met = await store.open(asked, null).catch((error: unknown) => error);
    expect(met).toBeInstanceOf(Trouble);
    expect(met).toMatchObject({ retryable: true });
    expect(String(met)).toContain(says);
  },
);

it("a table that is not the bot's own is trouble that does not pass", async () => {
  await expect(connect("elsewhere").load(key)).rejects.toMatchObject({
    message:
      "The request could not be read: Rolecall's own role lacks the permission to use its table.",
    retryable: false,
  });
});

it("a table that does not exist is trouble that does not pass", async () => {
  await world.stop();
  world = await startSandboxIam([]);
  await expect(connect().load(key)).rejects.toMatchObject({
    message: "The request could not be read: its table does not exist in DynamoDB.",
    retryable: false,
  });
});

it("a table that exists is left as it is", async () => {
  await store.open(asked, null);
  await createTable(documentClient(world.reach), tableName);
  expect(await store.load(key)).toEqual({ ...asked, version: 1 });
});
