// How calls to the table are counted: each once, as it ended after the SDK's own tries.
import { createTable } from "../../../src/adapters/dynamodb/create-table.ts";
import { documentClient } from "../../../src/adapters/dynamodb/dynamodb-client.ts";
import { requestStore } from "../../../src/adapters/dynamodb/request-store.ts";
import type { CallEnded } from "../../../src/ports/call-meter.ts";
import type { RequestStore } from "../../../src/ports/request-store.ts";
import type { Fault } from "../../../sandbox/faults.ts";
import { randomUUID } from "node:crypto";
import { startSandboxIam } from "../../contracts/iam-on-sandbox.ts";
import type { SandboxWorld } from "../../contracts/iam-on-sandbox.ts";
import { aPendingRequest } from "../../support/a-request.ts";

const asked = aPendingRequest();
const tableName = "rolecall";
let world: SandboxWorld;
let counted: CallEnded[];
let store: RequestStore;
beforeEach(async () => {
  world = await startSandboxIam([]);
  await createTable(documentClient(world.reach), tableName);
  counted = [];
  store = storeReaching(world.reach);
});
afterEach(() => world.stop());

function storeReaching(reach: object): RequestStore {
  const client = documentClient(reach, (call) => void counted.push(call));
  return requestStore({ client, tableName, newId: randomUUID });
}

const next = (effect: Fault["effect"], times: number): Fault =>
  world.faults.add({ service: "dynamodb", action: "GetItem", effect, times });
const load = (from = store) => from.load(asked.key).catch(() => undefined);
const told = () => counted.map(({ method, outcome, attempts }) => [method, outcome, attempts]);

it("counts reads, writes and queries by the names DynamoDB has for them", async () => {
  await store.open(asked, null);
  await load();
  await store.waiting(1);
  expect(
    counted.every(({ service, milliseconds }) => service === "dynamodb" && milliseconds > 0),
  ).toBe(true);
  expect(told()).toEqual([
    ["PutItem", "ok", 1],
    ["GetItem", "ok", 1],
    ["Query", "ok", 1],
  ]);
});

it("counts a save that came second as refused", async () => {
  await store.open(asked, null);
  await store.open(asked, null);
  expect(told().at(-1)).toEqual(["PutItem", "refused", 1]);
});

it("counts a call that was tried again once, as it ended", async () => {
  next("fail-after", 1);
  await load();
  expect(told()).toEqual([["GetItem", "ok", 2]]);
});

it("tells a throttle from a fault and from silence", async () => {
  for (const effect of ["throttle", "fail-after", "lose-answer"] as const) {
    next(effect, 2);
    await load();
  }
  await load(storeReaching({ ...world.reach, endpoint: "http://127.0.0.1:1" }));
  expect(told()).toEqual([
    ["GetItem", "throttled", 2],
    ["GetItem", "failed", 2],
    ["GetItem", "unanswered", 2],
    ["GetItem", "unanswered", 2],
  ]);
});
