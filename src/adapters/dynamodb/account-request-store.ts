// Stores requests about accounts in DynamoDB, beside those about access; those two kinds share what is due and the references.
import type { AccountRequestStore } from "../../ports/account-request-store.ts";
import { accountItems, askerKey } from "./account-request-item.ts";
import { requestRecords } from "./request-records.ts";
import type { RequestStoreOptions } from "./request-records.ts";
import { INDEXES, OPEN_ABOUT_ACCOUNTS } from "./table.ts";
import { tableQueries } from "./table-queries.ts";

export function accountRequestStore(options: RequestStoreOptions): AccountRequestStore {
  const { under } = tableQueries(options);
  const { fromItem } = accountItems;
  return {
    ...requestRecords(options, accountItems),
    allOpen: async () => (await under(INDEXES.waiting, OPEN_ABOUT_ACCOUNTS)).map(fromItem),
    openOf: async (person) => (await under(INDEXES.person, askerKey(person))).map(fromItem),
  };
}
