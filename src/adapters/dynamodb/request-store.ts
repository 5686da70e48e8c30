// Stores requests about access in DynamoDB, and finds among all requests what is due and what is called so.
import { personKey } from "../../domain/person.ts";
import { isIn } from "../../domain/request.ts";
import type { RequestKey } from "../../domain/request.ts";
import type { RequestStore } from "../../ports/request-store.ts";
import { getItem } from "./conditional-put.ts";
import type { Table } from "./conditional-put.ts";
import { fromItem, holdingFromItem, keyFromItem, toItem } from "./request-item.ts";
import { requestRecords } from "./request-records.ts";
import type { RequestStoreOptions } from "./request-records.ts";
import { HELD_SHARD, INDEXES, WAITING_FOR_ADMINS, WAITING_FOR_APPROVERS } from "./table.ts";
import { tableQueries } from "./table-queries.ts";

export function requestStore(options: RequestStoreOptions): RequestStore {
  const { due, under } = tableQueries(options);
  const waitingFor = async (whom: string, most?: number) =>
    (await under(INDEXES.waiting, whom, most)).map(fromItem);
  return {
    ...requestRecords(options, { toItem, fromItem }),
    due: async (now, most) => (await due(now, most)).map(keyFromItem),
    openOf: async (person) => (await under(INDEXES.person, personKey(person))).map(fromItem),
    waiting: (most) => waitingFor(WAITING_FOR_APPROVERS, most),
    stuck: async () => {
      const both = [waitingFor(WAITING_FOR_ADMINS), waitingFor(WAITING_FOR_APPROVERS)];
      const stuck = (await Promise.all(both)).flat().filter((request) => isIn(request, "stuck"));
      return stuck.sort((one, other) => one.ask.askedAt - other.ask.askedAt);
    },
    holdings: async () => (await under(INDEXES.held, HELD_SHARD)).map(holdingFromItem),
    byRef: async (ref) => {
      // Nearly always one: references are short, and not promised to be unique.
      const keys = (await under(INDEXES.ref, ref)).map(keyFromItem);
      return keys.length > 1 ? newestOf(options, keys) : keys[0];
    },
  };
}

/** Of requests that share a reference by chance, whatever they are about, people mean the one of late. */
async function newestOf(table: Table, keys: readonly RequestKey[]) {
  const items = await Promise.all(keys.map((key) => getItem(table, key)));
  const [newest] = items
    .filter((item) => item !== undefined)
    .sort((one, other) => Number(other["askedAt"]) - Number(one["askedAt"]));
  return newest && keyFromItem(newest);
}
