// A Slack on localhost: one workspace, one app, strict at wire level.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { CallLog } from "../calls.ts";
import type { Clock } from "../clock.ts";
import type { Faults } from "../faults.ts";
import { type Actions, actionsIn } from "./actions.ts";
import { startDelivery } from "./delivery.ts";
import { startEvents } from "./events.ts";
import { type Forger, startForger } from "./forger.ts";
import { startFrontDoor } from "./front-door.ts";
import { startMessageFields } from "./message-fields.ts";
import type { Neighbour } from "./neighbour.ts";
import { startNeighbour } from "./neighbour-app.ts";
import { changeSlack, type SlackChange } from "./slack-change.ts";
import { startResponseUrls } from "./response-url.ts";
import type { Parcel } from "./post-to-bot.ts";
import type { SlackSeed } from "./slack-seed.ts";
import { type SlackSight, slackSight } from "./slack-sight.ts";
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
  /** Changes the workspace as its people would; fails where the change names something unknown. */
  change(change: SlackChange): Promise<void>;
  world(): SlackSight;
  /** Another app of the workspace. */
  neighbour: Omit<Neighbour, "takes">;
  /** Sends the bot what Slack itself would never send. */
  forger: Forger;
  stop(): Promise<void>;
}

export async function startSlack(options: SlackOptions): Promise<SandboxSlack> {
  const { seed, faults, calls, killBot } = options;
  const now = options.clock?.now ?? Date.now;
  let base = "";
  const keep = (parcel: Parcel) => forging.keep(parcel);
  const deliver = startDelivery({ ...options, now, keep, signingSecret: seed.signingSecret });
  const events = startEvents({ seed, now }, deliver);
  const workspace = startWorkspace(seed, now);
  const world: SlackWorld = {
    seed,
    now,
    workspace,
    triggers: startTriggers(seed.teamId, now),
    responseUrls: startResponseUrls(() => base, now),
    views: startViews(),
    deliver,
    sendEvent: events.send,
    neighbour: startNeighbour(seed, workspace),
    messageFields: startMessageFields(),
  };
  const forging = startForger(world, options.botUrls);
  const server = await listen(startFrontDoor(world, { faults, calls, killBot }), options.port);
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    apiUrl: `${base}/api/`,
    people: actionsIn(world),
    world: () => slackSight(workspace),
    change: (change) => changeSlack(change, world),
    neighbour: world.neighbour,
    forger: forging.forger,
    stop: async () => {
      events.stop();
      const closed = new Promise((done) => server.close(done));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function listen(answer: ReturnType<typeof startFrontDoor>, port = 0): Promise<Server> {
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((listening) => server.listen(port, "127.0.0.1", listening));
  return server;
}
