// The composition root: the only file that knows every adapter, and who gets what.
import { accessGroups } from "./adapters/aws/access-groups.ts";
import { accountSessions } from "./adapters/aws/account-sessions.ts";
import { censusTaker } from "./adapters/aws/census.ts";
import { iamClient, stsClient } from "./adapters/aws/clients.ts";
import { directory } from "./adapters/aws/directory.ts";
import type { RunningDirectory } from "./adapters/aws/directory.ts";
import { iamPeople } from "./adapters/aws/iam-people.ts";
import { readManagementAccount } from "./adapters/aws/management-account.ts";
import { userPolicies } from "./adapters/aws/user-policies.ts";
import { createTable } from "./adapters/dynamodb/create-table.ts";
import { driftLedgerStore } from "./adapters/dynamodb/drift-ledger-store.ts";
import { documentClient } from "./adapters/dynamodb/dynamodb-client.ts";
import { requestStore } from "./adapters/dynamodb/request-store.ts";
import { readPolicyFile } from "./adapters/policy-file/policy-file.ts";
import { createSlackApp } from "./adapters/slack/app.ts";
import type { SlackApp } from "./adapters/slack/app.ts";
import { slackSide } from "./adapters/slack/slack-side.ts";
import type { SlackSide } from "./adapters/slack/slack-side.ts";
import { systemSurroundings } from "./adapters/system/surroundings.ts";
import type { Config } from "./config.ts";
import { knownGroups } from "./domain/drift/known-groups.ts";
import type { ManagementAccount } from "./domain/sign-in.ts";
import type { Logger } from "./logger.ts";
import { policyInForce } from "./policy-in-force.ts";
import type { PolicyInForce } from "./policy-in-force.ts";
import type { DriftLedgerStore } from "./ports/drift-ledger-store.ts";
import type { RequestStore } from "./ports/request-store.ts";
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

type Iam = ReturnType<typeof iamClient>;

/** What has to be known before anything can be built. */
interface Given {
  readonly config: Config;
  readonly logger: Logger;
  readonly iam: Iam;
  readonly store: RequestStore;
  readonly ledger: DriftLedgerStore;
  readonly inForce: PolicyInForce;
  readonly management: ManagementAccount;
}

export async function compose(config: Config, logger: Logger): Promise<Rolecall> {
  const iam = iamClient();
  const client = documentClient();
  const { name: tableName, create } = config.table;
  const [policy, management] = await Promise.all([
    readPolicyFile(config.policyFile),
    readManagementAccount({ iam, sts: stsClient() }),
    create ? createTable(client, tableName) : undefined,
  ]);
  const { newId } = systemSurroundings;
  const store = requestStore({ client, tableName, newId });
  const ledger = driftLedgerStore({ client, tableName, newId });
  const { policyFile: path, pollMilliseconds: readEvery } = config;
  const inForce = policyInForce({
    ...{ path, policy, readEvery },
    logger: logger.child({ subsystem: "policy" }),
  });
  return assemble({ config, logger, iam, store, ledger, inForce, management });
}

function assemble(given: Given): Rolecall {
  const { config, iam, inForce, logger, management, store } = given;
  const surroundings = systemSurroundings;
  const { now } = surroundings;
  const slack = slackSide({
    connection: config.slack,
    policy: inForce.now,
    ...{ management, now },
    logger: logger.child({ subsystem: "slack" }),
  });
  const people = directory({ iam, now, logger: logger.child({ subsystem: "directory" }) });
  const worker = engine(given, slack);
  const comparer = comparison(given, slack);
  const { desk } = worker;
  const drift = { ledger: given.ledger, nudge: comparer.nudge };
  const { partition } = management;
  const app = createSlackApp({
    config: { port: config.port, ...config.slack },
    ...{ clients: slack.clients, channel: slack.channel, management },
    ports: {
      ...{ store, directory: people, partition, desk, surroundings, drift },
      ...{ userGroups: slack.userGroups, workspace: slack.workspace },
      get policy() {
        return inForce.now();
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
    },
    // Slack first, so that nobody is promised what is not done any more.
    stop: async () => {
      await app.stop();
      slack.watch.stop();
      given.inForce.stop();
      await Promise.all([worker.stop(), comparer.stop()]);
      people.stop();
    },
  };
}

function engine(
  { config, iam, logger, management, store }: Given,
  { announcer }: SlackSide,
): Worker {
  const hands = {
    groups: accessGroups(iam),
    people: iamPeople(iam),
    policies: userPolicies(iam),
    sessions: accountSessions({
      sts: stsClient(),
      iamFor: (credentials) => iamClient({ credentials }),
      partition: management.partition,
    }),
  };
  const log = logger.child({ subsystem: "engine" });
  return createWorker(
    { store, hands, announcer, surroundings: systemSurroundings },
    {
      leaseMilliseconds: config.leaseMilliseconds,
      pollMilliseconds: config.pollMilliseconds,
      onFailure: (error, request) => {
        log.error({ err: error, request }, "a turn failed; it is taken up again");
      },
    },
  );
}

/** A call that leaves late is refused by its signature's date only if no claim is longer than this. */
const LONGEST_CLAIM = 600_000;

function comparison(given: Given, slack: SlackSide): Comparer {
  const { config, iam, inForce, ledger, logger, management, store } = given;
  const { driftMilliseconds, leaseMilliseconds, pollMilliseconds } = config;
  const log = logger.child({ subsystem: "drift" });
  return createComparer(
    {
      ledger,
      store,
      census: censusTaker(iam),
      groups: accessGroups(iam),
      announcer: slack.driftAnnouncer,
      surroundings: systemSurroundings,
      get known() {
        return knownGroups(inForce.now().accounts, management.partition);
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
