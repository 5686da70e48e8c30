// The request store's contract, on every implementation.
import { requestStore } from "../../src/adapters/dynamodb/request-store.ts";
import { inMemoryRequestStore } from "../support/in-memory-request-store.ts";
import type { Records } from "../support/in-memory-request-store.ts";
import { onEveryDatabase } from "./fresh-tables.ts";
import { requestStoreContract } from "./request-store.contract.ts";

describe("in memory", () => {
  requestStoreContract(async () => {
    const records: Records = new Map();
    return () => inMemoryRequestStore(records);
  });
});

onEveryDatabase((fresh, laxity) => {
  requestStoreContract(async () => {
    const table = await fresh();
    return () => requestStore(table);
  }, laxity);
});
