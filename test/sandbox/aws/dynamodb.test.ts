// DynamoDB through the sandbox's one port.
import {
  CreateTableCommand,
  DescribeTableCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startCallLog } from "../../../sandbox/calls.ts";
import { startClock } from "../../../sandbox/clock.ts";
import { startFaults } from "../../../sandbox/faults.ts";
import { startAws } from "../../../sandbox/aws/aws.ts";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { agency as seed, startAgency, type Agency } from "./aws-world.ts";

const TableName = "rolecall";
const createTable = new CreateTableCommand({
  TableName,
  BillingMode: "PAY_PER_REQUEST",
  KeySchema: [
    { AttributeName: "subject", KeyType: "HASH" },
    { AttributeName: "number", KeyType: "RANGE" },
  ],
  AttributeDefinitions: [
    { AttributeName: "subject", AttributeType: "S" },
    { AttributeName: "number", AttributeType: "N" },
    { AttributeName: "queue", AttributeType: "S" },
    { AttributeName: "due", AttributeType: "N" },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: "due",
      KeySchema: [
        { AttributeName: "queue", KeyType: "HASH" },
        { AttributeName: "due", KeyType: "RANGE" },
      ],
      Projection: { ProjectionType: "ALL" },
    },
  ],
});
const Key = { subject: { S: "alice/client-a" }, number: { N: "1" } };
const firstRequest = new PutItemCommand({
  TableName,
  Item: { ...Key, queue: { S: "due" }, due: { N: "5" } },
  ConditionExpression: "attribute_not_exists(subject)",
});

async function settled(dynamoDb: DynamoDBClient): Promise<void> {
  for (;;) {
    const { Table } = await dynamoDb.send(new DescribeTableCommand({ TableName }));
    if (Table?.TableStatus === "ACTIVE") return;
  }
}

describe("the table", () => {
  let agency: Agency;
  beforeEach(async () => {
    agency = await startAgency();
    await agency.dynamoDb.send(createTable);
    await settled(agency.dynamoDb);
  });
  afterEach(() => agency.aws.stop());

  test("lets only one of several simultaneous first writes win", async () => {
    const tries = await Promise.allSettled(
      Array.from({ length: 5 }, () => agency.dynamoDb.send(firstRequest)),
    );
    const lost = tries.flatMap((one) => (one.status === "rejected" ? [one.reason as Error] : []));
    expect(lost.map(({ name }) => name)).toEqual(Array(4).fill("ConditionalCheckFailedException"));
  });

  test("is updated under a condition, read back, and found by its due index", async () => {
    await agency.dynamoDb.send(firstRequest);
    const moveDue = new UpdateItemCommand({
      TableName,
      Key,
      UpdateExpression: "SET due = :later",
      ConditionExpression: "due = :now",
      ExpressionAttributeValues: { ":later": { N: "9" }, ":now": { N: "5" } },
    });
    await agency.dynamoDb.send(moveDue);
    await expect(agency.dynamoDb.send(moveDue)).rejects.toMatchObject({
      name: "ConditionalCheckFailedException",
    });
    const { Item } = await agency.dynamoDb.send(
      new GetItemCommand({ TableName, Key, ConsistentRead: true }),
    );
    expect(Item?.["due"]).toEqual({ N: "9" });
    const { Items } = await agency.dynamoDb.send(
      new QueryCommand({
        TableName,
        IndexName: "due",
        KeyConditionExpression: "queue = :queue AND due <= :now",
        ExpressionAttributeValues: { ":queue": { S: "due" }, ":now": { N: "9" } },
      }),
    );
    expect(Items).toHaveLength(1);
  });

  test("is not scanned: the bot may not", async () => {
    await expect(agency.dynamoDb.send(new ScanCommand({ TableName }))).rejects.toMatchObject({
      name: "AccessDeniedException",
    });
  });

  test("keeps a write whose answer was lost", async () => {
    agency.faults.add({ service: "dynamodb", action: "PutItem", effect: "lose-answer" });
    await expect(agency.dynamoDb.send(firstRequest)).rejects.toThrow("socket hang up");
    const { Item } = await agency.dynamoDb.send(new GetItemCommand({ TableName, Key }));
    expect(Item).toBeDefined();
  });

  test("shows in the list of calls which item was meant", async () => {
    agency.calls.clear();
    await agency.dynamoDb.send(firstRequest);
    await agency.dynamoDb.send(firstRequest).catch(() => undefined);
    await agency.dynamoDb.send(new GetItemCommand({ TableName, Key }));
    expect(agency.calls.since(0)).toMatchObject([
      { service: "dynamodb", action: "PutItem", outcome: "ok", about: { table: TableName } },
      { action: "PutItem", outcome: "refused", error: "ConditionalCheckFailedException" },
      { action: "GetItem", outcome: "ok", about: { key: "alice/client-a 1" } },
    ]);
  });
});

test("a table kept in a folder is there again after a restart", async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), "sandbox-aws-"));
  const parts = { seed, dataFolder, clock: startClock(), faults: startFaults() };
  const start = () =>
    startAws({ ...parts, calls: startCallLog(), killBot: () => Promise.resolve() });
  const client = (endpoint: string) =>
    new DynamoDBClient({ endpoint, region: seed.region, credentials: seed.bot });

  const first = await start();
  await client(first.endpointUrl).send(createTable);
  await settled(client(first.endpointUrl));
  await client(first.endpointUrl).send(firstRequest);
  await first.stop();

  const second = await start();
  const { Item } = await client(second.endpointUrl).send(new GetItemCommand({ TableName, Key }));
  expect(Item?.["due"]).toEqual({ N: "5" });
  await second.stop();
  await rm(dataFolder, { recursive: true });
});
