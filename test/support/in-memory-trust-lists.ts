// The lists of whom roles trust without a database: one set of them that several processes may share.
import { emptyTrustList } from "../../src/domain/trust-list.ts";
import type { TrustList, TrustingRole } from "../../src/domain/trust-list.ts";
import type { TrustLists } from "../../src/ports/trust-lists.ts";

/** What is stored, by account and role, whoever asks. */
export type StoredTrustLists = Map<string, TrustList>;

export function inMemoryTrustLists(stored: StoredTrustLists = new Map()): TrustLists {
  const keyOf = ({ accountId, roleName }: TrustingRole) => `${accountId}/${roleName}`;
  const latest = (role: TrustingRole) => stored.get(keyOf(role)) ?? emptyTrustList(role);
  return {
    load: async (role) => structuredClone(latest(role)),
    save: async (list) => {
      if (latest(list).version !== list.version) return "changed";
      const saved = structuredClone({ ...list, version: list.version + 1 });
      stored.set(keyOf(list), saved);
      return structuredClone(saved);
    },
  };
}
