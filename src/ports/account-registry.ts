// What we need to remember which accounts Rolecall has made or closed: a list that only grows.
import type { RegistryEntry } from "../domain/accounts/registered-accounts.ts";

export type MayFollow = (latest: RegistryEntry | undefined) => boolean;

export interface AccountRegistry {
  /** As far as this process knows them, in the order of their numbers; the same list until there is something new. */
  entries(): readonly RegistryEntry[];
  /** Reads what was added since. Throws `Trouble`. */
  readAnew(): Promise<void>;
  /**
   * Nothing where the latest entry about that account already says so. `isRight`: whether it may follow the latest entry about
   * that slug, asked again whenever somebody else was faster; nothing is added where not. Throws `Trouble`.
   */
  add(entry: Omit<RegistryEntry, "number">, isRight?: MayFollow): Promise<void>;
}
