// Keeps requests of one kind in DynamoDB: one item a request, and every write conditional.
import type { RequestKey } from "../../domain/request.ts";
import type { Records, Saved } from "../../ports/request-store.ts";
import { getItem, putIfUnchanged } from "./conditional-put.ts";
import type { Table } from "./conditional-put.ts";
import type { Framed, RequestItems } from "./request-item.ts";
import { requestMemory } from "./request-memory.ts";
import type { RequestMemory } from "./request-memory.ts";
import { tableQueries } from "./table-queries.ts";

const MOST_REMEMBERED = 2000;

export interface RequestStoreOptions extends Table {
  readonly newId: () => string;
}

interface Store<Kept> extends RequestStoreOptions {
  readonly items: RequestItems<Kept>;
  readonly memory: RequestMemory<Kept>;
}

export function requestRecords<Kept extends Framed>(
  options: RequestStoreOptions,
  items: RequestItems<Kept>,
): Records<Kept> {
  const memory = requestMemory<Kept>(MOST_REMEMBERED);
  const store: Store<Kept> = { ...options, items, memory };
  const queries = tableQueries(options);
  return {
    load: (key) => load(store, key),
    recall: async (key) => memory.recall(key) ?? load(store, key),
    latest: async (subject) => {
      const item = await queries.newestOf(subject);
      if (!item) return undefined;
      const latest = items.fromItem(item);
      memory.remember(latest);
      return latest;
    },
    recallLatest: (subject) => memory.recallLatest(subject),
    open: (request, due) => write(store, { request, due, expected: undefined }),
    save: (request, due) => write(store, { request, due, expected: request.version }),
  };
}

async function load<Kept>(store: Store<Kept>, key: RequestKey): Promise<Kept | undefined> {
  const item = await getItem(store, key);
  if (!item) return undefined;
  const request = store.items.fromItem(item);
  store.memory.remember(request);
  return request;
}

interface Wish<Kept> {
  readonly request: Kept;
  readonly due: number | null;
  /** The version that must be stored now; undefined where nothing may be. */
  readonly expected: number | undefined;
}

async function write<Kept extends Framed>(
  store: Store<Kept>,
  { request, due, expected }: Wish<Kept>,
): Promise<Saved<Kept>> {
  const { memory } = store;
  const written = { ...request, version: (expected ?? 0) + 1 };
  const item = store.items.toItem({ request: written, due, writeId: store.newId() });
  let outcome: "stored" | "changed" | undefined;
  try {
    outcome = await putIfUnchanged(store, { item, expected });
  } finally {
    // Whether it was stored or not, memory is behind or may be.
    if (outcome !== "stored") memory.forget(request.key.subject);
  }
  if (outcome === "changed") return "changed";
  memory.remember(written);
  return written;
}
