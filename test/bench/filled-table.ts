// A table in a folder, filled before anything is measured, and the server that answers for it.
//
// It is filled past the server, with whole batches in dynalite's own store, which takes a third of the time:
// through the API every item is six writes of their own, each a trip to another thread.
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import dynalite from "dynalite";
import { create, createKey, getIndexActions } from "dynalite/db/index.js";
import type { Put, Rows, StoredItem } from "dynalite/db/index.js";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { createTable } from "../../src/adapters/dynamodb/create-table.ts";
import { driftLedgerStore } from "../../src/adapters/dynamodb/drift-ledger-store.ts";
import { documentClient } from "../../src/adapters/dynamodb/dynamodb-client.ts";
import { toItem } from "../../src/adapters/dynamodb/request-item.ts";
import { EMPTY_LEDGER } from "../../src/domain/drift/drift-ledger.ts";
import type { AccessRequest } from "../../src/domain/request.ts";
import { HOUR } from "../support/a-request.ts";
import { SANDBOX_TABLE } from "../support/stored-requests.ts";

export interface Filling {
  readonly request: AccessRequest;
  readonly due: number | null;
}

export interface ServedTable {
  readonly client: DynamoDBDocumentClient;
  stop(): Promise<void>;
}

const MOST_IN_A_BATCH = 1000;

/** Makes the table in the folder, with these requests in it. */
export async function fillTable(folder: string, fillings: Iterable<Filling>): Promise<void> {
  const { client, stop } = await serveTable(folder);
  await createTable(client, SANDBOX_TABLE);
  await postponeComparison(client);
  await stop();

  const store = create({ path: folder });
  const table = await promisify(store.getTable)(SANDBOX_TABLE);
  const rows = store.getItemDb(SANDBOX_TABLE);
  const batches = new Map<Rows, Put[]>();
  const write = async (into: Rows, puts: Put[]) => {
    await promisify(into.batch)(puts);
    batches.delete(into);
  };
  const put = async (into: Rows, key: string, value: StoredItem) => {
    const puts = batches.get(into) ?? [];
    batches.set(into, puts);
    puts.push({ type: "put", key, value });
    if (puts.length === MOST_IN_A_BATCH) await write(into, puts);
  };
  for (const { request, due } of fillings) {
    const item = stored(toItem({ request, due, writeId: request.ref }));
    await put(rows, createKey(item, table), item);
    const { puts } = getIndexActions(table.GlobalSecondaryIndexes ?? [], undefined, item, table);
    for (const { index, key, item: part } of puts) {
      await put(store.getIndexDb("global", SANDBOX_TABLE, index), key, part);
    }
  }
  for (const [into, puts] of batches) await write(into, puts);
  await store.db.close();
}

/** What is on record here was never in IAM, so for a day nobody compares them. */
async function postponeComparison(client: DynamoDBDocumentClient): Promise<void> {
  const ledger = driftLedgerStore({ client, tableName: SANDBOX_TABLE, newId: () => "postponed" });
  await ledger.save({ ...EMPTY_LEDGER, nextAt: Date.now() + 24 * HOUR });
}

export async function serveTable(folder: string): Promise<ServedTable> {
  const server = dynalite({ createTableMs: 0, path: folder });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const client = documentClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: "eu-central-1",
    credentials: { accessKeyId: "AKIAWRITER", secretAccessKey: "writer" },
  });
  const stop = async () => {
    client.destroy();
    await new Promise((closed) => server.close(closed));
  };
  return { client, stop };
}

function stored(item: Readonly<Record<string, unknown>>): StoredItem {
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => [
      name,
      typeof value === "number" ? { N: String(value) } : { S: String(value) },
    ]),
  );
}
