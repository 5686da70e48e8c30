// The request store's contract, on every implementation.
import dynalite from "dynalite";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import type { DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import { createTable } from "../../src/adapters/dynamodb/create-table.ts";
import { documentClient } from "../../src/adapters/dynamodb/dynamodb-client.ts";
import { requestStore } from "../../src/adapters/dynamodb/request-store.ts";
import { inMemoryRequestStore } from "../support/in-memory-request-store.ts";
import type { Records } from "../support/in-memory-request-store.ts";
import { withMoto } from "../support/moto.ts";
import { requestStoreContract } from "./request-store.contract.ts";
import type { Connect } from "./request-store.contract.ts";

/** A new table for every test, on a database that all of them share. */
async function freshTable(reach: DynamoDBClientConfig): Promise<Connect> {
  const client = documentClient(reach);
  const tableName = `rolecall-${randomUUID()}`;
  await createTable(client, tableName);
  return () => requestStore({ client, tableName, newId: randomUUID });
}

describe("in memory", () => {
  requestStoreContract(async () => {
    const records: Records = new Map();
    return () => inMemoryRequestStore(records);
  });
});

describe("on dynalite", () => {
  const server = dynalite({ createTableMs: 0 });
  let reach: DynamoDBClientConfig;

  beforeAll(async () => {
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    reach = {
      endpoint: `http://127.0.0.1:${port}`,
      region: "eu-central-1",
      credentials: { accessKeyId: "AKIATEST", secretAccessKey: "test" },
      requestHandler: { requestTimeout: 15_000 },
    };
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  requestStoreContract(() => freshTable(reach));
});

describe("on moto", () => {
  withMoto((moto) => {
    const laxity = "moto may let another write in between a condition and its write";
    requestStoreContract(() => freshTable(moto().reach), laxity);
  });
});
