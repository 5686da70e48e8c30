// An AWS on localhost: one port for IAM, STS, Organizations and DynamoDB, strict at wire level.
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { CallLog } from "../calls.ts";
import type { Clock } from "../clock.ts";
import type { Faults } from "../faults.ts";
import { startAccessKeys } from "./access-keys.ts";
import { answerCall, type Answering } from "./answer-call.ts";
import type { AwsSeed } from "./aws-seed.ts";
import { rightsOf } from "./bot-rights.ts";
import { botCaller } from "./caller.ts";
import { startDynamoDb } from "./dynamodb.ts";
import { iamService } from "./iam/iam-service.ts";
import { startIam } from "./iam/iam.ts";
import { mayAssume, type AssumeQuestion } from "./may-assume.ts";
import { organizationsService } from "./organizations.ts";
import { startPeopleSessions, type PeopleSessions } from "./people-sessions.ts";
import type { Decision } from "./policy/assume-decision.ts";
import { stsService } from "./sts.ts";
import { readRequest, sendAnswer } from "./wire.ts";
import { changeWorld, type WorldChange } from "./world-change.ts";
import { worldOf, type World } from "./world.ts";

export interface AwsOptions {
  seed: AwsSeed;
  clock: Clock;
  faults: Faults;
  calls: CallLog;
  /** kill -9 the bot process that signs with this access key. */
  killBot: (accessKeyId?: string) => Promise<void>;
  /** Where DynamoDB keeps its data; in memory when absent. */
  dataFolder?: string;
  port?: number;
}

export interface SandboxAws {
  endpointUrl: string;
  mayAssume(question: AssumeQuestion): Decision;
  /** Of people who switched to a role. */
  sessions: PeopleSessions;
  world(): World;
  change(change: WorldChange): void;
  stop(): Promise<void>;
}

export async function startAws(options: AwsOptions): Promise<SandboxAws> {
  const { seed, clock } = options;
  const iam = startIam(seed, clock);
  const rights = rightsOf(seed);
  const bot = botCaller(seed, clock.now());
  const keys = startAccessKeys({ ...seed.bot, caller: bot });
  const dynamoDb = await startDynamoDb(options.dataFolder);
  const services = [
    iamService(iam, rights),
    stsService({ iam, keys, rights }),
    organizationsService(seed, clock.now()),
    dynamoDb.service,
  ];
  const stopping = new AbortController();
  const http = await listen(
    { ...options, services, keys, bot, stopping: stopping.signal },
    options.port ?? 0,
  );
  return {
    endpointUrl: http.url,
    mayAssume: (question) => mayAssume(question, iam),
    sessions: startPeopleSessions(iam),
    world: () => worldOf(iam.written),
    change: (change) => changeWorld(iam, change),
    stop: async () => {
      stopping.abort();
      await http.stop();
      await dynamoDb.stop();
    },
  };
}

async function listen(answering: Answering, port: number) {
  const server = createServer((request, response) => {
    handle(request, response, answering).catch(() => response.destroy());
  });
  // Longer than any client keeps an idle connection, so that none is closed under a request.
  server.keepAliveTimeout = 120_000;
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const { port: listening } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${listening}`,
    stop: async () => {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  answering: Answering,
): Promise<void> {
  const outcome = await answerCall(await readRequest(request), answering);
  if (outcome === "drop") response.destroy();
  else if (outcome !== "hang") sendAnswer(response, outcome, answering.clock.now());
}
