// Reads the bot's own records out of a sandbox, the way the bot itself would.
import { accountRegistry } from "../../src/adapters/dynamodb/account-registry.ts";
import { accountRequestStore } from "../../src/adapters/dynamodb/account-request-store.ts";
import { createTable } from "../../src/adapters/dynamodb/create-table.ts";
import { documentClient } from "../../src/adapters/dynamodb/dynamodb-client.ts";
import { driftLedgerStore } from "../../src/adapters/dynamodb/drift-ledger-store.ts";
import { requestStore } from "../../src/adapters/dynamodb/request-store.ts";
import type { RegistryEntry } from "../../src/domain/accounts/registered-accounts.ts";
import type { AccountRequestStore } from "../../src/ports/account-request-store.ts";
import type { DriftLedgerStore } from "../../src/ports/drift-ledger-store.ts";
import type { RequestStore } from "../../src/ports/request-store.ts";

export const SANDBOX_TABLE = "rolecall";

/** Where no bot makes it. */
export async function createStoredTable(awsEndpointUrl: string): Promise<void> {
  const { client, tableName } = tableAt(awsEndpointUrl);
  await createTable(client, tableName);
}

export function storedRequests(awsEndpointUrl: string): RequestStore {
  return requestStore(tableAt(awsEndpointUrl));
}

export function storedAccountRequests(awsEndpointUrl: string): AccountRequestStore {
  return accountRequestStore(tableAt(awsEndpointUrl));
}

/** The list of accounts that Rolecall has made and closed, as it is stored. */
export async function storedAccounts(awsEndpointUrl: string): Promise<readonly RegistryEntry[]> {
  const registry = accountRegistry(tableAt(awsEndpointUrl));
  await registry.readAnew();
  return registry.entries();
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
