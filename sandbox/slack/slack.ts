// A Slack on localhost: one workspace, one app, strict at wire level.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { CallLog } from "../calls.ts";
import type { Clock } from "../clock.ts";
import type { Faults } from "../faults.ts";
import { type Actions, actionsIn } from "./actions.ts";
import { startDelivery } from "./delivery.ts";
import { startEvents } from "./events.ts";
import { startFrontDoor } from "./front-door.ts";
import { startResponseUrls } from "./response-url.ts";
import type { SlackSeed } from "./slack-seed.ts";
import type { SlackWorld } from "./slack-world.ts";
import { startTriggers } from "./trigger.ts";
import { startViews } from "./views.ts";
import { startWorkspace } from "./workspace.ts";

export interface SlackOptions {
  seed: SlackSeed;
  faults: Faults;
  calls: CallLog;
  /** Where the bot listens, now. */
  botUrls: () => readonly string[];
  killBot: (url?: string) => Promise<void>;
  /** Default: this machine's. */
  clock?: Clock;
  port?: number;
}

export interface SandboxSlack {
  /** Ends in `/api/`. */
  apiUrl: string;
  people: Actions;
  stop(): Promise<void>;
}

export async function startSlack(options: SlackOptions): Promise<SandboxSlack> {
  const { seed, faults, calls, killBot } = options;
  const now = options.clock?.now ?? Date.now;
  let base = "";
  const deliver = startDelivery({ ...options, now, signingSecret: seed.signingSecret });
  const events = startEvents({ seed, now }, deliver);
  const world: SlackWorld = {
    seed,
    now,
    workspace: startWorkspace(seed, now),
    triggers: startTriggers(seed.teamId, now),
    responseUrls: startResponseUrls(() => base, now),
    views: startViews(),
    deliver,
    sendEvent: events.send,
  };
  const answer = startFrontDoor(world, { faults, calls, killBot });
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((listening) => server.listen(options.port ?? 0, "127.0.0.1", listening));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    apiUrl: `${base}/api/`,
    people: actionsIn(world),
    stop: async () => {
      events.stop();
      const closed = new Promise((done) => server.close(done));
      server.closeAllConnections();
      await closed;
    },
  };
}
