// The workspace the tests of the sandbox Slack start: two colleagues, a guest, a client, and another app.
import { type Call, startCallLog } from "../../../sandbox/calls.ts";
import { startFaults } from "../../../sandbox/faults.ts";
import { type SlackOptions, startSlack } from "../../../sandbox/slack/slack.ts";
import type { SlackSeed } from "../../../sandbox/slack/slack-seed.ts";

export const seed: SlackSeed = {
  teamId: "T0AGENCY",
  teamName: "Agency",
  appId: "A0ROLECALL",
  botToken: "xoxb-sandbox",
  appToken: "xapp-sandbox",
  signingSecret: "sandbox-signing-secret",
  bot: { userId: "U0BOT", botId: "B0BOT", name: "rolecall" },
  people: [
    {
      key: "alice",
      id: "U0ALICE",
      name: "Alice Adams",
      timeZone: "Europe/Berlin",
      email: "alice@agency.example",
    },
    { key: "bob", id: "U0BOB", name: "Bob Brown" },
    { key: "grace", id: "U0GRACE", name: "Grace Guest", singleChannelGuest: true },
    { key: "dora", id: "U0DORA", name: "Dora Departed", deactivated: true },
    { key: "clara", id: "W0CLARA", name: "Clara Client", teamId: "T0CLIENT" },
    { key: "sven", id: "W0SVEN", name: "Sven Stranger", teamId: "T0CLIENT" },
  ],
  channels: [
    { id: "C0ACCESS", name: "aws-access", members: ["alice", "bob", "clara"], shared: true },
    { id: "C0PRIVATE", name: "no-bots", members: ["alice"], withoutBot: true },
    { id: "C0TEAM", name: "team", members: ["alice", "bob"] },
  ],
  groups: [
    { key: "platform", id: "S0PLATFORM", handle: "platform", name: "Platform", members: ["bob"] },
    {
      key: "founders",
      id: "S0FOUNDERS",
      handle: "founders",
      name: "Founders",
      members: ["alice", "dora"],
      disabled: true,
    },
  ],
  neighbour: { appId: "A0DEPLOYER", userId: "U0DEPLOYER", botId: "B0DEPLOYER", name: "Deployer" },
  command: "/aws-access",
};

export async function startAgency(
  how: Pick<SlackOptions, "transport" | "socketMilliseconds"> = {},
) {
  const faults = startFaults();
  const calls = startCallLog();
  const bots: string[] = [];
  const killed: (string | undefined)[] = [];
  const slack = await startSlack({
    ...how,
    seed,
    faults,
    calls,
    botUrls: () => bots,
    killBot: (url) => {
      killed.push(url);
      return Promise.resolve();
    },
  });
  const recorded = (action: string): readonly Call[] =>
    calls.since(0).filter((call) => call.action === action);
  return { ...slack, faults, bots, killed, recorded };
}

export type Agency = Awaited<ReturnType<typeof startAgency>>;

/** A Web API call as any HTTP client would make it. */
export async function callApi(
  { apiUrl, token = seed.botToken }: Pick<Agency, "apiUrl"> & { token?: string },
  method: string,
  given: Record<string, unknown> = {},
): Promise<{ ok: boolean; error?: string; [field: string]: unknown }> {
  const response = await fetch(apiUrl + method, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(given),
  });
  return (await response.json()) as { ok: boolean; error?: string };
}

/** Looks until something is there: what a bot does after its ack takes a moment. */
export async function eventually<Found>(look: () => Found | undefined): Promise<Found> {
  const until = Date.now() + 3000;
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    if (Date.now() > until) throw new Error("it did not happen within three seconds");
    await new Promise((soon) => setTimeout(soon, 10));
  }
}
