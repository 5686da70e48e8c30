// What we need of storage to remember drift from one comparison to the next: one ledger, saved only if nobody changed it meanwhile.
import type { DriftLedger } from "../domain/drift/drift-ledger.ts";

export interface DriftLedgerStore {
  /** The ledger as it is now; an empty one where nothing was ever compared. */
  load(): Promise<DriftLedger>;
  /** Stores it with the next version if the stored version is still `ledger.version`; else `changed`: load and decide again. */
  save(ledger: DriftLedger): Promise<DriftLedger | "changed">;
}
