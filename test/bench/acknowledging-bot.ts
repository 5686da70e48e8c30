// Rolecall without its engine at work: everything up to the acknowledgement is the real thing, nothing happens after it.
import { accessGroups } from "../../src/adapters/aws/access-groups.ts";
import { accountSessions } from "../../src/adapters/aws/account-sessions.ts";
import { iamClient, stsClient } from "../../src/adapters/aws/clients.ts";
import { directory } from "../../src/adapters/aws/directory.ts";
import { iamPeople } from "../../src/adapters/aws/iam-people.ts";
import { readManagementAccount } from "../../src/adapters/aws/management-account.ts";
import { userPolicies } from "../../src/adapters/aws/user-policies.ts";
import { documentClient } from "../../src/adapters/dynamodb/dynamodb-client.ts";
import { driftLedgerStore } from "../../src/adapters/dynamodb/drift-ledger-store.ts";
import { requestStore } from "../../src/adapters/dynamodb/request-store.ts";
import { readPolicyFile } from "../../src/adapters/policy-file/policy-file.ts";
import { createSlackApp } from "../../src/adapters/slack/app.ts";
import { slackSide } from "../../src/adapters/slack/slack-side.ts";
import { systemSurroundings as surroundings } from "../../src/adapters/system/surroundings.ts";
import { readConfig } from "../../src/config.ts";
import type { AccessRequest, RequestKey } from "../../src/domain/request.ts";
import { createLogger } from "../../src/logger.ts";
import { createWorker } from "../../src/provisioning/worker.ts";
import { withPostedCard } from "./posted-card.ts";

const config = readConfig();
const logger = createLogger(config.logLevel);
const iam = iamClient();
const [policy, management] = await Promise.all([
  readPolicyFile(config.policyFile),
  readManagementAccount({ iam, sts: stsClient() }),
]);
const slack = slackSide({
  connection: config.slack,
  policy: () => policy,
  now: surroundings.now,
  ...{ management, logger },
});
const table = {
  client: documentClient(),
  tableName: config.table.name,
  newId: surroundings.newId,
};
const store = requestStore(table);
/** The engine, which does nothing here, would have posted the card long before anybody clicks in it. */
async function recallPosted(key: RequestKey): Promise<AccessRequest | undefined> {
  const request = await store.recall(key);
  return request && withPostedCard(request);
}
const sts = stsClient();
const hands = {
  groups: accessGroups(iam),
  people: iamPeople(iam),
  policies: userPolicies(iam),
  sessions: accountSessions({
    sts,
    iamFor: (credentials) => iamClient({ credentials }),
    partition: management.partition,
  }),
};
const people = directory({ iam, now: surroundings.now, logger });
const { desk } = createWorker(
  {
    store,
    hands,
    announcer: slack.announcer,
    surroundings,
  },
  { ...config, onFailure: (error) => logger.error({ err: error }, "a turn failed") },
);
const app = createSlackApp({
  config: { port: config.port, ...config.slack },
  ...{ clients: slack.clients, channel: slack.channel },
  onChannelShared: () => undefined,
  ports: {
    store: { ...store, recall: recallPosted },
    directory: people,
    ...{ policy, userGroups: slack.userGroups, workspace: slack.workspace },
    partition: management.partition,
    // A saved decision claims its work as always, and nobody begins it.
    desk: { ...desk, nudge: () => undefined },
    surroundings,
    drift: { ledger: driftLedgerStore(table), nudge: () => undefined },
  },
  management,
  logger,
});
people.start();
await app.start();
