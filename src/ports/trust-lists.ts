// What we need of storage to remember whom a role trusts by name: a list for each role, saved only if nobody changed it meanwhile.
import type { TrustList, TrustingRole } from "../domain/trust-list.ts";

export interface TrustLists {
  /** As it is now, whoever wrote it last; an empty one where nobody was ever trusted. Throws `Trouble`. */
  load(role: TrustingRole): Promise<TrustList>;
  /** Stores it with the next version if the stored version is still `list.version`; else `changed`: load and change it again. */
  save(list: TrustList): Promise<TrustList | "changed">;
}
