// What we need to tell the admins: put the message about drift where it belongs, or redraw it there.
import type { Drift } from "../domain/drift/drift-ledger.ts";
import type { Posted } from "../domain/request.ts";

export interface DriftAnnouncer {
  /** Posts or redraws the one message of this drift as it stands. Throws `Trouble`. */
  tell(drift: Drift): Promise<Posted>;
}
