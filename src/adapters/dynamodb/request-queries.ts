// Finds requests in DynamoDB: the newest of a subject, what is due, what is open, what waits, what is called so.
import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { QueryCommandInput } from "@aws-sdk/lib-dynamodb";
import { personKey } from "../../domain/person.ts";
import type { RequestKey } from "../../domain/request.ts";
import type { RequestStore } from "../../ports/request-store.ts";
import type { Item, Table } from "./conditional-put.ts";
import { fromItem, holdingFromItem, keyFromItem } from "./request-item.ts";
import { orStorageTrouble } from "./storage-trouble.ts";
import { DUE_SHARD, HELD_SHARD, INDEXES, TABLE_KEYS, WAITING_FOR_APPROVERS } from "./table.ts";
import type { TableIndex } from "./table.ts";

export interface RequestQueries extends Pick<
  RequestStore,
  "latest" | "due" | "openOf" | "waiting" | "holdings"
> {
  /** All that are called `ref`: nearly always one, since references are short but not promised to be unique. */
  withRef(ref: string): Promise<readonly RequestKey[]>;
}

export function requestQueries(table: Table): RequestQueries {
  return {
    latest: async (subject) => {
      const newestFirst = { ScanIndexForward: false, ConsistentRead: true };
      const [item] = await query(table, { ...keyIs(TABLE_KEYS, subject), ...newestFirst }, 1);
      return item && fromItem(item);
    },
    due: async (now, most) => {
      const items = await query(table, dueBy(now), most);
      return items.map(keyFromItem);
    },
    openOf: async (person) => {
      const items = await query(table, inIndex(INDEXES.person, personKey(person)), Infinity);
      return items.map(fromItem);
    },
    waiting: async (most) => {
      const items = await query(table, inIndex(INDEXES.waiting, WAITING_FOR_APPROVERS), most);
      return items.map(fromItem);
    },
    holdings: async () => {
      const items = await query(table, inIndex(INDEXES.held, HELD_SHARD), Infinity);
      return items.map(holdingFromItem);
    },
    withRef: async (ref) => {
      const items = await query(table, inIndex(INDEXES.ref, ref), Infinity);
      return items.map(keyFromItem);
    },
  };
}

type Question = Omit<QueryCommandInput, "TableName">;

function keyIs({ partition }: Pick<TableIndex, "partition">, value: string): Question {
  return {
    KeyConditionExpression: "#partition = :partition",
    ExpressionAttributeNames: { "#partition": partition.name },
    ExpressionAttributeValues: { ":partition": value },
  };
}

function inIndex(index: TableIndex, value: string): Question {
  return { IndexName: index.name, ...keyIs(index, value) };
}

function dueBy(now: number): Question {
  const { partition, sort, name } = INDEXES.due;
  return {
    IndexName: name,
    KeyConditionExpression: "#partition = :partition AND #sort <= :now",
    ExpressionAttributeNames: { "#partition": partition.name, "#sort": sort.name },
    ExpressionAttributeValues: { ":partition": DUE_SHARD, ":now": now },
  };
}

// A page ends at a megabyte, so that a list may take several.
async function query(table: Table, question: Question, most: number): Promise<Item[]> {
  const items: Item[] = [];
  let next: Item | undefined;
  do {
    const limit = Number.isFinite(most) ? { Limit: most - items.length } : {};
    const from = next ? { ExclusiveStartKey: next } : {};
    const command = new QueryCommand({
      TableName: table.tableName,
      ...question,
      ...limit,
      ...from,
    });
    const page = await orStorageTrouble("looked up", () => table.client.send(command));
    items.push(...(page.Items ?? []));
    next = page.LastEvaluatedKey;
  } while (next && items.length < most);
  return items;
}
