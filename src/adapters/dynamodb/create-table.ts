// Creates the table where there is none; in production the infrastructure does that.
import {
  CreateTableCommand,
  DescribeTableCommand,
  ResourceInUseException,
  ResourceNotFoundException,
} from "@aws-sdk/client-dynamodb";
import type { CreateTableCommandInput, Projection } from "@aws-sdk/client-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { setTimeout as pause } from "node:timers/promises";
import { INDEXES, TABLE_KEYS } from "./table.ts";
import type { TableAttribute, TableIndex } from "./table.ts";

const LOOK_EVERY = 100;
const MOST_LOOKS = 600;

/** Returns when the table can be used. */
export async function createTable(
  client: DynamoDBDocumentClient,
  tableName: string,
): Promise<void> {
  try {
    await client.send(new CreateTableCommand(definition(tableName)));
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error; // somebody else was first
  }
  for (let looks = 1; !(await isUsable(client, tableName)); looks += 1) {
    if (looks === MOST_LOOKS) throw new Error(`DynamoDB does not finish the table ${tableName}.`);
    await pause(LOOK_EVERY);
  }
}

async function isUsable(client: DynamoDBDocumentClient, tableName: string): Promise<boolean> {
  try {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
    return Table?.TableStatus === "ACTIVE";
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return false; // it may not be seen at once
    throw error;
  }
}

function definition(tableName: string): CreateTableCommandInput {
  const indexes: readonly TableIndex[] = Object.values(INDEXES);
  return {
    TableName: tableName,
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: attributeDefinitions([TABLE_KEYS, ...indexes]),
    KeySchema: keySchema(TABLE_KEYS),
    GlobalSecondaryIndexes: indexes.map((index) => ({
      IndexName: index.name,
      KeySchema: keySchema(index),
      Projection: projection(index),
    })),
  };
}

function projection({ projection: kind }: TableIndex): Projection {
  if (typeof kind === "string") return { ProjectionType: kind };
  return { ProjectionType: "INCLUDE", NonKeyAttributes: [...kind.include] };
}

type Keys = Pick<TableIndex, "partition" | "sort">;

function keySchema({ partition, sort }: Keys) {
  return [
    { AttributeName: partition.name, KeyType: "HASH" as const },
    ...(sort ? [{ AttributeName: sort.name, KeyType: "RANGE" as const }] : []),
  ];
}

function attributeDefinitions(keys: readonly Keys[]) {
  const attributes: TableAttribute[] = keys.flatMap(({ partition, sort }) =>
    sort ? [partition, sort] : [partition],
  );
  const types = new Map(attributes.map(({ name, type }) => [name, type]));
  return [...types].map(([name, type]) => ({ AttributeName: name, AttributeType: type }));
}
