// The contract of the store of requests about accounts, on every implementation.
import { accountRequestStore } from "../../src/adapters/dynamodb/account-request-store.ts";
import { requestStore } from "../../src/adapters/dynamodb/request-store.ts";
import { inMemoryStores } from "../support/in-memory-account-request-store.ts";
import type { InMemoryTable } from "../support/in-memory-account-request-store.ts";
import { accountRequestStoreContract } from "./account-request-store.contract.ts";
import { onEveryDatabase } from "./fresh-tables.ts";

describe("in memory", () => {
  accountRequestStoreContract(async () => {
    const table: InMemoryTable = { records: new Map(), accountRecords: new Map() };
    return () => inMemoryStores(table);
  });
});

onEveryDatabase((fresh, laxity) => {
  accountRequestStoreContract(async () => {
    const table = await fresh();
    return () => ({ store: requestStore(table), accounts: accountRequestStore(table) });
  }, laxity);
});
