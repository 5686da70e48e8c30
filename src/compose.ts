// The composition root: the only file that knows every adapter, and who gets what.
import { awsSide } from "./adapters/aws/aws-side.ts";
import type { AwsSide } from "./adapters/aws/aws-side.ts";
import { directory } from "./adapters/aws/directory.ts";
import type { RunningDirectory } from "./adapters/aws/directory.ts";
import { organizationView } from "./adapters/aws/organization-view.ts";
import { tableSide } from "./adapters/dynamodb/table-side.ts";
import type { TableSide } from "./adapters/dynamodb/table-side.ts";
import { createDoor } from "./adapters/http/http-door.ts";
import { readPolicyFile } from "./adapters/policy-file/policy-file.ts";
import { createSlackApp } from "./adapters/slack/app.ts";
import type { SlackApp, TransportChoice } from "./adapters/slack/app.ts";
import { slackSide } from "./adapters/slack/slack-side.ts";
import type { SlackSide } from "./adapters/slack/slack-side.ts";
import { systemSurroundings } from "./adapters/system/surroundings.ts";
import { createTelemetry } from "./adapters/telemetry/telemetry.ts";
import type { Lookout, Telemetry } from "./adapters/telemetry/telemetry.ts";
import type { Config, Secrets } from "./config.ts";
import { engineSide } from "./engine-side.ts";
import type { EngineSide } from "./engine-side.ts";
import { lifeOf } from "./life.ts";
import type { Life, Part } from "./life.ts";
import { onTrail } from "./logger.ts";
import type { Log, Logger } from "./logger.ts";
import { policyInForce } from "./policy-in-force.ts";
import type { PolicyInForce } from "./policy-in-force.ts";
import { policyWithAccounts } from "./policy-with-accounts.ts";
import type { PolicyWithAccounts } from "./policy-with-accounts.ts";

interface Settings {
  readonly config: Config;
  readonly secrets: Secrets;
}

/** What has to be known before anything can be built. */
interface Given extends Settings, TableSide {
  readonly logger: Logger;
  readonly telemetry: Telemetry;
  readonly aws: AwsSide;
  /** rolecall.yaml. */
  readonly inForce: PolicyInForce;
  /** With the accounts that Rolecall has made and closed. */
  readonly policy: PolicyWithAccounts;
}

/** Fails, in words, where AWS or a setting does not let it run. */
export async function compose({ config, secrets }: Settings, log: Log): Promise<Life> {
  const { now, newId } = systemSurroundings;
  const { logger } = log;
  const telemetry = createTelemetry({ ...log, now });
  const { callEnded, metered } = telemetry;
  const [policy, aws, kept] = await Promise.all([
    readPolicyFile(config.policyFile),
    awsSide({ provisionerRole: config.provisionerRole, now, callEnded }),
    tableSide({ ...config.table, newId, callEnded }),
  ]);
  const { policyFile: path, pollMilliseconds: readEvery } = config;
  const policyLog = logger.child({ subsystem: "policy" });
  const inForce = policyInForce({ path, policy, readEvery, logger: policyLog });
  const written = () => inForce.now();
  const { registry } = kept;
  const store = { ...kept.store, ...metered("access", kept.store) };
  const accounts = { ...kept.accounts, ...metered("account", kept.accounts) };
  return assemble({
    ...{ config, secrets, logger, telemetry, aws, inForce },
    ...{ ...kept, store, accounts },
    policy: policyWithAccounts({ written, registry, readEvery, logger: policyLog }),
  });
}

function assemble(given: Given): Life {
  const { aws, config, logger, policy, secrets, telemetry } = given;
  const { now } = systemSurroundings;
  const { management } = aws;
  const slack = slackSide({
    connection: { ...config.slack, botToken: secrets.botToken },
    policy: policy.now,
    ...{ management, now, leaseMilliseconds: config.leaseMilliseconds },
    ...{ logger: logger.child({ subsystem: "slack" }), callEnded: telemetry.callEnded },
  });
  const people = directory({ iam: aws.iam, now, logger: logger.child({ subsystem: "directory" }) });
  const engine = engineSide({
    ...{ ...given, slack, policy: policy.now, surroundings: systemSurroundings },
    stepEnded: telemetry.stepEnded,
  });
  const app = slackApp({ given, slack, people, engine });
  const lookout = telemetry.lookout({
    ...given,
    link: app.link,
    engineTickedAt: engine.worker.tickedAt,
    pollMilliseconds: config.pollMilliseconds,
    // Without a policy that can be read Rolecall does not come as far as this, and keeps the last one that could.
    isPolicyLoaded: () => true,
  });
  return lifeOf(partsOf({ given, slack, app, people, engine, lookout }), logger);
}

interface SlackAppNeeds {
  readonly given: Given;
  readonly slack: SlackSide;
  readonly people: RunningDirectory;
  readonly engine: EngineSide;
}

function slackApp({ given, slack, people, engine }: SlackAppNeeds): SlackApp {
  const { accounts, aws, config, ledger, logger, policy, registry, secrets, store } = given;
  const { management } = aws;
  const surroundings = systemSurroundings;
  return createSlackApp({
    config: { ...config.slack, botToken: secrets.botToken, transport: transport(given) },
    ...{ clients: slack.clients, channel: slack.channel, management, onTrail },
    ports: {
      ...{ store, directory: people, desk: engine.worker.desk, surroundings },
      drift: { ledger, nudge: engine.comparer.nudge },
      ...{ userGroups: slack.userGroups, workspace: slack.workspace },
      ...{ accounts, registry, managementId: management.id, partition: management.partition },
      organization: organizationView(aws.organization, surroundings.now),
      get policy() {
        return policy.now();
      },
    },
    onChannelShared: () => void slack.watch.look(),
    logger: logger.child({ subsystem: "slack" }),
  });
}

function transport({ config, secrets }: Settings): TransportChoice {
  const { transport: kind, apiUrl } = config.slack;
  const { signingSecret, appToken } = secrets;
  if (kind === "http" && signingSecret !== null) return { kind, signingSecret };
  if (kind === "socket" && appToken !== null) {
    return { kind, appToken, ...(apiUrl === undefined ? {} : { apiUrl }) };
  }
  throw new Error(`What Slack is reached by over ${kind} is not set.`);
}

interface Running extends SlackAppNeeds {
  readonly app: SlackApp;
  readonly lookout: Lookout;
}

/** In the order in which they start. Slack is last, and the first to stop: nobody is promised what is not done any more. */
function partsOf({ given, slack, app, people, engine, lookout }: Running): readonly Part[] {
  const { config, inForce, logger, policy } = given;
  const { worker, comparer } = engine;
  const answer = app.answer ? { slack: app.answer } : {};
  const door = createDoor({ port: config.port, routes: lookout.routes, logger, ...answer });
  return [
    { name: "telemetry", start: lookout.start, stop: lookout.stop, stopsWithin: 500 },
    { name: "door", start: door.start, stop: door.stop, stopsWithin: 500 },
    { name: "directory", start: people.start, stop: people.stop, stopsWithin: 500 },
    { name: "policy", start: policy.start, stop: policy.stop, stopsWithin: 500 },
    {
      name: "engine",
      start: () => {
        worker.start();
        comparer.start();
      },
      stop: async () => {
        slack.clients.stopWaiting();
        await Promise.all([worker.stop(), comparer.stop()]);
      },
      stopsWithin: 3500,
    },
    { name: "slack", start: app.start, stop: app.stop, stopsWithin: 3500 },
    {
      name: "watches",
      start: () => {
        slack.watch.start();
        inForce.start(slack.tellAdmins);
      },
      stop: () => {
        slack.watch.stop();
        inForce.stop();
      },
      stopsWithin: 500,
    },
  ];
}
