// The table put together: every kind of record that is kept in it.
import type { AccountRegistry } from "../../ports/account-registry.ts";
import type { AccountRequestStore } from "../../ports/account-request-store.ts";
import type { CallMeter } from "../../ports/call-meter.ts";
import type { DriftLedgerStore } from "../../ports/drift-ledger-store.ts";
import type { RequestStore } from "../../ports/request-store.ts";
import type { TrustLists } from "../../ports/trust-lists.ts";
import { accountRegistry } from "./account-registry.ts";
import { accountRequestStore } from "./account-request-store.ts";
import { createTable } from "./create-table.ts";
import { driftLedgerStore } from "./drift-ledger-store.ts";
import { documentClient } from "./dynamodb-client.ts";
import { requestStore } from "./request-store.ts";
import { trustLists } from "./trust-lists.ts";

export interface TableSideParts {
  readonly name: string;
  /** Whether the table is made where there is none. */
  readonly create: boolean;
  readonly newId: () => string;
  readonly callEnded: CallMeter;
}

export interface TableSide {
  readonly store: RequestStore;
  readonly accounts: AccountRequestStore;
  /** As it is stored at the start. */
  readonly registry: AccountRegistry;
  readonly trustLists: TrustLists;
  readonly ledger: DriftLedgerStore;
}

export async function tableSide({
  name: tableName,
  create,
  newId,
  callEnded,
}: TableSideParts): Promise<TableSide> {
  const client = documentClient({}, callEnded);
  if (create) await createTable(client, tableName);
  const registry = accountRegistry({ client, tableName });
  await registry.readAnew();
  const table = { client, tableName, newId };
  return {
    registry,
    store: requestStore(table),
    accounts: accountRequestStore(table),
    trustLists: trustLists(table),
    ledger: driftLedgerStore(table),
  };
}
