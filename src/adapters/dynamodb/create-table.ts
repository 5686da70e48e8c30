// Creates the table where there is none; in production the infrastructure does that.
import {
  CreateTableCommand,
  ResourceInUseException,
  waitUntilTableExists,
} from "@aws-sdk/client-dynamodb";
import type { CreateTableCommandInput, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { INDEXES, TABLE_KEYS } from "./table.ts";
import type { TableAttribute, TableIndex } from "./table.ts";

/** Returns when the table can be used. */
export async function createTable(client: DynamoDBClient, tableName: string): Promise<void> {
  try {
    await client.send(new CreateTableCommand(definition(tableName)));
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error; // somebody else was first
  }
  const waiting = { client, maxWaitTime: 60, minDelay: 0.1, maxDelay: 2 };
  await waitUntilTableExists(waiting, { TableName: tableName });
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
      Projection: { ProjectionType: index.projection },
    })),
  };
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
