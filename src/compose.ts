// The composition root: the only file that knows every adapter, and who gets what.
import { accessGroups } from "./adapters/aws/access-groups.ts";
import { accountSessions } from "./adapters/aws/account-sessions.ts";
import { iamClient, stsClient } from "./adapters/aws/clients.ts";
import { directory } from "./adapters/aws/directory.ts";
import { iamPeople } from "./adapters/aws/iam-people.ts";
import { readManagementAccount } from "./adapters/aws/management-account.ts";
import { userPolicies } from "./adapters/aws/user-policies.ts";
import { createTable } from "./adapters/dynamodb/create-table.ts";
import { documentClient } from "./adapters/dynamodb/dynamodb-client.ts";
import { requestStore } from "./adapters/dynamodb/request-store.ts";
import { readPolicyFile } from "./adapters/policy-file/policy-file.ts";
import { createAnnouncer } from "./adapters/slack/announcer.ts";
import { createSlackApp } from "./adapters/slack/app.ts";
import { boltLogger } from "./adapters/slack/bolt-logger.ts";
import { createSlackClients } from "./adapters/slack/slack-clients.ts";
import type { SlackClients } from "./adapters/slack/slack-clients.ts";
import { createWorkspace } from "./adapters/slack/workspace.ts";
import { systemSurroundings } from "./adapters/system/surroundings.ts";
import type { Config } from "./config.ts";
import type { AccessPolicy } from "./domain/access-policy.ts";
import type { ManagementAccount } from "./domain/sign-in.ts";
import type { Logger } from "./logger.ts";
import type { Announcer } from "./ports/announcer.ts";
import type { RequestStore } from "./ports/request-store.ts";
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
  readonly policy: AccessPolicy;
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
  return assemble({ config, logger, iam, store, policy, management });
}

function assemble(given: Given): Rolecall {
  const { config, iam, logger, management, policy, store } = given;
  const surroundings = systemSurroundings;
  const { now } = surroundings;
  const slackLog = logger.child({ subsystem: "slack" });
  const clients = createSlackClients(config.slack, boltLogger(slackLog));
  const people = directory({ iam, now, logger: logger.child({ subsystem: "directory" }) });
  const worker = engine(given, announcerOn(clients, given));
  const { desk } = worker;
  const { partition } = management;
  const app = createSlackApp({
    config: { port: config.port, ...config.slack },
    clients,
    ports: { store, directory: people, policy, partition, desk, surroundings },
    workspace: createWorkspace({ client: clients.people, now }),
    management,
    logger: slackLog,
  });
  return {
    start: async () => {
      await app.start();
      people.start();
      worker.start();
    },
    // Slack first, so that nobody is promised what is not done any more.
    stop: async () => {
      await app.stop();
      await worker.stop();
      people.stop();
    },
  };
}

function announcerOn(clients: SlackClients, { policy, management }: Given): Announcer {
  return createAnnouncer({ client: clients.messages, policy, management });
}

function engine({ config, iam, logger, management, store }: Given, announcer: Announcer): Worker {
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
