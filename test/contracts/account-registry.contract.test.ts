// The account registry's contract, on every implementation.
import { accountRegistry } from "../../src/adapters/dynamodb/account-registry.ts";
import type { RegistryEntry } from "../../src/domain/accounts/registered-accounts.ts";
import { inMemoryAccountRegistry } from "../support/in-memory-account-registry.ts";
import { accountRegistryContract } from "./account-registry.contract.ts";
import { onEveryDatabase } from "./fresh-tables.ts";

describe("in memory", () => {
  accountRegistryContract(async () => {
    const stored: RegistryEntry[] = [];
    return () => inMemoryAccountRegistry(stored);
  });
});

onEveryDatabase((fresh, laxity) => {
  accountRegistryContract(async () => {
    const table = await fresh();
    return () => accountRegistry(table);
  }, laxity);
});
