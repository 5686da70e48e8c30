// A sandbox Slack without a bot behind it, for what only calls the Web API.
import { startCallLog } from "../../../sandbox/calls.ts";
import { startFaults } from "../../../sandbox/faults.ts";
import { agencySeed } from "../../../sandbox/seed.ts";
import { slackSeed } from "../../../sandbox/seed-worlds.ts";
import type { SeedPerson } from "../../../sandbox/slack/slack-seed.ts";
import { startSlack } from "../../../sandbox/slack/slack.ts";
import { createSlackClients } from "../../../src/adapters/slack/slack-clients.ts";
import { startLog } from "../../../src/logger.ts";

export async function startSlackAlone(...others: SeedPerson[]) {
  const seed = slackSeed(agencySeed());
  seed.people.push(...others);
  const shared = { faults: startFaults(), calls: startCallLog() };
  const killBot = async () => undefined;
  const slack = await startSlack({ ...shared, seed, botUrls: () => [], killBot });
  const connection = { botToken: seed.botToken, apiUrl: slack.apiUrl };
  const { logger } = startLog("silent");
  const sending = { logger, now: () => performance.now(), callEnded: () => undefined };
  const clients = createSlackClients(connection, sending);
  return { ...slack, ...shared, teamId: seed.teamId, clients };
}
