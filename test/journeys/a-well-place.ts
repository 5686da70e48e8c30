// A sandbox in which nothing is wrong: the table as the infrastructure makes it, and the roles as `rolecall permissions` prints them.
import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
} from "@aws-sdk/client-dynamodb";
import type { CreateTableCommandInput, TableDescription } from "@aws-sdk/client-dynamodb";
import { startSandbox } from "../../sandbox/sandbox.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import type { PolicyDocument } from "../../sandbox/aws/policy/policy-document.ts";
import { awsSeed } from "../../sandbox/seed-worlds.ts";
import { agencySeed } from "../../sandbox/seed.ts";
import { until } from "../../sandbox/until.ts";
import { createTable } from "../../src/adapters/dynamodb/create-table.ts";
import { documentClient } from "../../src/adapters/dynamodb/dynamodb-client.ts";
import { typesOnTerminal } from "./on-a-terminal.ts";

const ROLE = "arn:aws:iam::111111111111:role";
export const RUNTIME = `${ROLE}/rolecall`;
export const PROVISIONER = `${ROLE}/rolecall-provisioner`;

interface WellTable {
  /** With all that keeps it from being lost. */
  makesTable(): Promise<void>;
  losesTable(): Promise<void>;
  losesIndex(name: string): Promise<void>;
  close(): void;
}

export interface WellPlace extends Omit<WellTable, "close"> {
  readonly sandbox: Sandbox;
  /** The role's own policy, or what is made of it. */
  puts(role: "runtime" | "provisioner", change?: (printed: PolicyDocument) => PolicyDocument): void;
  stop(): Promise<void>;
}

export async function aWellPlace(): Promise<WellPlace> {
  const seed = agencySeed();
  seed.aws.botRole = "rolecall";
  // Whoever has neither tag nor boundary may be a machine, and doctor asks about them.
  seed.aws.users = seed.aws.users.filter(({ name }) => name !== "dana.dorn");
  const sandbox = await startSandbox({ seed, bots: 0 });
  const printed = {
    runtime: await documentOf(sandbox, "runtime"),
    provisioner: await documentOf(sandbox, "provisioner"),
  };
  const puts: WellPlace["puts"] = (role, change = (document) => document) =>
    sandbox.aws.change({
      do: "put-role-policy",
      role: role === "runtime" ? RUNTIME : PROVISIONER,
      policy: role,
      document: change(printed[role]),
    });
  const table = tableOf(sandbox);
  puts("runtime");
  puts("provisioner");
  await table.makesTable();
  const boundary = { boundary: "rolecall/people", document: await documentOf(sandbox, "boundary") };
  sandbox.aws.change({ do: "set-boundary", user: "alice.andersen", ...boundary });
  return {
    ...{ sandbox, puts },
    ...table,
    stop: async () => {
      table.close();
      await sandbox.stop();
    },
  };
}

async function documentOf(sandbox: Sandbox, name: string): Promise<PolicyDocument> {
  const place = ["--account", "111111111111", "--organization", "o-northwind01"];
  const region = ["--region", sandbox.seed.aws.region];
  const { out } = await typesOnTerminal(sandbox, "permissions", name, ...place, ...region);
  return JSON.parse(out) as PolicyDocument;
}

const TableName = "rolecall";

function tableOf(sandbox: Sandbox): WellTable {
  const { region, bot: credentials } = awsSeed(sandbox.seed);
  const client = documentClient({ endpoint: sandbox.aws.endpointUrl, region, credentials });
  // What an administrator does, the sandbox's DynamoDB lets a role do that is allowed to.
  const byHand = async (act: () => Promise<unknown>) => {
    const policy = { role: RUNTIME, policy: "by-hand" };
    const Statement = [{ Effect: "Allow" as const, Action: "dynamodb:*", Resource: "*" }];
    const document = { Version: "2012-10-17" as const, Statement };
    sandbox.aws.change({ do: "put-role-policy", ...policy, document });
    await act().finally(() => sandbox.aws.change({ do: "delete-role-policy", ...policy }));
  };
  const protect = (DeletionProtectionEnabled: boolean) =>
    client.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled }));
  const remove = async () => {
    await protect(false);
    await client.send(new DeleteTableCommand({ TableName }));
    await until(() => isGone(client), Boolean, { what: "the table is gone" });
  };
  return {
    makesTable: () =>
      byHand(async () => {
        await createTable(client, TableName);
        await protect(true);
        const PointInTimeRecoverySpecification = { PointInTimeRecoveryEnabled: true };
        const backups = { TableName, PointInTimeRecoverySpecification };
        await client.send(new UpdateContinuousBackupsCommand(backups));
      }),
    losesTable: () => byHand(remove),
    losesIndex: (name) =>
      byHand(async () => {
        const { Table } = await client.send(new DescribeTableCommand({ TableName }));
        await remove();
        await client.send(new CreateTableCommand(withoutIndex(name, Table)));
      }),
    close: () => client.destroy(),
  };
}

type Client = ReturnType<typeof documentClient>;

async function isGone(client: Client): Promise<boolean> {
  return client.send(new DescribeTableCommand({ TableName })).then(
    () => false,
    () => true,
  );
}

/** The sandbox's DynamoDB takes no index away, so the table is made anew. */
function withoutIndex(name: string, table: TableDescription = {}): CreateTableCommandInput {
  const kept = (table.GlobalSecondaryIndexes ?? []).filter(({ IndexName }) => IndexName !== name);
  const indexes = kept.map(({ IndexName, KeySchema, Projection }) => {
    return { IndexName, KeySchema, Projection };
  });
  const keys = [table, ...indexes].flatMap(({ KeySchema = [] }) => KeySchema);
  return {
    TableName,
    BillingMode: "PAY_PER_REQUEST",
    KeySchema: table.KeySchema,
    GlobalSecondaryIndexes: indexes,
    AttributeDefinitions: table.AttributeDefinitions?.filter((attribute) =>
      keys.some(({ AttributeName }) => AttributeName === attribute.AttributeName),
    ),
  };
}
