// Writes an item only if nobody has changed it meanwhile.
import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { DynamoDBDocumentClient, PutCommandInput } from "@aws-sdk/lib-dynamodb";
import { orStorageTrouble } from "./storage-trouble.ts";
import type { KeptThing } from "./storage-trouble.ts";

export interface Table extends KeptThing {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
}

export type Item = Record<string, unknown>;

export interface ItemKey {
  readonly subject: string;
  readonly number: number;
}

export interface ConditionalPut {
  readonly item: Item & ItemKey & { readonly writeId: string };
  /** The version that must be stored now; undefined where nothing may be. */
  readonly expected: number | undefined;
}

/** A strongly consistent read. */
export async function getItem(
  table: Table,
  { subject, number }: ItemKey,
): Promise<Item | undefined> {
  const command = new GetCommand({
    TableName: table.tableName,
    Key: { subject, number },
    ConsistentRead: true,
  });
  const { Item } = await orStorageTrouble(table, "read", () => table.client.send(command));
  return Item;
}

export async function putIfUnchanged(
  table: Table,
  { item, expected }: ConditionalPut,
): Promise<"stored" | "changed"> {
  const { client, tableName } = table;
  const put = new PutCommand({ TableName: tableName, Item: item, ...condition(expected) });
  try {
    await orStorageTrouble(table, "saved", () => client.send(put));
    return "stored";
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return (await wasOurs(table, item, error)) ? "stored" : "changed";
  }
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
  table: Table,
  item: ConditionalPut["item"],
  { $metadata }: ConditionalCheckFailedException,
): Promise<boolean> {
  if ($metadata.attempts === 1) return false;
  const stored = await getItem(table, item);
  return stored?.["writeId"] === item.writeId;
}
