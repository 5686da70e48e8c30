// Stores requests in DynamoDB: one item a request, and every write conditional.
import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { DynamoDBDocumentClient, PutCommandInput } from "@aws-sdk/lib-dynamodb";
import type { AccessRequest, RequestKey } from "../../domain/request.ts";
import type { RequestStore, Saved } from "../../ports/request-store.ts";
import { fromItem, toItem } from "./request-item.ts";
import type { Write } from "./request-item.ts";
import { requestMemory } from "./request-memory.ts";
import type { RequestMemory } from "./request-memory.ts";
import { requestQueries } from "./request-queries.ts";
import { orStorageTrouble } from "./storage-trouble.ts";

const MOST_REMEMBERED = 2000;

export interface RequestStoreOptions {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
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

async function getItem({ client, tableName }: Store, { subject, number }: RequestKey) {
  const { Item } = await orStorageTrouble("read", () =>
    client.send(
      new GetCommand({ TableName: tableName, Key: { subject, number }, ConsistentRead: true }),
    ),
  );
  return Item;
}

interface Wish {
  readonly request: AccessRequest;
  readonly due: number | null;
  /** The version that must be stored now; undefined where nothing may be. */
  readonly expected: number | undefined;
}

async function write(store: Store, { request, due, expected }: Wish): Promise<Saved> {
  const { client, memory, tableName } = store;
  const written = { ...request, version: (expected ?? 0) + 1 };
  const wish = { request: written, due, writeId: store.newId() };
  const put = new PutCommand({ TableName: tableName, Item: toItem(wish), ...condition(expected) });
  try {
    await orStorageTrouble("saved", () => client.send(put));
  } catch (error) {
    memory.forget(request.key.subject); // whether it was stored or not, memory is behind or may be
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    if (!(await wasOurs(store, wish, error))) return "changed";
  }
  memory.remember(written);
  return written;
}

function condition(expected: number | undefined): Partial<PutCommandInput> {
  if (expected === undefined) {
    return {
      ConditionExpression: "attribute_not_exists(#subject)",
      ExpressionAttributeNames: { "#subject": "subject" },
    };
  }
  return {
    ConditionExpression: "#version = :expected",
    ExpressionAttributeNames: { "#version": "version" },
    ExpressionAttributeValues: { ":expected": expected },
  };
}

/**
 * The SDK tries again when an answer was lost, and then our own write, stored by the first try, fails the
 * condition of the second. Where somebody has saved on top of it since, it counts as changed: they read
 * ours first, and whoever asks again finds both.
 */
async function wasOurs(
  store: Store,
  { request, writeId }: Write,
  { $metadata }: ConditionalCheckFailedException,
): Promise<boolean> {
  if ($metadata.attempts === 1) return false;
  const item = await getItem(store, request.key);
  return item?.["writeId"] === writeId;
}
