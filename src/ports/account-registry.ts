// What we need to remember which accounts Rolecall has made or closed: a list that only grows.
import type { RegistryEntry } from "../domain/accounts/registered-accounts.ts";

export interface AccountRegistry {
  /** As far as this process knows them, in the order of their numbers; the same list until there is something new. */
  entries(): readonly RegistryEntry[];
  /** Reads what was added since. Throws `Trouble`. */
  readAnew(): Promise<void>;
  /** Nothing where the latest entry about that account already says so. Throws `Trouble`. */
  add(entry: Omit<RegistryEntry, "number">): Promise<void>;
}
