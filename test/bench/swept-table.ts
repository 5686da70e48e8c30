// The real store and the real engine on a table full of grants: swept wave after wave, beside the same records bare.
import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { randomUUID } from "node:crypto";
import { requestStore } from "../../src/adapters/dynamodb/request-store.ts";
import { isIn } from "../../src/domain/request.ts";
import type { RequestKey } from "../../src/domain/request.ts";
import { createWorker } from "../../src/provisioning/worker.ts";
import { inMemoryIam } from "../support/in-memory-iam.ts";
import { announcesNoAccounts, withoutAccounts } from "../support/without-accounts.ts";
import { SANDBOX_TABLE } from "../support/stored-requests.ts";
import { meterOn } from "./metered-client.ts";
import type { Metered } from "./metered-client.ts";
import { unmetered, untrailed } from "../support/unwatched.ts";

export interface Swept {
  /** What the sweep asked of the table. */
  readonly asked: readonly Metered[];
  /** What it asked when nothing was due any more. */
  readonly askedForNothing: readonly Metered[];
  readonly milliseconds: number;
  /** The same records loaded and saved bare, once, and saved twice, as the engine claims before it works. */
  readonly bare: { readonly once: number; readonly twice: number };
  /** How many items were read that are not among the due ones. */
  readonly strangers: number;
  /** How many of the due ones are not over now. */
  readonly left: number;
}

/** As many as the engine takes up at once. */
const AT_ONCE = 16;

export interface SweptTable {
  /** `due`: what has become due by `now` since the sweep before. */
  sweep(now: number, due: readonly RequestKey[]): Promise<Swept>;
}

export function sweptTable(client: DynamoDBDocumentClient): SweptTable {
  const meter = meterOn(client);
  const store = requestStore({ client, tableName: SANDBOX_TABLE, newId: randomUUID });
  const failures: unknown[] = [];
  const time = { now: 0 };
  const worker = createWorker(
    {
      ...withoutAccounts,
      store,
      hands: inMemoryIam(),
      announcer: {
        ...announcesNoAccounts,
        show: (_request, { shows }) =>
          Promise.resolve({ channel: "C0APPROVALS", ts: "1700000000.000200", shows }),
      },
      surroundings: { now: () => time.now, newId: randomUUID, newRef: () => "R-000000" },
      stepEnded: unmetered,
    },
    {
      leaseMilliseconds: 30_000,
      pollMilliseconds: 5000,
      onFailure: (error) => failures.push(error),
      onBehalfOf: untrailed,
    },
  );
  const tickUntilDone = async () => {
    while ((await worker.tick()) > 0);
    if (failures.length > 0) throw new AggregateError(failures, "the sweep failed");
  };
  return {
    sweep: async (now, due) => {
      time.now = now;
      const once = await timeOf(() => bareTurns(client, due, 1));
      const twice = await timeOf(() => bareTurns(client, due, 2));
      meter.reading();
      const milliseconds = await timeOf(tickUntilDone);
      const asked = meter.reading();
      await tickUntilDone();
      const askedForNothing = meter.reading();
      const strangers = countStrangers(asked, due);
      const left = await countLeft(store, due);
      return { asked, askedForNothing, milliseconds, bare: { once, twice }, strangers, left };
    },
  };
}

function countStrangers(asked: readonly Metered[], due: readonly RequestKey[]): number {
  const nameOf = ({ subject, number }: RequestKey) => `${subject} ${number}`;
  const known = new Set(due.map(nameOf));
  const read = asked.flatMap(({ keys }) => keys.map(nameOf));
  return read.filter((name) => !known.has(name)).length;
}

async function countLeft(
  store: ReturnType<typeof requestStore>,
  due: readonly RequestKey[],
): Promise<number> {
  const requests = await Promise.all(due.map((key) => store.load(key)));
  return requests.filter((request) => !request || !isIn(request, "ended")).length;
}

/** Every record is loaded, and saved as it was, each turn after the one before; so many records at once as the engine has in hand. */
async function bareTurns(
  client: DynamoDBDocumentClient,
  keys: readonly RequestKey[],
  saves: number,
): Promise<void> {
  const turn = async ({ subject, number }: RequestKey) => {
    const Key = { subject, number };
    const get = new GetCommand({ TableName: SANDBOX_TABLE, Key, ConsistentRead: true });
    const { Item } = await client.send(get);
    for (let save = 0; save < saves; save += 1) {
      await client.send(
        new PutCommand({
          TableName: SANDBOX_TABLE,
          Item,
          ConditionExpression: "#version = :version",
          ExpressionAttributeNames: { "#version": "version" },
          ExpressionAttributeValues: { ":version": Number(Item?.["version"]) },
        }),
      );
    }
  };
  for (let from = 0; from < keys.length; from += AT_ONCE) {
    await Promise.all(keys.slice(from, from + AT_ONCE).map(turn));
  }
}

async function timeOf(act: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await act();
  return performance.now() - began;
}
