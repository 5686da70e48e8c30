// Where an operation finds what is known of drift, and has AWS compared with the record at once.
import type { DriftLedgerStore } from "./drift-ledger-store.ts";

export interface DriftDesk {
  readonly ledger: DriftLedgerStore;
  /** Starts the comparison without waiting for it. If the process dies, the ledger says that one is due. */
  nudge(): void;
}
