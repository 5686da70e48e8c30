// What Rolecall itself asks DynamoDB for where nobody else has made the table.
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { CreateTableCommandInput } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { createTable } from "../../src/adapters/dynamodb/create-table.ts";

/** Answered before anything is sent. */
export async function askedTable(tableName: string): Promise<Partial<CreateTableCommandInput>> {
  const asked: object[] = [];
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: "eu-central-1" }));
  const answer = { output: { $metadata: {}, Table: { TableStatus: "ACTIVE" } }, response: {} };
  client.middlewareStack.add(
    () =>
      async ({ input }) => {
        asked.push(input);
        return answer;
      },
    { step: "initialize", priority: "high" },
  );
  await createTable(client, tableName);
  return { ...asked[0] };
}
