// The contract of the lists of whom roles trust, on every implementation.
import { trustLists } from "../../src/adapters/dynamodb/trust-lists.ts";
import { inMemoryTrustLists } from "../support/in-memory-trust-lists.ts";
import type { StoredTrustLists } from "../support/in-memory-trust-lists.ts";
import { onEveryDatabase } from "./fresh-tables.ts";
import { trustListsContract } from "./trust-lists.contract.ts";

describe("in memory", () => {
  trustListsContract(async () => {
    const stored: StoredTrustLists = new Map();
    return () => inMemoryTrustLists(stored);
  });
});

onEveryDatabase((fresh, laxity) => {
  trustListsContract(async () => {
    const table = await fresh();
    return () => trustLists(table);
  }, laxity);
});
