// Reads the bot's own records out of a sandbox, the way the bot itself would.
import { documentClient } from "../../src/adapters/dynamodb/dynamodb-client.ts";
import { requestStore } from "../../src/adapters/dynamodb/request-store.ts";
import type { RequestStore } from "../../src/ports/request-store.ts";

export const SANDBOX_TABLE = "rolecall";

/** The sandbox hands DynamoDB calls through without looking at who signed them. */
export function storedRequests(awsEndpointUrl: string): RequestStore {
  const client = documentClient({
    endpoint: awsEndpointUrl,
    region: "eu-central-1",
    credentials: { accessKeyId: "AKIAREADER", secretAccessKey: "reader" },
  });
  return requestStore({ client, tableName: SANDBOX_TABLE, newId: () => "never-writes" });
}
