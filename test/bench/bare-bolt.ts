// The floor: a Bolt app with the four AWS clients and nothing else, which acknowledges, or does one thing first.
import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { IAMClient } from "@aws-sdk/client-iam";
import { OrganizationsClient } from "@aws-sdk/client-organizations";
import { STSClient } from "@aws-sdk/client-sts";
import bolt from "@slack/bolt";
import { randomUUID } from "node:crypto";

const {
  PORT,
  SLACK_BOT_TOKEN = "",
  SLACK_SIGNING_SECRET = "",
  SLACK_API_URL = "",
  ROLECALL_TABLE = "",
  BARE_BOLT_FIRST = "nothing",
} = process.env;

// As many clients as Rolecall may come to hold; region, keys and endpoints come from the environment.
const clients = {
  iam: new IAMClient(),
  sts: new STSClient(),
  organizations: new OrganizationsClient(),
  dynamodb: new DynamoDBClient(),
};

const receiver = new bolt.HTTPReceiver({
  signingSecret: SLACK_SIGNING_SECRET,
  logLevel: bolt.LogLevel.ERROR,
  customRoutes: ["/healthz", "/readyz"].map((path) => ({
    path,
    method: "GET",
    handler: (_request, response) => {
      response.writeHead(200).end();
    },
  })),
});
const app = new bolt.App({
  token: SLACK_BOT_TOKEN,
  receiver,
  deferInitialization: true,
  convoStore: false,
  logLevel: bolt.LogLevel.ERROR,
  clientOptions: { slackApiUrl: SLACK_API_URL },
});

app.command("/aws-access", async ({ ack, command }) => {
  await first(command.user_id, command.text);
  await ack();
});
app.action(/.*/, async ({ ack, body }) => {
  await first(body.user.id, "click");
  await ack();
});

await app.init();
await receiver.start({ port: Number(PORT), host: "127.0.0.1" });

async function first(user: string, text: string): Promise<void> {
  if (BARE_BOLT_FIRST === "nothing") return;
  if (BARE_BOLT_FIRST === "look-up-and-put") await app.client.users.info({ user });
  await put(user, text);
}

/** A small item: what was said, by whom, under a key of its own. */
async function put(user: string, text: string): Promise<void> {
  const command = new PutItemCommand({
    TableName: ROLECALL_TABLE,
    Item: {
      subject: { S: randomUUID() },
      number: { N: "1" },
      user: { S: user },
      text: { S: text },
      askedAt: { N: String(Date.now()) },
    },
    ConditionExpression: "attribute_not_exists(#subject)",
    ExpressionAttributeNames: { "#subject": "subject" },
  });
  await clients.dynamodb.send(command);
}
