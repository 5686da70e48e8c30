// Reads the bot's own records out of a sandbox, the way the bot itself would.
import { documentClient } from "../../src/adapters/dynamodb/dynamodb-client.ts";
import { driftLedgerStore } from "../../src/adapters/dynamodb/drift-ledger-store.ts";
import { requestStore } from "../../src/adapters/dynamodb/request-store.ts";
import type { DriftLedgerStore } from "../../src/ports/drift-ledger-store.ts";
import type { RequestStore } from "../../src/ports/request-store.ts";

export const SANDBOX_TABLE = "rolecall";

export function storedRequests(awsEndpointUrl: string): RequestStore {
  return requestStore(tableAt(awsEndpointUrl));
}

export function storedLedger(awsEndpointUrl: string): DriftLedgerStore {
  return driftLedgerStore(tableAt(awsEndpointUrl));
}

/** The sandbox hands DynamoDB calls through without looking at who signed them. */
function tableAt(endpoint: string) {
  const client = documentClient({
    endpoint,
    region: "eu-central-1",
    credentials: { accessKeyId: "AKIAREADER", secretAccessKey: "reader" },
  });
  return { client, tableName: SANDBOX_TABLE, newId: () => "never-writes" };
}
