// Stores requests in DynamoDB: one item a request, and every write conditional.
import type { AccessRequest, RequestKey } from "../../domain/request.ts";
import type { RequestStore, Saved } from "../../ports/request-store.ts";
import { getItem, putIfUnchanged } from "./conditional-put.ts";
import type { Table } from "./conditional-put.ts";
import { fromItem, toItem } from "./request-item.ts";
import { requestMemory } from "./request-memory.ts";
import type { RequestMemory } from "./request-memory.ts";
import { requestQueries } from "./request-queries.ts";

const MOST_REMEMBERED = 2000;

export interface RequestStoreOptions extends Table {
  readonly newId: () => string;
}

interface Store extends RequestStoreOptions {
  readonly memory: RequestMemory;
}

export function requestStore(options: RequestStoreOptions): RequestStore {
  const store: Store = { ...options, memory: requestMemory(MOST_REMEMBERED) };
  const queries = requestQueries(options);
  return {
    load: (key) => load(store, key),
    recall: async (key) => store.memory.recall(key) ?? load(store, key),
    latest: async (subject) => {
      const latest = await queries.latest(subject);
      if (latest) store.memory.remember(latest);
      return latest;
    },
    recallLatest: (subject) => store.memory.recallLatest(subject),
    open: (request, due) => write(store, { request, due, expected: undefined }),
    save: (request, due) => write(store, { request, due, expected: request.version }),
    due: queries.due,
    openOf: queries.openOf,
    waiting: queries.waiting,
    holdings: queries.holdings,
    byRef: async (ref) => {
      const keys = await queries.withRef(ref);
      return keys.length > 1 ? newestOf(store, keys) : keys[0];
    },
  };
}

async function load(store: Store, key: RequestKey): Promise<AccessRequest | undefined> {
  const item = await getItem(store, key);
  if (!item) return undefined;
  const request = fromItem(item);
  store.memory.remember(request);
  return request;
}

/** Of requests that share a reference by chance, people mean the one of late. */
async function newestOf(store: Store, keys: readonly RequestKey[]) {
  const requests = await Promise.all(keys.map((key) => load(store, key)));
  const newestFirst = requests
    .filter((request) => request !== undefined)
    .sort((one, other) => other.ask.askedAt - one.ask.askedAt);
  return newestFirst[0]?.key;
}

interface Wish {
  readonly request: AccessRequest;
  readonly due: number | null;
  /** The version that must be stored now; undefined where nothing may be. */
  readonly expected: number | undefined;
}

async function write(store: Store, { request, due, expected }: Wish): Promise<Saved> {
  const { memory } = store;
  const written = { ...request, version: (expected ?? 0) + 1 };
  const item = toItem({ request: written, due, writeId: store.newId() });
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
