// What becomes of requests about accounts, and of the list of accounts, when DynamoDB's answers are lost: nothing twice.
import { accountRegistry } from "../../../src/adapters/dynamodb/account-registry.ts";
import { accountRequestStore } from "../../../src/adapters/dynamodb/account-request-store.ts";
import { createTable } from "../../../src/adapters/dynamodb/create-table.ts";
import { documentClient } from "../../../src/adapters/dynamodb/dynamodb-client.ts";
import { requestStore } from "../../../src/adapters/dynamodb/request-store.ts";
import type { AccountRegistry } from "../../../src/ports/account-registry.ts";
import type { AccountRequestStore } from "../../../src/ports/account-request-store.ts";
import type { Fault } from "../../../sandbox/faults.ts";
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { randomUUID } from "node:crypto";
import { anEntry } from "../../contracts/account-registry.contract.ts";
import { aCreation } from "../../contracts/account-request-store-samples.ts";
import { startSandboxIam } from "../../contracts/iam-on-sandbox.ts";
import type { SandboxWorld } from "../../contracts/iam-on-sandbox.ts";
import { bob } from "../../support/people.ts";

const asked = aCreation();
const { key } = asked;
let world: SandboxWorld;
let accounts: AccountRequestStore;
let registry: AccountRegistry;

const table = () => ({
  client: documentClient(world.reach),
  tableName: "rolecall",
  newId: randomUUID,
});
const next = (effect: Fault["effect"], times: number, action = "PutItem"): Fault =>
  world.faults.add({ service: "dynamodb", action, effect, times });

const stored = async () => {
  const another = accountRegistry(table());
  await another.readAnew();
  return another.entries();
};

beforeEach(async () => {
  world = await startSandboxIam([]);
  await createTable(documentClient(world.reach), "rolecall");
  accounts = accountRequestStore(table());
  registry = accountRegistry(table());
});
afterEach(() => world.stop());

describe.each(["lose-answer", "fail-after"] as const)("when a write is done but says %s", (how) => {
  it("the slug is claimed", async () => {
    next(how, 1);
    expect(await accounts.open(asked, null)).toEqual(asked);
    expect(await accountRequestStore(table()).load(key)).toEqual(asked);
  });

  it("the request is saved", async () => {
    await accounts.open(asked, null);
    next(how, 1);
    expect(await accounts.save(asked, null)).toEqual({ ...asked, version: 2 });
  });

  it("the account is on the list once", async () => {
    await registry.add(anEntry({ ref: "R-BEFORE" }));
    next(how, 1);
    await registry.add(anEntry());
    expect((await stored()).map(({ ref }) => ref)).toEqual(["R-BEFORE", "R-7K3QXA"]);
    expect(registry.entries()).toEqual(await stored());
  });
});

it("who claimed the slug second has come second, also where the first try failed", async () => {
  await accountRequestStore(table()).open(aCreation({ requester: bob }), null);
  next("fail", 1);
  expect(await accounts.open(asked, null)).toBe("changed");
});

/** The registry of a process in which something else happens just before or just after its first write. */
function registryInterrupted(when: "before" | "after", meanwhile: () => Promise<void>) {
  const { client, tableName } = table();
  const send = client.send.bind(client) as (asked: unknown) => Promise<unknown>;
  let isFirst = true;
  const interrupted = async (asked: unknown) => {
    if (!(asked instanceof PutCommand) || !isFirst) return send(asked);
    isFirst = false;
    if (when === "before") await meanwhile();
    const answer = await send(asked);
    if (when === "after") await meanwhile();
    return answer;
  };
  client.send = interrupted as typeof client.send;
  return accountRegistry({ client, tableName });
}

it("a number that somebody else took, while the first try failed, is left to them", async () => {
  const interrupted = registryInterrupted("before", async () => {
    await registry.add(anEntry({ ref: "R-OTHERS" }));
    next("fail", 1);
  });
  await interrupted.add(anEntry());
  expect((await stored()).map(({ ref }) => ref)).toEqual(["R-OTHERS", "R-7K3QXA"]);
});

it("an entry on which somebody else has added at once is not added again", async () => {
  const closing = anEntry({ what: "closing", ref: "R-OTHERS" });
  const interrupted = registryInterrupted("after", () => registry.add(closing));
  await interrupted.add(anEntry());
  expect((await stored()).map(({ ref }) => ref)).toEqual(["R-7K3QXA", "R-OTHERS"]);
  expect(interrupted.entries()).toEqual(await stored());
});

it("an entry whose every answer is lost is trouble, and is there once when it is added again", async () => {
  next("lose-answer", 2);
  await expect(registry.add(anEntry())).rejects.toMatchObject({
    message: "The list of accounts could not be saved: DynamoDB did not answer in time.",
    retryable: true,
  });
  await registry.add(anEntry());
  expect(await stored()).toEqual([{ ...anEntry(), number: 1 }]);
});

it("an entry that is stored and cannot be read back is there once when it is added again", async () => {
  world.faults.add({ service: "dynamodb", action: "Query", effect: "fail", skip: 1, times: 2 });
  await expect(registry.add(anEntry())).rejects.toThrow(
    "The list of accounts could not be looked up",
  );
  await registry.add(anEntry());
  expect(await stored()).toHaveLength(1);
});

it("a list that cannot be read is as it was known", async () => {
  await registry.add(anEntry());
  const known = registry.entries();
  next("throttle", 2, "Query");
  await expect(registry.readAnew()).rejects.toMatchObject({ retryable: true });
  expect(registry.entries()).toBe(known);
});

it("an entry is not found by the reference of its request, and is never due", async () => {
  await registry.add(anEntry());
  const store = requestStore(table());
  expect(await store.byRef(anEntry().ref)).toBeUndefined();
  expect(await store.due(Number.MAX_SAFE_INTEGER, 10)).toEqual([]);
});
