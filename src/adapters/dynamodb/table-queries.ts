// Finds items in DynamoDB: the newest of a subject, what came after a number, what is due, what an index holds.
import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { QueryCommandInput } from "@aws-sdk/lib-dynamodb";
import type { Item, Table } from "./conditional-put.ts";
import { orStorageTrouble } from "./storage-trouble.ts";
import { DUE_SHARD, INDEXES, TABLE_KEYS } from "./table.ts";
import type { TableIndex } from "./table.ts";

export interface TableQueries {
  /** A strongly consistent read. */
  newestOf(subject: string): Promise<Item | undefined>;
  /** Those of a subject with a greater number, in order; a strongly consistent read. */
  numberedAfter(subject: string, number: number): Promise<readonly Item[]>;
  /** Oldest first. */
  due(now: number, most: number): Promise<readonly Item[]>;
  /** In the order of the index's sort key, where it has one. */
  under(index: TableIndex, value: string, most?: number): Promise<readonly Item[]>;
}

export function tableQueries(table: Table): TableQueries {
  return {
    newestOf: async (subject) => {
      const newestFirst = { ScanIndexForward: false, ConsistentRead: true };
      const [item] = await query(table, { ...keyIs(TABLE_KEYS, subject), ...newestFirst }, 1);
      return item;
    },
    numberedAfter: (subject, number) => {
      const after = keyAndSort(TABLE_KEYS, ">", { partition: subject, sort: number });
      return query(table, { ...after, ConsistentRead: true }, Infinity);
    },
    due: (now, most) => {
      const due = keyAndSort(INDEXES.due, "<=", { partition: DUE_SHARD, sort: now });
      return query(table, { IndexName: INDEXES.due.name, ...due }, most);
    },
    under: (index, value, most = Infinity) =>
      query(table, { IndexName: index.name, ...keyIs(index, value) }, most),
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

function keyAndSort(
  { partition, sort }: Required<Pick<TableIndex, "partition" | "sort">>,
  compare: ">" | "<=",
  values: { readonly partition: string; readonly sort: number },
): Question {
  return {
    KeyConditionExpression: `#partition = :partition AND #sort ${compare} :sort`,
    ExpressionAttributeNames: { "#partition": partition.name, "#sort": sort.name },
    ExpressionAttributeValues: { ":partition": values.partition, ":sort": values.sort },
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
    const page = await orStorageTrouble(table, "looked up", () => table.client.send(command));
    items.push(...(page.Items ?? []));
    next = page.LastEvaluatedKey;
  } while (next && items.length < most);
  return items;
}
