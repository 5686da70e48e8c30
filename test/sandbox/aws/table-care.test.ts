// What keeps a table from being lost, and a table's DescribeTable that says so.
import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
} from "@aws-sdk/client-dynamodb";
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { agency as seed, startAgency, type Agency } from "./aws-world.ts";

const TableName = "rolecall";
const everything = {
  Version: "2012-10-17" as const,
  Statement: [{ Effect: "Allow" as const, Action: "dynamodb:*", Resource: "*" }],
};

let agency: Agency;
let dynamoDb: DynamoDBClient;
beforeEach(async () => {
  agency = await startAgency({
    bot: { ...seed.bot, policies: { ...seed.bot.policies, everything } },
  });
  dynamoDb = agency.dynamoDb;
  await dynamoDb.send(
    new CreateTableCommand({
      TableName,
      BillingMode: "PAY_PER_REQUEST",
      DeletionProtectionEnabled: true,
      KeySchema: [{ AttributeName: "subject", KeyType: "HASH" }],
      AttributeDefinitions: [{ AttributeName: "subject", AttributeType: "S" }],
    }),
  );
});
afterEach(() => agency.aws.stop());

const isProtected = async () => {
  const { Table } = await dynamoDb.send(new DescribeTableCommand({ TableName }));
  return Table?.DeletionProtectionEnabled;
};
const recovery = async () => {
  const command = new DescribeContinuousBackupsCommand({ TableName });
  const { ContinuousBackupsDescription: said } = await dynamoDb.send(command);
  return said?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus;
};

test("a protected table is not deleted until its protection is taken off", async () => {
  expect(await isProtected()).toBe(true);
  const remove = new DeleteTableCommand({ TableName });
  await expect(dynamoDb.send(remove)).rejects.toThrow(/protected against deletion/);
  await dynamoDb.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: false }));
  expect(await isProtected()).toBe(false);
  await expect(dynamoDb.send(remove)).resolves.toBeDefined();
});

test("recovery to any moment is off until it is switched on", async () => {
  expect(await recovery()).toBe("DISABLED");
  const on = { PointInTimeRecoveryEnabled: true };
  await dynamoDb.send(
    new UpdateContinuousBackupsCommand({ TableName, PointInTimeRecoverySpecification: on }),
  );
  expect(await recovery()).toBe("ENABLED");
});
