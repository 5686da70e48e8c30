import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  CreateTableCommand,
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import {
  AddUserToGroupCommand,
  CreateGroupCommand,
  DeleteGroupPolicyCommand,
  DeleteRolePolicyCommand,
  DeleteUserPolicyCommand,
  GetAccountAuthorizationDetailsCommand,
  GetAccountSummaryCommand,
  GetGroupCommand,
  GetGroupPolicyCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  GetUserCommand,
  GetUserPolicyCommand,
  DeleteGroupCommand,
  IAMClient,
  ListAccountAliasesCommand,
  ListAttachedGroupPoliciesCommand,
  ListGroupPoliciesCommand,
  ListGroupsForUserCommand,
  ListMFADevicesCommand,
  ListRolePoliciesCommand,
  ListUserPoliciesCommand,
  ListUsersCommand,
  PutGroupPolicyCommand,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
  RemoveUserFromGroupCommand,
} from "@aws-sdk/client-iam";
import { CreateAccountCommand, OrganizationsClient } from "@aws-sdk/client-organizations";
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { type Sandbox, startSandbox } from "../../../sandbox/sandbox.ts";
import { agencySeed } from "../../../sandbox/seed.ts";
import { awsSeed, slackSeed } from "../../../sandbox/seed-worlds.ts";
import { newAccount, organizationsCommands } from "./organizations-commands.ts";
import { roleCommands } from "./role-commands.ts";

const methods = [
  "auth.test",
  "users.info",
  "users.list",
  "usergroups.list",
  "usergroups.users.list",
  "conversations.info",
  "conversations.open",
  "views.open",
  "views.update",
  "views.publish",
  "chat.postMessage",
  "chat.update",
];

const inGroup = { GroupName: "client-a-admin" };
const policy = { ...inGroup, PolicyName: "rolecall-access" };
const PolicyDocument = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    { Effect: "Allow", Action: "sts:AssumeRole", Resource: "arn:aws:iam::222222222222:role/X" },
  ],
});
const alice = { UserName: "alice.andersen" };
const guard = { ...alice, PolicyName: "rolecall-guard.client-a.admin.R-7K3QXA" };
const accessRole = { RoleName: "OrganizationAccountAccessRole" };
const sessions = { ...accessRole, PolicyName: "rolecall-sessions.alice.andersen.R-7K3QXA" };
const table = { TableName: "coverage" };
/** What the sandbox offers and the bot's own policies do not name. */
const beyond = {
  Version: "2012-10-17" as const,
  Statement: [
    { Effect: "Allow" as const, Action: ["dynamodb:*", "iam:ListUserPolicies"], Resource: "*" },
  ],
};
const key = { subject: { S: "seat" }, number: { N: "1" } };

// In an order in which every one of them succeeds.
const iamCommands = [
  new GetUserCommand(alice),
  new ListMFADevicesCommand(alice),
  new ListAccountAliasesCommand({}),
  new GetAccountSummaryCommand({}),
  new GetAccountAuthorizationDetailsCommand({
    Filter: ["User", "Group", "Role", "LocalManagedPolicy"],
  }),
  new CreateGroupCommand({ ...inGroup, Path: "/rolecall/" }),
  new PutGroupPolicyCommand({ ...policy, PolicyDocument }),
  new GetGroupCommand(inGroup),
  new ListGroupPoliciesCommand(inGroup),
  new GetGroupPolicyCommand(policy),
  new ListAttachedGroupPoliciesCommand(inGroup),
  new AddUserToGroupCommand({ ...inGroup, ...alice }),
  new ListGroupsForUserCommand(alice),
  new RemoveUserFromGroupCommand({ ...inGroup, ...alice }),
  new DeleteGroupPolicyCommand(policy),
  new DeleteGroupCommand(inGroup),
  new PutUserPolicyCommand({ ...guard, PolicyDocument }),
  new ListUserPoliciesCommand(alice),
  new GetUserPolicyCommand(guard),
  new DeleteUserPolicyCommand(guard),
];
// In an account, as a session of its access role.
const accountCommands = [
  new GetRoleCommand(accessRole),
  new PutRolePolicyCommand({ ...sessions, PolicyDocument }),
  new ListRolePoliciesCommand(accessRole),
  new GetRolePolicyCommand(sessions),
  new DeleteRolePolicyCommand(sessions),
  ...roleCommands,
];
const assumeRole = new AssumeRoleCommand({
  RoleArn: `arn:aws:iam::222222222222:role/${accessRole.RoleName}`,
  RoleSessionName: "rolecall",
});
const stsCommands = [new GetCallerIdentityCommand({}), assumeRole];
const dynamoDbCommands = [
  new CreateTableCommand({
    ...table,
    AttributeDefinitions: [
      { AttributeName: "subject", AttributeType: "S" },
      { AttributeName: "number", AttributeType: "N" },
    ],
    KeySchema: [
      { AttributeName: "subject", KeyType: "HASH" },
      { AttributeName: "number", KeyType: "RANGE" },
    ],
    BillingMode: "PAY_PER_REQUEST",
  }),
  new DescribeTableCommand(table),
  new DescribeContinuousBackupsCommand(table),
  new PutItemCommand({ ...table, Item: key, ConditionExpression: "attribute_not_exists(subject)" }),
  new GetItemCommand({ ...table, Key: key, ConsistentRead: true }),
  new UpdateItemCommand({
    ...table,
    Key: key,
    UpdateExpression: "SET version = :one",
    ExpressionAttributeValues: { ":one": { N: "1" } },
  }),
  new QueryCommand({
    ...table,
    KeyConditionExpression: "subject = :seat",
    ExpressionAttributeValues: { ":seat": { S: "seat" } },
  }),
];

let sandbox: Sandbox;
const clients: { destroy(): void }[] = [];

beforeAll(async () => {
  const seed = agencySeed();
  seed.aws.bot = { ...seed.aws.bot, provisioner: false, policies: { beyond } };
  sandbox = await startSandbox({ bots: 0, seed });
});

afterAll(async () => {
  for (const client of clients) client.destroy();
  await sandbox.stop();
});

function awsSettings() {
  const { bot, region } = awsSeed(agencySeed());
  return { endpoint: sandbox.aws.endpointUrl, region, credentials: bot, maxAttempts: 1 };
}

function kept<Client extends { destroy(): void }>(client: Client): Client {
  clients.push(client);
  return client;
}

async function slackError(method: string): Promise<string> {
  const { botToken } = slackSeed(agencySeed());
  const response = await fetch(`${sandbox.slack.apiUrl}${method}`, {
    method: "POST",
    headers: { authorization: `Bearer ${botToken}` },
    body: new URLSearchParams({}),
  });
  const { error } = (await response.json()) as { error?: string };
  return error ?? "none";
}

const answeredSince = (number: number) =>
  sandbox.calls
    .since(number)
    .map(({ service, action, outcome }) => `${service} ${action} ${outcome}`);

const nameOf = (command: object) => command.constructor.name.replace(/Command$/, "");

test.each(methods)("Slack: %s is answered", async (method) => {
  expect(await slackError(method)).not.toBe("unknown_method");
});

test("Slack: any other method is refused", async () => {
  expect(await slackError("conversations.list")).toBe("unknown_method");
});

test("IAM answers all that the bot calls, and nothing else", async () => {
  const iam = kept(new IAMClient(awsSettings()));
  const before = sandbox.calls.since(0).length;
  for (const command of iamCommands) await sent(iam, command);
  expect(answeredSince(before)).toEqual(iamCommands.map((command) => `iam ${nameOf(command)} ok`));
  await expect(iam.send(new ListUsersCommand({}))).rejects.toMatchObject({ name: "InvalidAction" });
});

test("DynamoDB answers all that the bot calls", async () => {
  const dynamoDb = kept(new DynamoDBClient(awsSettings()));
  const before = sandbox.calls.since(0).length;
  for (const command of dynamoDbCommands) await sent(dynamoDb, command);
  expect(answeredSince(before)).toEqual(
    dynamoDbCommands.map((command) => `dynamodb ${nameOf(command)} ok`),
  );
});

test("STS says who the bot is", async () => {
  const identity = await kept(new STSClient(awsSettings())).send(new GetCallerIdentityCommand({}));
  expect(identity).toMatchObject({
    Account: "111111111111",
    Arn: expect.stringContaining("assumed-role/rolecall-bot/"),
  });
});

test("STS opens a session in an account, in which IAM answers all that the bot calls there", async () => {
  const sts = kept(new STSClient(awsSettings()));
  const before = sandbox.calls.since(0).length;
  const { Credentials } = await sts.send(assumeRole);
  const credentials = {
    accessKeyId: Credentials?.AccessKeyId ?? "",
    secretAccessKey: Credentials?.SecretAccessKey ?? "",
    sessionToken: Credentials?.SessionToken ?? "",
  };
  const iam = kept(new IAMClient({ ...awsSettings(), credentials }));
  for (const command of accountCommands) await sent(iam, command);
  expect(answeredSince(before)).toEqual([
    "sts AssumeRole ok",
    ...accountCommands.map((command) => `iam ${nameOf(command)} ok`),
  ]);
});

test("Organizations answers all that the bot calls", async () => {
  const organizations = kept(new OrganizationsClient(awsSettings()));
  const { CreateAccountStatus } = await organizations.send(new CreateAccountCommand(newAccount));
  const { root, units } = sandbox.aws.organization();
  const commands = organizationsCommands({
    root,
    unit: units.find(({ path }) => path === "clients")?.id ?? "",
    creation: CreateAccountStatus?.Id ?? "",
  });
  const before = sandbox.calls.since(0).length;
  for (const command of commands) await sent(organizations, command);
  expect(answeredSince(before)).toEqual(
    commands.map((command) => `organizations ${nameOf(command)} ok`),
  );
});

test("the bot's source calls nothing that is not in these lists", () => {
  const source = sourceOf(join(process.cwd(), "src"));
  const commands = [...source.matchAll(/new (\w+)Command\(/g)].map(([, name]) => name ?? "");
  const covered = new Set([
    ...[...iamCommands, ...accountCommands, ...stsCommands, ...dynamoDbCommands].map(nameOf),
    ...organizationsCommands().map(nameOf),
    // The document client's names for the item calls.
    ...["Get", "Put", "Update"],
  ]);
  expect(commands.filter((name) => !covered.has(name))).toEqual([]);
  // A Map that is called `users` is no part of Slack.
  const called = [
    ...source.matchAll(
      /\.((?:auth|usergroups(?:\.users)?|users|views|chat|conversations|reactions)\.(?!(?:get|set|has|delete)\()\w+)\(/g,
    ),
  ];
  expect(called.map(([, name]) => name).filter((name) => !methods.includes(name ?? ""))).toEqual(
    [],
  );
});

/** The clients type each command on its own; in a list they have only their sending in common. */
function sent(client: unknown, command: unknown): Promise<unknown> {
  return (client as { send(command: unknown): Promise<unknown> }).send(command);
}

function sourceOf(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => readFileSync(join(folder, file), "utf8"))
    .join("\n");
}
