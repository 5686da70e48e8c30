// The TableCheckUp port: what AWS says of the table, in the words of what it has to be.
import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  ResourceNotFoundException,
} from "@aws-sdk/client-dynamodb";
import type { KeySchemaElement, Projection, TableDescription } from "@aws-sdk/client-dynamodb";
import type { Trouble } from "../../domain/trouble.ts";
import { looking } from "../../ports/looked.ts";
import type { TableCheckUp, TableLayout, TableSeen } from "../../ports/table-check-up.ts";
import type { Table } from "./conditional-put.ts";
import { orStorageTrouble } from "./storage-trouble.ts";
import { tableQueries } from "./table-queries.ts";
import { INDEXES, TABLE_KEYS } from "./table.ts";
import type { TableIndex } from "./table.ts";

export function tableCheckUp(table: Table): TableCheckUp {
  return {
    wanted: wantedLayout(),
    table: () => looking(() => seenTable(table), isRefused),
    isRecoverable: () => looking(() => isRecoverable(table), isRefused),
    read: () =>
      looking<true>(async () => {
        // Nobody is called so.
        await tableQueries(table).newestOf("rolecall-doctor");
        return true;
      }, isRefused),
  };
}

function isRefused({ cause }: Trouble): boolean {
  return cause instanceof Error && cause.name === "AccessDeniedException";
}

const THE_TABLE = { what: "table" };

async function seenTable({ client, tableName }: Table): Promise<TableSeen | null> {
  const command = new DescribeTableCommand({ TableName: tableName });
  return orStorageTrouble(THE_TABLE, "looked at", async () => {
    try {
      const { Table: found = {} } = await client.send(command);
      return seenFrom(found);
    } catch (error) {
      if (error instanceof ResourceNotFoundException) return null;
      throw error;
    }
  });
}

function seenFrom(found: TableDescription): TableSeen {
  const types = new Map(
    found.AttributeDefinitions?.map(({ AttributeName: name = "", AttributeType }) => [
      name,
      AttributeType,
    ]),
  );
  const keysOf = (schema: readonly KeySchemaElement[] = []) =>
    inWords(
      schema.map(({ AttributeName: name = "" }) => ({ name, type: types.get(name) ?? "unknown" })),
    );
  const indexes = found.GlobalSecondaryIndexes ?? [];
  return {
    status: found.TableStatus ?? "unknown",
    isPaidPerRequest: found.BillingModeSummary?.BillingMode === "PAY_PER_REQUEST",
    isProtected: found.DeletionProtectionEnabled === true,
    keys: keysOf(found.KeySchema),
    indexes: new Map(
      indexes.map(({ IndexName = "", KeySchema, Projection: held }) => [
        IndexName,
        { keys: keysOf(KeySchema), holds: holdsIn(held) },
      ]),
    ),
  };
}

/** AWS lists the partition key first. */
function inWords(keys: readonly { readonly name: string; readonly type: string }[]): string {
  return keys.map(({ name, type }) => `${name} (${type})`).join(", ");
}

function holdsIn({ ProjectionType, NonKeyAttributes }: Projection = {}): string {
  return holdsInWords(ProjectionType ?? "unknown", NonKeyAttributes);
}

function holdsInWords(kind: string, attributes: readonly string[] = []): string {
  if (kind === "ALL") return "whole records";
  return kind === "INCLUDE" ? `keys and ${[...attributes].sort().join(", ")}` : "keys only";
}

function wantedLayout(): TableLayout {
  const indexes: readonly TableIndex[] = Object.values(INDEXES);
  return {
    keys: keysInWords(TABLE_KEYS),
    indexes: new Map(
      indexes.map((index) => [index.name, { keys: keysInWords(index), holds: wantedIn(index) }]),
    ),
  };
}

function keysInWords({ partition, sort }: Pick<TableIndex, "partition" | "sort">): string {
  return inWords(sort ? [partition, sort] : [partition]);
}

function wantedIn({ projection }: TableIndex): string {
  return typeof projection === "string"
    ? holdsInWords(projection)
    : holdsInWords("INCLUDE", projection.include);
}

async function isRecoverable({ client, tableName }: Table): Promise<boolean> {
  const command = new DescribeContinuousBackupsCommand({ TableName: tableName });
  return orStorageTrouble(THE_TABLE, "asked about backups", async () => {
    const { ContinuousBackupsDescription: found } = await client.send(command);
    const recovery = found?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus;
    return recovery === "ENABLED";
  });
}
