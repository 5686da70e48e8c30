// The composition root: the only file that knows every adapter, and who gets what.
import { accessGroups } from "./adapters/aws/access-groups.ts";
import { iamClient, stsClient } from "./adapters/aws/clients.ts";
import { directory } from "./adapters/aws/directory.ts";
import { iamPeople } from "./adapters/aws/iam-people.ts";
import { readManagementAccount } from "./adapters/aws/management-account.ts";
import { createTable } from "./adapters/dynamodb/create-table.ts";
import { documentClient } from "./adapters/dynamodb/dynamodb-client.ts";
import { requestStore } from "./adapters/dynamodb/request-store.ts";
import { readPolicyFile } from "./adapters/policy-file/policy-file.ts";
import { createAnnouncer } from "./adapters/slack/announcer.ts";
import { createSlackApp } from "./adapters/slack/app.ts";
import { boltLogger } from "./adapters/slack/bolt-logger.ts";
import { createSlackClients } from "./adapters/slack/slack-clients.ts";
import { createWorkspace } from "./adapters/slack/workspace.ts";
import { systemSurroundings } from "./adapters/system/surroundings.ts";
import type { Config } from "./config.ts";
import type { Logger } from "./logger.ts";
import { stepBook } from "./provisioning/step-book.ts";
import { createWorker } from "./provisioning/worker.ts";

export interface Rolecall {
  /** Fails, in words, where Slack, AWS or a setting does not let it run. */
  start(): Promise<void>;
  /** Takes nothing new, and settles when what is in hand is done. */
  stop(): Promise<void>;
}

export async function compose(config: Config, logger: Logger): Promise<Rolecall> {
  const surroundings = systemSurroundings;
  const iam = iamClient();
  const client = documentClient();
  const tableName = config.table.name;
  const [policy, management] = await Promise.all([
    readPolicyFile(config.policyFile),
    readManagementAccount({ iam, sts: stsClient() }),
    config.table.create ? createTable(client, tableName) : undefined,
  ]);

  const log = (subsystem: string) => logger.child({ subsystem });
  const clients = createSlackClients(config.slack, boltLogger(log("slack")));
  const store = requestStore({ client, tableName, newId: surroundings.newId });
  const groups = accessGroups(iam);
  const people = directory({ iam, now: surroundings.now, logger: log("directory") });
  const engineLog = log("engine");
  const worker = createWorker(
    {
      store,
      groups,
      announcer: createAnnouncer({ client: clients.messages, policy, management }),
      book: stepBook(groups, iamPeople(iam)),
      surroundings,
    },
    {
      leaseMilliseconds: config.leaseMilliseconds,
      pollMilliseconds: config.pollMilliseconds,
      onFailure: (error, request) => {
        engineLog.error({ err: error, request }, "a turn failed; it is taken up again");
      },
    },
  );
  const app = createSlackApp({
    config: { port: config.port, ...config.slack },
    clients,
    ports: {
      store,
      directory: people,
      policy,
      partition: management.partition,
      desk: worker.desk,
      surroundings,
    },
    workspace: createWorkspace({ client: clients.people, now: surroundings.now }),
    management,
    logger: log("slack"),
    healthy: () => Promise.resolve(true),
  });

  return {
    start: async () => {
      people.start();
      await app.start();
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
