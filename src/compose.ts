// The composition root: the only file that knows every adapter, and who gets what.
import { awsSide } from "./adapters/aws/aws-side.ts";
import type { AwsSide } from "./adapters/aws/aws-side.ts";
import { censusTaker } from "./adapters/aws/census.ts";
import { directory } from "./adapters/aws/directory.ts";
import type { RunningDirectory } from "./adapters/aws/directory.ts";
import { organizationView } from "./adapters/aws/organization-view.ts";
import { tableSide } from "./adapters/dynamodb/table-side.ts";
import type { TableSide } from "./adapters/dynamodb/table-side.ts";
import { readPolicyFile } from "./adapters/policy-file/policy-file.ts";
import { createSlackApp } from "./adapters/slack/app.ts";
import type { SlackApp } from "./adapters/slack/app.ts";
import { slackSide } from "./adapters/slack/slack-side.ts";
import type { SlackSide } from "./adapters/slack/slack-side.ts";
import { systemSurroundings } from "./adapters/system/surroundings.ts";
import type { Config } from "./config.ts";
import { knownGroups } from "./domain/drift/known-groups.ts";
import type { Logger } from "./logger.ts";
import { policyInForce } from "./policy-in-force.ts";
import type { PolicyInForce } from "./policy-in-force.ts";
import { policyWithAccounts } from "./policy-with-accounts.ts";
import type { PolicyWithAccounts } from "./policy-with-accounts.ts";
import { createComparer } from "./provisioning/comparer.ts";
import type { Comparer } from "./provisioning/comparer.ts";
import { createWorker } from "./provisioning/worker.ts";
import type { Worker } from "./provisioning/worker.ts";

export interface Rolecall {
  /** Fails, in words, where Slack, AWS or a setting does not let it run. */
  start(): Promise<void>;
  /** Takes nothing new, and settles when what is in hand is done. */
  stop(): Promise<void>;
}

/** What has to be known before anything can be built. */
interface Given extends TableSide {
  readonly config: Config;
  readonly logger: Logger;
  readonly aws: AwsSide;
  /** rolecall.yaml. */
  readonly inForce: PolicyInForce;
  /** With the accounts that Rolecall has made and closed. */
  readonly policy: PolicyWithAccounts;
}

export async function compose(config: Config, logger: Logger): Promise<Rolecall> {
  const { now } = systemSurroundings;
  const [policy, aws, kept] = await Promise.all([
    readPolicyFile(config.policyFile),
    awsSide({ provisionerRole: config.provisionerRole, now }),
    tableSide({ ...config.table, newId: systemSurroundings.newId }),
  ]);
  const { policyFile: path, pollMilliseconds: readEvery } = config;
  const log = logger.child({ subsystem: "policy" });
  const inForce = policyInForce({ path, policy, readEvery, logger: log });
  const { registry } = kept;
  const written = () => inForce.now();
  const withAccounts = policyWithAccounts({ written, registry, readEvery, logger: log });
  return assemble({ config, logger, aws, ...kept, inForce, policy: withAccounts });
}

function assemble(given: Given): Rolecall {
  const { config, aws, logger, policy, store, accounts, registry } = given;
  const { iam, management } = aws;
  const surroundings = systemSurroundings;
  const { now } = surroundings;
  const slack = slackSide({
    connection: config.slack,
    policy: policy.now,
    ...{ management, now },
    logger: logger.child({ subsystem: "slack" }),
  });
  const people = directory({ iam, now, logger: logger.child({ subsystem: "directory" }) });
  const worker = engine(given, slack);
  const comparer = comparison(given, slack);
  const { desk } = worker;
  const drift = { ledger: given.ledger, nudge: comparer.nudge };
  const { partition, id: managementId } = management;
  const app = createSlackApp({
    config: { port: config.port, ...config.slack },
    ...{ clients: slack.clients, channel: slack.channel, management },
    ports: {
      ...{ store, directory: people, partition, desk, surroundings, drift },
      ...{ userGroups: slack.userGroups, workspace: slack.workspace },
      ...{ accounts, registry, managementId },
      organization: organizationView(aws.organization, now),
      get policy() {
        return policy.now();
      },
    },
    onChannelShared: () => void slack.watch.look(),
    logger: logger.child({ subsystem: "slack" }),
  });
  return lifeOf({ given, slack, app, people, worker, comparer });
}

interface Running {
  readonly given: Given;
  readonly slack: SlackSide;
  readonly app: SlackApp;
  readonly people: RunningDirectory;
  readonly worker: Worker;
  readonly comparer: Comparer;
}

function lifeOf({ given, slack, app, people, worker, comparer }: Running): Rolecall {
  return {
    start: async () => {
      await app.start();
      people.start();
      worker.start();
      comparer.start();
      slack.watch.start();
      given.inForce.start(slack.tellAdmins);
      given.policy.start();
    },
    // Slack first, so that nobody is promised what is not done any more.
    stop: async () => {
      await app.stop();
      slack.watch.stop();
      given.inForce.stop();
      given.policy.stop();
      await Promise.all([worker.stop(), comparer.stop()]);
      people.stop();
    },
  };
}

function engine(given: Given, { announcer }: SlackSide): Worker {
  const { aws, accounts, config, logger, registry, store, trustLists } = given;
  const { clientDoors, hands, organization, roles, enteringRole, management } = aws;
  const accountHands = {
    ...{ organization, roles, groups: hands.groups, registry, enteringRole, trustLists },
    clientDoors,
    ...{ managementId: management.id, partition: management.partition },
    everybodyKnowsAfter: config.pollMilliseconds * 2 + LONGEST_READING,
  };
  const log = logger.child({ subsystem: "engine" });
  return createWorker(
    { store, accounts, hands, accountHands, announcer, surroundings: systemSurroundings },
    {
      leaseMilliseconds: config.leaseMilliseconds,
      pollMilliseconds: config.pollMilliseconds,
      onFailure: (error, request) => {
        log.error({ err: error, request }, "a turn failed; it is taken up again");
      },
    },
  );
}

/** The list of accounts is read as often as the due index is asked, and no reading takes longer. */
const LONGEST_READING = 5_000;

/** A call that leaves late is refused by its signature's date only if no claim is longer than this. */
const LONGEST_CLAIM = 600_000;

function comparison(given: Given, slack: SlackSide): Comparer {
  const { aws, config, ledger, logger, policy, store } = given;
  const { iam, hands, management } = aws;
  const { driftMilliseconds, leaseMilliseconds, pollMilliseconds } = config;
  const log = logger.child({ subsystem: "drift" });
  return createComparer(
    {
      ledger,
      store,
      census: censusTaker(iam),
      groups: hands.groups,
      announcer: slack.driftAnnouncer,
      surroundings: systemSurroundings,
      get known() {
        return knownGroups(policy.now(), management.partition);
      },
    },
    {
      periodMilliseconds: driftMilliseconds,
      leaseMilliseconds: Math.min(Math.max(driftMilliseconds, leaseMilliseconds), LONGEST_CLAIM),
      pollMilliseconds,
      onFailure: (error) => {
        log.error({ err: error }, "AWS could not be compared with the record; it is tried again");
      },
    },
  );
}
