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
import { botCaller } from "./caller.ts";
import { checkMayCall } from "./caller-rights.ts";
import { changeClient, type ClientChange } from "./client-change.ts";
import { startDynamoDb } from "./dynamodb.ts";
import { isElsewhere } from "./iam/account-elsewhere.ts";
import { iamService } from "./iam/iam-service.ts";
import { startIam, type Iam } from "./iam/iam.ts";
import { openMemberAccount } from "./iam/member-account.ts";
import { mayAssume, type AssumeQuestion } from "./may-assume.ts";
import {
  changeOrganization,
  type OrganizationChange,
} from "./organizations/organization-change.ts";
import { sightOf, type OrganizationSight } from "./organizations/organization-sight.ts";
import type { Organization } from "./organizations/organization.ts";
import { organizationsService } from "./organizations/organizations-service.ts";
import { startOrganization } from "./organizations/start-organization.ts";
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
  organization(): OrganizationSight;
  changeOrganization(change: OrganizationChange): void;
  /** In an account outside the organization. */
  changeClient(change: ClientChange): void;
  stop(): Promise<void>;
}

export async function startAws(options: AwsOptions): Promise<SandboxAws> {
  const { seed, clock } = options;
  const iam = startIam(seed, clock);
  const bot = botCaller(seed, clock.now());
  const keys = startAccessKeys({ ...seed.bot, caller: bot });
  const dynamoDb = await startDynamoDb({
    iam,
    region: seed.region,
    dataFolder: options.dataFolder,
  });
  const organization = startOrganization({
    seed,
    clock,
    openMemberAccount: (made) => openMemberAccount(iam, made),
  });
  const isOpen = (id: string) => organization.isOpen(id) || isElsewhere(iam.written, id);
  const asked = { iam, isOpen };
  const services = [
    iamService(iam),
    stsService({ ...asked, keys }),
    organizationsService(organization, (caller, wanted) => checkMayCall(iam, caller, wanted)),
    dynamoDb.service,
  ];
  const stopping = new AbortController();
  const http = await listen(
    { ...options, services, keys, bot, stopping: stopping.signal },
    options.port ?? 0,
  );
  return {
    endpointUrl: http.url,
    mayAssume: (question) => mayAssume(question, asked),
    sessions: startPeopleSessions(asked),
    ...byHand(iam, organization),
    stop: async () => {
      stopping.abort();
      await http.stop();
      await dynamoDb.stop();
    },
  };
}

/** What an administrator sees and changes. */
function byHand(
  iam: Iam,
  organization: Organization,
): Pick<SandboxAws, "world" | "change" | "organization" | "changeOrganization" | "changeClient"> {
  return {
    world: () => {
      // An account that is done by now brings its role into IAM when somebody looks.
      organization.current();
      return worldOf(iam.written);
    },
    change: (change) => changeWorld(iam, change),
    organization: () => sightOf(organization),
    changeOrganization: (change) => changeOrganization(organization, change),
    changeClient: (change) => changeClient(iam, change),
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
