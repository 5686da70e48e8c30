// The drift ledger store's contract, on every implementation.
import { driftLedgerStore } from "../../src/adapters/dynamodb/drift-ledger-store.ts";
import { aStoredLedger, inMemoryDriftLedger } from "../support/in-memory-drift-ledger.ts";
import { driftLedgerStoreContract } from "./drift-ledger-store.contract.ts";
import { onEveryDatabase } from "./fresh-tables.ts";

describe("in memory", () => {
  driftLedgerStoreContract(async () => {
    const stored = aStoredLedger();
    return () => inMemoryDriftLedger(stored);
  });
});

onEveryDatabase((fresh, laxity) => {
  driftLedgerStoreContract(async () => {
    const table = await fresh();
    return () => driftLedgerStore(table);
  }, laxity);
});
