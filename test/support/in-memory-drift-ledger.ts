// The drift ledger without a database: one that several processes may share.
import { EMPTY_LEDGER } from "../../src/domain/drift/drift-ledger.ts";
import type { DriftLedger } from "../../src/domain/drift/drift-ledger.ts";
import type { DriftLedgerStore } from "../../src/ports/drift-ledger-store.ts";

/** What is stored, whoever asks. */
export interface StoredLedger {
  ledger: DriftLedger;
}

export function aStoredLedger(): StoredLedger {
  return { ledger: EMPTY_LEDGER };
}

export function inMemoryDriftLedger(stored: StoredLedger = aStoredLedger()): DriftLedgerStore {
  return {
    load: async () => structuredClone(stored.ledger),
    save: async (ledger) => {
      if (stored.ledger.version !== ledger.version) return "changed";
      stored.ledger = structuredClone({ ...ledger, version: ledger.version + 1 });
      return structuredClone(stored.ledger);
    },
  };
}
