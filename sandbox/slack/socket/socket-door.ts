// Lets sockets in: the upgrade with a ticket, the greeting, and Slack's reasons not to.
import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { farewell, HOST } from "./farewell.ts";
import { linkOver } from "./link.ts";
import type { Registration, Registry } from "./registry.ts";
import type { Pending } from "./sockets.ts";
import { startTickets } from "./tickets.ts";

export interface SocketDoorOptions {
  appId: string;
  registry: Registry;
  pending: Pending;
  /** Whether Socket Mode is turned on in the app's settings. */
  enabled: boolean;
  pingMilliseconds: number;
}

export interface SocketDoor {
  /** Where one socket can be opened, once. `base`: this Slack's address. */
  address(base: string, bot: string | undefined): string;
  openOn(server: Server): void;
}

export function socketDoor(options: SocketDoorOptions): SocketDoor {
  const tickets = startTickets();
  const upgrader = new WebSocketServer({ noServer: true });
  const upgrade = (request: IncomingMessage, wire: Duplex, head: Buffer) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://slack");
    const holder = tickets.use(searchParams.get("ticket"));
    if (pathname !== "/link/" || !holder) refuse(wire, "403 Forbidden");
    else if (options.pending.takesUpgrade()) refuse(wire, "409 Conflict");
    else
      upgrader.handleUpgrade(request, wire, head, (ws) => {
        admit({ ws, wire, bot: holder.bot }, options);
      });
  };
  return {
    address: (base, bot) => {
      const ticket = tickets.issue(bot === undefined ? {} : { bot });
      return `${base.replace(/^http/, "ws")}/link/?ticket=${ticket}&app_id=${options.appId}`;
    },
    openOn: (server) => {
      server.on("upgrade", upgrade);
    },
  };
}

function refuse(wire: Duplex, status: string): void {
  wire.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}

interface Visitor {
  ws: WebSocket;
  wire: Duplex;
  bot: string | undefined;
}

function admit({ ws, wire, bot }: Visitor, options: SocketDoorOptions): void {
  const { registry, pending, enabled, pingMilliseconds, appId } = options;
  const admitted: { as?: Registration | undefined } = {};
  const link = linkOver({
    ...{ ws, wire, host: HOST, pingMilliseconds },
    losesAck: pending.takesAck,
    onClosed: () => {
      // To Slack, a half-open one is there until it finds out.
      if (admitted.as && admitted.as.state !== "silent") registry.remove(admitted.as);
    },
  });
  admitted.as = enabled ? registry.register(link, bot) : undefined;
  if (!admitted.as) {
    link.say(farewell(enabled ? "too_many_websockets" : "link_disabled"));
    link.close();
    return;
  }
  link.say({
    type: "hello",
    num_connections: registry.all().length,
    connection_info: { app_id: appId },
    debug_info: { host: HOST, build_number: 1, approximate_connection_time: CONNECTION_SECONDS },
  });
}

/** After so long, Slack asks for a refresh; here only where somebody wants it. */
const CONNECTION_SECONDS = 18_060;
