// How a request about an account, and an entry of the list of accounts, lie in the table.
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { accountItems } from "../../../src/adapters/dynamodb/account-request-item.ts";
import { accountRegistry } from "../../../src/adapters/dynamodb/account-registry.ts";
import { fromItem, keyFromItem, toItem } from "../../../src/adapters/dynamodb/request-item.ts";
import { isAccountOpen } from "../../../src/domain/accounts/account-request.ts";
import { aCreation, creationsInEveryState } from "../../contracts/account-request-store-samples.ts";
import { anEntry } from "../../contracts/account-registry.contract.ts";
import { onEveryDatabase } from "../../contracts/fresh-tables.ts";
import { ASKED_AT, aPendingRequest } from "../../support/a-request.ts";

const everyState = creationsInEveryState();
const pending = { request: aCreation(), due: 1234, writeId: "w-1" };
const alice = "accounts#T0NORTHWIND/U0ALICE001";

it.each(everyState)("one that is $state.name is found only where it belongs", (request) => {
  const { openFor, waitingFor, heldShard } = accountItems.toItem({ ...pending, request });
  const expected = isAccountOpen(request) ? [alice, "accounts"] : [undefined, undefined];
  expect([openFor, waitingFor, heldShard]).toEqual([...expected, undefined]);
});

it.each(everyState)("one that is $state.name comes back as it was", (request) => {
  expect(accountItems.fromItem(accountItems.toItem({ ...pending, request }))).toEqual(request);
});

it("has what every request has beside the document, and a format of its own", () => {
  const { request: document, ...attributes } = accountItems.toItem(pending);
  expect(attributes).toEqual({
    ...{ subject: "account#client-d", number: 1, version: 1, writeId: "w-1", ref: "R-ACC0NT" },
    format: "account-1",
    askedAt: ASKED_AT,
    ...{ dueShard: "due", dueAt: 1234 },
    ...{ openFor: alice, waitingFor: "accounts" },
  });
  expect(String(document)).not.toContain("R-ACC0NT");
});

it("is refused in words by who reads requests about access, and the other way round", () => {
  const item = accountItems.toItem(pending);
  expect(() => fromItem(item)).toThrow(
    "The record account#client-d 1 is stored in format account-1, and this version of Rolecall reads format 3 only.",
  );
  expect(keyFromItem(item)).toEqual(pending.request.key);
  const access = toItem({ ...pending, request: aPendingRequest() });
  expect(() => accountItems.fromItem(access)).toThrow("reads format account-1 only");
});

onEveryDatabase((fresh) => {
  it("a list of accounts that another version wrote on is refused in words", async () => {
    const table = await fresh();
    const registry = accountRegistry(table);
    await registry.add(anEntry());
    const known = registry.entries();
    const Item = { subject: "accounts", number: 2, format: 2, entry: JSON.stringify(anEntry()) };
    await table.client.send(new PutCommand({ TableName: table.tableName, Item }));
    await expect(registry.readAnew()).rejects.toMatchObject({
      message:
        "The list of accounts is stored in format 2, and this version of Rolecall reads format 1 only.",
      retryable: false,
    });
    expect(registry.entries()).toBe(known);
  });
});
