// The account registry without a database: one list that several processes may share, and each knows as much of it as it has read.
import type { RegistryEntry } from "../../src/domain/accounts/registered-accounts.ts";
import type { AccountRegistry } from "../../src/ports/account-registry.ts";

/** `stored`: what is stored, whoever asks. */
export function inMemoryAccountRegistry(stored: RegistryEntry[] = []): AccountRegistry {
  let known: readonly RegistryEntry[] = [];
  const readAnew = async () => {
    if (stored.length > known.length) known = structuredClone(stored);
  };
  return {
    entries: () => known,
    readAnew,
    add: async (entry, isRight = () => true) => {
      const { account, what, ref } = entry;
      const latest = stored.findLast(
        (one) => one.account.slug === account.slug && one.account.id === account.id,
      );
      const before = stored.findLast((one) => one.account.slug === account.slug);
      const isNews = latest?.what !== what || latest.ref !== ref;
      if (isNews && isRight(before)) {
        stored.push(structuredClone({ ...entry, number: stored.length + 1 }));
      }
      await readAnew();
    },
  };
}
