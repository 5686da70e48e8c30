// Rolecall without its engine at work: everything up to the acknowledgement is the real thing, nothing happens after it.
import { awsSide } from "../../src/adapters/aws/aws-side.ts";
import { directory } from "../../src/adapters/aws/directory.ts";
import { organizationView } from "../../src/adapters/aws/organization-view.ts";
import { accountRegistry } from "../../src/adapters/dynamodb/account-registry.ts";
import { accountRequestStore } from "../../src/adapters/dynamodb/account-request-store.ts";
import { documentClient } from "../../src/adapters/dynamodb/dynamodb-client.ts";
import { driftLedgerStore } from "../../src/adapters/dynamodb/drift-ledger-store.ts";
import { requestStore } from "../../src/adapters/dynamodb/request-store.ts";
import { createDoor } from "../../src/adapters/http/http-door.ts";
import { readPolicyFile } from "../../src/adapters/policy-file/policy-file.ts";
import { createSlackApp } from "../../src/adapters/slack/app.ts";
import { slackSide } from "../../src/adapters/slack/slack-side.ts";
import { systemSurroundings as surroundings } from "../../src/adapters/system/surroundings.ts";
import { createTelemetry } from "../../src/adapters/telemetry/telemetry.ts";
import { readConfig } from "../../src/config.ts";
import type { AccessRequest, RequestKey } from "../../src/domain/request.ts";
import { onTrail, startLog } from "../../src/logger.ts";
import { policyWithAccounts } from "../../src/policy-with-accounts.ts";
import { createWorker } from "../../src/provisioning/worker.ts";
import { untrailed } from "../support/unwatched.ts";
import { withoutAccounts } from "../support/without-accounts.ts";
import { withPostedCard } from "./posted-card.ts";

const { config, secrets } = readConfig();
const log = startLog(config.logLevel);
const { logger } = log;
const { now } = surroundings;
const { callEnded, metered, stepEnded } = createTelemetry({ ...log, now });
const [written, aws] = await Promise.all([
  readPolicyFile(config.policyFile),
  awsSide({ provisionerRole: config.provisionerRole, now, callEnded }),
]);
const { iam, hands, organization, management } = aws;
const table = {
  client: documentClient({}, callEnded),
  tableName: config.table.name,
  newId: surroundings.newId,
};
const requests = requestStore(table);
const store = { ...requests, ...metered("access", requests) };
const accounts = accountRequestStore(table);
const registry = accountRegistry(table);
const policy = policyWithAccounts({
  ...{ registry, logger, readEvery: config.pollMilliseconds },
  written: () => written,
});
const slack = slackSide({
  connection: { ...config.slack, botToken: secrets.botToken },
  policy: policy.now,
  ...{ management, now, logger, callEnded },
});
/** The engine, which does nothing here, would have posted the card long before anybody clicks in it. */
async function recallPosted(key: RequestKey): Promise<AccessRequest | undefined> {
  const request = await store.recall(key);
  return request && withPostedCard(request);
}
const people = directory({ iam, now, logger });
const { desk } = createWorker(
  {
    ...withoutAccounts,
    ...{ store, accounts, hands, surroundings, stepEnded },
    announcer: slack.announcer,
  },
  {
    ...config,
    onBehalfOf: untrailed,
    onFailure: (error) => logger.error({ err: error }, "a turn failed"),
  },
);
const app = createSlackApp({
  config: {
    ...{ appId: config.slack.appId, botToken: secrets.botToken },
    transport: { kind: "http", signingSecret: secrets.signingSecret ?? "" },
  },
  ...{ clients: slack.clients, channel: slack.channel, onTrail },
  onChannelShared: () => undefined,
  ports: {
    store: { ...store, recall: recallPosted },
    directory: people,
    ...{ accounts, registry, organization: organizationView(organization, now) },
    ...{ userGroups: slack.userGroups, workspace: slack.workspace },
    ...{ partition: management.partition, managementId: management.id },
    get policy() {
      return policy.now();
    },
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
await createDoor({
  ...{ port: config.port, logger },
  routes: { "/readyz": () => ({ status: 200, type: "text/plain", body: "ready\n" }) },
  ...(app.answer ? { slack: app.answer } : {}),
}).start();
