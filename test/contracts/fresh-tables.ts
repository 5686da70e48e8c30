// A new table for every test of a contract about storage: on dynalite, and on moto where it is installed.
import dynalite from "dynalite";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import type { DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { createTable } from "../../src/adapters/dynamodb/create-table.ts";
import { documentClient } from "../../src/adapters/dynamodb/dynamodb-client.ts";
import { withMoto } from "../support/moto.ts";

/** What a store is made with. */
export interface FreshTable {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly newId: () => string;
}

/** `laxity`: why the database cannot be trusted with writes at the same moment. */
type Declare = (fresh: () => Promise<FreshTable>, laxity?: string) => void;

/** Declares the same tests for every database. */
export function onEveryDatabase(declare: Declare): void {
  describe("on dynalite", () => {
    const reach = dynaliteForTests();
    declare(() => freshTable(reach()));
  });

  describe("on moto", () => {
    withMoto((moto) => {
      const laxity = "moto may let another write in between a condition and its write";
      declare(() => freshTable(moto().reach), laxity);
    });
  });
}

/** On a database that all tests of the file share. */
async function freshTable(reach: DynamoDBClientConfig): Promise<FreshTable> {
  const client = documentClient(reach);
  const tableName = `rolecall-${randomUUID()}`;
  await createTable(client, tableName);
  return { client, tableName, newId: randomUUID };
}

function dynaliteForTests(): () => DynamoDBClientConfig {
  const server = dynalite({ createTableMs: 0 });
  beforeAll(async () => {
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return () => {
    const { port } = server.address() as AddressInfo;
    return {
      endpoint: `http://127.0.0.1:${port}`,
      region: "eu-central-1",
      credentials: { accessKeyId: "AKIATEST", secretAccessKey: "test" },
      requestHandler: { requestTimeout: 15_000 },
    };
  };
}
