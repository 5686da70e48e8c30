// A Slack on localhost: one workspace, one app, strict at wire level.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { CallLog } from "../calls.ts";
import type { Clock } from "../clock.ts";
import type { Faults } from "../faults.ts";
import { type Actions, actionsIn } from "./actions.ts";
import type { Carrier } from "./carrier.ts";
import { startDelivery } from "./delivery.ts";
import { startEvents } from "./events.ts";
import { type Forger, startForger } from "./forger.ts";
import { startFrontDoor } from "./front-door.ts";
import { httpCarrier } from "./http-carrier.ts";
import { startMessageFields } from "./message-fields.ts";
import type { Neighbour } from "./neighbour.ts";
import { startNeighbour } from "./neighbour-app.ts";
import { changeSlack, type SlackChange } from "./slack-change.ts";
import { startResponseUrls } from "./response-url.ts";
import type { Parcel } from "./post-to-bot.ts";
import type { SlackSeed } from "./slack-seed.ts";
import { type SlackSight, slackSight } from "./slack-sight.ts";
import type { SlackWorld } from "./slack-world.ts";
import { type SocketSide, startSocketSide } from "./socket/socket-side.ts";
import type { Sockets } from "./socket/sockets.ts";
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
  /** How the bots are reached; default: http. */
  transport?: "http" | "socket";
  /** How long it is between two pings to a socket, and from a warning to the refresh; default 5000 and 1000. */
  socketMilliseconds?: { ping?: number; warning?: number };
  /** Default: this machine's. */
  clock?: Clock;
  port?: number;
}

export interface SandboxSlack {
  /** Ends in `/api/`. */
  apiUrl: string;
  transport: "http" | "socket";
  people: Actions;
  /** Changes the workspace as its people would; fails where the change names something unknown. */
  change(change: SlackChange): Promise<void>;
  world(): SlackSight;
  /** Another app of the workspace. */
  neighbour: Omit<Neighbour, "takes">;
  /** Sends the bot what Slack itself would never send. */
  forger: Forger;
  /** Over http there are none. */
  sockets: Sockets;
  stop(): Promise<void>;
}

export async function startSlack(options: SlackOptions): Promise<SandboxSlack> {
  const { seed, faults, calls, transport = "http" } = options;
  const enabled = transport === "socket";
  const side = startSocketSide({ appId: seed.appId, enabled, ...options.socketMilliseconds });
  const killBot = async (url?: string) => {
    await options.killBot(url);
    side.removeOf(url);
  };
  const address = { base: "" };
  const { world, events, forging } = startWorld({ ...options, killBot }, side, address);
  const server = await listen(startFrontDoor(world, { faults, calls, killBot }), options.port);
  address.base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  side.openOn(server);
  return {
    apiUrl: `${address.base}/api/`,
    transport,
    people: actionsIn(world),
    world: () => slackSight(world.workspace),
    change: (change) => changeSlack(change, world),
    neighbour: world.neighbour,
    forger: forging.forger,
    sockets: side.sockets,
    stop: async () => {
      events.stop();
      side.stop();
      const closed = new Promise((done) => server.close(done));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** `address`: where this Slack answers, known once it listens. */
function startWorld(options: SlackOptions, side: SocketSide, address: { base: string }) {
  const { seed, faults, calls, killBot } = options;
  const now = options.clock?.now ?? Date.now;
  const carrier = carrierFor({ ...options, now, side, keep: (parcel) => forging.keep(parcel) });
  const deliver = startDelivery({ faults, calls, carrier, killBot });
  const events = startEvents({ seed, now }, deliver);
  const workspace = startWorkspace(seed, now);
  const world: SlackWorld = {
    seed,
    now,
    workspace,
    triggers: startTriggers(seed.teamId, now),
    responseUrls: startResponseUrls(() => address.base, now),
    views: startViews(),
    deliver,
    sendEvent: events.send,
    neighbour: startNeighbour(seed, workspace),
    messageFields: startMessageFields(),
    granted: { scopes: seed.scopes },
    socketAddress: (bot) => side.address(address.base, bot),
  };
  const forging = startForger(world, carrier);
  return { world, events, forging };
}

interface Carrying extends SlackOptions {
  now: () => number;
  side: SocketSide;
  keep: (sent: Parcel) => void;
}

function carrierFor({ transport, side, seed, ...rest }: Carrying): Carrier {
  if (transport === "socket") return side.carrier(rest.keep);
  return httpCarrier({ ...rest, signingSecret: seed.signingSecret });
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
