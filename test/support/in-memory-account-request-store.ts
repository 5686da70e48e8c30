// The store of requests about accounts without a database, beside that of requests about access.
import { isAboutAccount, isAccountOpen } from "../../src/domain/accounts/account-request.ts";
import { isSamePerson } from "../../src/domain/person.ts";
import type { AccountRequestStore } from "../../src/ports/account-request-store.ts";
import type { RequestStore } from "../../src/ports/request-store.ts";
import { inMemoryRecords, inMemoryRequestStore, oldestFirst } from "./in-memory-request-store.ts";
import type { AccountRecords, Records } from "./in-memory-request-store.ts";

function inMemoryAccountRequestStore(records: AccountRecords): AccountRequestStore {
  return {
    ...inMemoryRecords(records, isAboutAccount),
    allOpen: async () => structuredClone(oldestFirst(records, isAccountOpen)),
    openOf: async (person) =>
      structuredClone(
        oldestFirst(
          records,
          (request) => isAccountOpen(request) && isSamePerson(request.ask.requester, person),
        ),
      ),
  };
}

/** The one table: what is stored of either kind, whoever asks. */
export interface InMemoryTable {
  readonly records: Records;
  readonly accountRecords: AccountRecords;
}

export interface InMemoryStores {
  readonly store: RequestStore;
  readonly accounts: AccountRequestStore;
}

/** One process's view of the table, of both kinds: what is due and what is called so is found among all. */
export function inMemoryStores(
  { records, accountRecords }: InMemoryTable = { records: new Map(), accountRecords: new Map() },
): InMemoryStores {
  return {
    store: inMemoryRequestStore(records, accountRecords),
    accounts: inMemoryAccountRequestStore(accountRecords),
  };
}
