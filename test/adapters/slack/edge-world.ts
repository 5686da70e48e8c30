// The Slack edge as a whole: a sandbox Slack, the real Bolt app and engine, and in place of AWS and the table plain memory.
import { startCallLog } from "../../../sandbox/calls.ts";
import { startFaults } from "../../../sandbox/faults.ts";
import { freePort } from "../../../sandbox/free-port.ts";
import { agencySeed } from "../../../sandbox/seed.ts";
import { slackSeed } from "../../../sandbox/seed-worlds.ts";
import { startSlack } from "../../../sandbox/slack/slack.ts";
import { createAnnouncer } from "../../../src/adapters/slack/announcer.ts";
import { createSlackApp } from "../../../src/adapters/slack/app.ts";
import { boltLogger } from "../../../src/adapters/slack/bolt-logger.ts";
import { createSlackClients } from "../../../src/adapters/slack/slack-clients.ts";
import { createWorkspace } from "../../../src/adapters/slack/workspace.ts";
import { systemSurroundings } from "../../../src/adapters/system/surroundings.ts";
import type { AccessPolicy } from "../../../src/domain/access-policy.ts";
import type { Binding } from "../../../src/domain/person.ts";
import { createLogger } from "../../../src/logger.ts";
import type { AccessGroups } from "../../../src/ports/access-groups.ts";
import type { Directory } from "../../../src/ports/directory.ts";
import { stepBook } from "../../../src/provisioning/step-book.ts";
import { createWorker } from "../../../src/provisioning/worker.ts";
import { aPolicy } from "../../support/a-policy.ts";
import { memoryStore } from "./memory-store.ts";

const MFA = "arn:aws:iam::111111111111:mfa/";

export async function startEdge(changes: { policy?: AccessPolicy } = {}) {
  const seed = slackSeed(agencySeed());
  const faults = startFaults();
  const calls = startCallLog();
  const port = await freePort();
  const botUrls = () => [`http://127.0.0.1:${port}`];
  const slack = await startSlack({ seed, faults, calls, botUrls, killBot: async () => undefined });

  const logger = createLogger("silent");
  const connection = { botToken: seed.botToken, apiUrl: slack.apiUrl };
  const clients = createSlackClients(connection, boltLogger(logger));
  const policy = changes.policy ?? aPolicy();
  const management = { id: "111111111111", alias: "northwind", partition: "aws" };
  const announcer = createAnnouncer({ client: clients.messages, policy, management });
  const workspace = createWorkspace({ client: clients.people, now: systemSurroundings.now });
  const aws = memoryAws(seed.teamId);
  const { groups, people, directory } = aws;
  const store = memoryStore();
  const worker = createWorker(
    {
      store: store.port,
      groups,
      announcer,
      book: stepBook(groups, people),
      surroundings: systemSurroundings,
    },
    { leaseMilliseconds: 10_000, pollMilliseconds: 50, onFailure: () => undefined },
  );
  const ports = {
    store: store.port,
    desk: worker.desk,
    surroundings: systemSurroundings,
    directory,
    policy,
    partition: "aws",
  };
  const { signingSecret, appId, botToken } = seed;
  const app = createSlackApp({
    config: { port, host: "127.0.0.1", signingSecret, appId, botToken },
    clients,
    ports,
    workspace,
    management,
    logger,
    healthy: async () => store.works(),
  });
  await app.start();
  worker.start();
  return {
    ...slack,
    url: botUrls()[0] ?? "",
    store,
    aws,
    faults,
    calls,
    stop: async () => {
      await app.stop();
      await worker.stop();
      await slack.stop();
    },
  };
}

/** Everybody whose Slack id is in the table below is linked; group members are a set of "group/user". */
function memoryAws(team: string) {
  const users = new Map([
    [`${team}/U0ALICE001`, "alice.andersen"],
    [`${team}/U0BOB00001`, "bob.baker"],
    [`${team}/U0CAROL001`, "carol.cruz"],
  ]);
  const members = new Set<string>();
  const named = (group: string, user: string) => `${group}/${user}`;
  const groups: AccessGroups = {
    condition: async () => ({ kind: "as-wanted" }),
    establish: async () => undefined,
    isMember: async (group, user) => members.has(named(group, user)),
    join: async (group, user) => void members.add(named(group, user)),
    leave: async (group, user) => void members.delete(named(group, user)),
  };
  const directory: Directory = {
    bindingOf: async ({ team: of, user }): Promise<Binding> => {
      const iamUser = users.get(`${of}/${user}`);
      return iamUser === undefined ? { kind: "not-linked" } : { kind: "linked", iamUser };
    },
    isMember: (user, group) => members.has(named(group, user)),
  };
  const people = {
    find: async (iamUser: string) => ({
      boundTo: [...users].find(([, user]) => user === iamUser)?.[0],
      mfaSerials: [`${MFA}${iamUser}`],
    }),
  };
  return { groups, people, directory, members };
}

/** Looks until something is there: messages are drawn a moment after Slack was acknowledged. */
export async function eventually<Found>(look: () => Found | undefined): Promise<Found> {
  const until = Date.now() + 5000;
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    if (Date.now() > until) throw new Error("it did not happen within five seconds");
    await new Promise((soon) => setTimeout(soon, 10));
  }
}
