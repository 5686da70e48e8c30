// The Slack edge as a whole: a sandbox Slack, the real Bolt app and engine, and in place of AWS and the table plain memory.
import { startCallLog } from "../../../sandbox/calls.ts";
import { startFaults } from "../../../sandbox/faults.ts";
import { startClock } from "../../../sandbox/clock.ts";
import { freePort } from "../../../sandbox/free-port.ts";
import { agencySeed } from "../../../sandbox/seed.ts";
import { slackSeed } from "../../../sandbox/seed-worlds.ts";
import { startSlack } from "../../../sandbox/slack/slack.ts";
import { until } from "../../../sandbox/until.ts";
import { createDoor } from "../../../src/adapters/http/http-door.ts";
import { createSlackApp } from "../../../src/adapters/slack/app.ts";
import { slackSide } from "../../../src/adapters/slack/slack-side.ts";
import { systemSurroundings } from "../../../src/adapters/system/surroundings.ts";
import type { AccessPolicy } from "../../../src/domain/access-policy.ts";
import { withRegistry } from "../../../src/domain/accounts/registered-accounts.ts";
import { knownGroups } from "../../../src/domain/drift/known-groups.ts";
import { Trouble } from "../../../src/domain/trouble.ts";
import { onTrail, startLog } from "../../../src/logger.ts";
import type { RequestStore } from "../../../src/ports/request-store.ts";
import { createComparer } from "../../../src/provisioning/comparer.ts";
import { createWorker } from "../../../src/provisioning/worker.ts";
import { aPolicy, BOUNDARY } from "../../support/a-policy.ts";
import { inMemoryAccountRegistry } from "../../support/in-memory-account-registry.ts";
import { inMemoryStores } from "../../support/in-memory-account-request-store.ts";
import { inMemoryClientDoors } from "../../support/in-memory-client-doors.ts";
import { inMemoryAccountRoles } from "../../support/in-memory-account-roles.ts";
import { inMemoryDriftLedger } from "../../support/in-memory-drift-ledger.ts";
import { inMemoryIam } from "../../support/in-memory-iam.ts";
import { inMemoryTrustLists } from "../../support/in-memory-trust-lists.ts";
import { inMemoryOrganization } from "../../support/in-memory-organization.ts";
import { unmetered, untrailed } from "../../support/unwatched.ts";

export interface EdgeChanges {
  readonly policy?: AccessPolicy;
  /** For another app than the one Slack knows. */
  readonly appId?: string;
  /** Who else is in the approvers' channel, by key. */
  readonly onlookers?: readonly string[];
}

export async function startEdge({ policy = aPolicy(), appId, onlookers = [] }: EdgeChanges = {}) {
  /** What rolecall.yaml says now. */
  const world = { policy };
  const seed = slackSeed(agencySeed());
  const approvals = seed.channels.find((channel) => channel.id === policy.channel);
  approvals?.members.push(...onlookers);
  const shared = { faults: startFaults(), calls: startCallLog() };
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const killBot = async () => undefined;
  const clock = startClock();
  const slack = await startSlack({ ...shared, seed, clock, botUrls: () => [url], killBot });
  const surroundings = { ...systemSurroundings, now: clock.now };

  const logger = startLog("silent").logger;
  const management = { id: "111111111111", alias: "northwind", partition: "aws" };
  const edge = slackSide({
    connection: { botToken: seed.botToken, apiUrl: slack.apiUrl },
    policy: () => policyInForce(),
    now: () => surroundings.now(),
    callEnded: () => undefined,
    ...{ management, logger },
  });
  const iam = inMemoryIam(linkedUsers(seed.teamId));
  const stores = inMemoryStores();
  const { accounts } = stores;
  const { store, fail } = failingStore(stores.store);
  const registry = inMemoryAccountRegistry();
  const organization = inMemoryOrganization({ now: surroundings.now });
  const inside = inMemoryAccountRoles({ organization });
  const trustLists = inMemoryTrustLists();
  const clientDoors = inMemoryClientDoors();
  const { managementId } = organization;
  const policyInForce = () => withRegistry(world.policy, registry.entries());
  const onFailure = () => undefined;
  const worker = createWorker(
    {
      ...{ store, accounts, surroundings, hands: iam, announcer: edge.announcer },
      stepEnded: unmetered,
      accountHands: {
        ...{ organization: organization.organization, registry, managementId },
        ...{ groups: iam.groups, roles: inside.roles, trustLists, partition: "aws" },
        clientDoors: clientDoors.doors,
        enteringRole: async () => "arn:aws:iam::111111111111:role/rolecall-provisioner",
        everybodyKnowsAfter: 0,
      },
    },
    { leaseMilliseconds: 10_000, pollMilliseconds: 50, onFailure, onBehalfOf: untrailed },
  );
  const { directory } = iam;
  const partition = management.partition;
  const ledger = inMemoryDriftLedger();
  const comparer = createComparer(
    {
      ...{ ledger, store, surroundings, census: iam.census, groups: iam.groups },
      announcer: edge.driftAnnouncer,
      known: knownGroups(policy, partition),
    },
    // No comparison by itself: what a test changes by hand is found when it says so.
    { periodMilliseconds: 60_000, leaseMilliseconds: 10_000, pollMilliseconds: 50, onFailure },
  );
  const drift = { ledger, nudge: comparer.nudge };
  const app = createSlackApp({
    config: {
      ...{ botToken: seed.botToken, appId: appId ?? seed.appId },
      transport: { kind: "http", signingSecret: seed.signingSecret },
    },
    ...{ clients: edge.clients, channel: edge.channel, management, logger, onTrail },
    ports: {
      ...{ store, desk: worker.desk, surroundings, directory, partition, drift },
      ...{ userGroups: edge.userGroups, workspace: edge.workspace },
      ...{ accounts, organization: organization.organization, registry, managementId },
      get policy() {
        return policyInForce();
      },
    },
    onChannelShared: () => void edge.watch.look(),
  });
  const answers = app.answer ? { slack: app.answer } : {};
  const door = createDoor({ port, host: "127.0.0.1", routes: {}, ...answers, logger });
  await app.start();
  await door.start();
  worker.start();
  const stop = async () => {
    await app.stop();
    await door.stop();
    await worker.stop();
    await slack.stop();
  };
  /** For Slack and the bot at once. */
  const pass = (milliseconds: number) => clock.advance(milliseconds);
  const things = { iam, store, accounts, organization, registry, comparer, world, edge };
  return { ...slack, ...shared, ...things, clientDoors, url, fail, pass, stop };
}

function linkedUsers(team: string) {
  const ofAccount = "arn:aws:iam::111111111111";
  return [
    ["U0ALICE001", "alice.andersen"],
    ["U0BOB00001", "bob.baker"],
    ["U0CAROL001", "carol.cruz"],
  ].map(([user = "", name = ""]) => ({
    name,
    boundTo: `${team}/${user}`,
    mfaSerials: [`${ofAccount}:mfa/${name}`],
    boundary: `${ofAccount}:policy/${BOUNDARY}`,
  }));
}

/** A store that fails at what is named, until nothing is. */
function failingStore(of: RequestStore) {
  let failing: readonly (keyof RequestStore)[] = [];
  const store = new Proxy(of, {
    get(target, property, receiver) {
      if (!failing.some((name) => name === property)) {
        return Reflect.get(target, property, receiver) as unknown;
      }
      return () => Promise.reject(new Trouble("The table cannot be reached.", { retryable: true }));
    },
  });
  return {
    store,
    fail: (...names: (keyof RequestStore)[]) => {
      failing = names;
    },
  };
}

/** Looks until something is there: messages are drawn a moment after Slack was acknowledged. */
export function eventually<Found>(look: () => Found | undefined): Promise<Found> {
  return until(look, (found) => found, { what: "it is there to be seen", seconds: 5 });
}
