// As much of Slack as sockets need: addresses for them, greetings, envelopes, and everything that goes wrong with them.
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { WebSocketServer } from "ws";
import type { WebSocket } from "ws";

export interface FakeSocket {
  /** Sends it, and settles with what it was acknowledged with; undefined where the socket is gone first. */
  deliver(payload: object): Promise<object | undefined>;
  say(frame: object): void;
  /** Sent as it is. */
  sayRaw(text: string): void;
  /** Without a close frame. */
  drop(): void;
  close(): void;
  /** Half-open: nothing is sent and nothing is read any more. */
  fallSilent(): void;
  isOpen(): boolean;
}

/** What apps.connections.open answers instead of an address. */
export interface Refusal {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly error?: string;
}

export type Welcome =
  "greet" | "say nothing" | "refuse the upgrade" | { readonly farewell: string };

export async function startFakeSlack(port = 0) {
  const world = {
    sockets: [] as FakeSocket[],
    /** How many are open, each time it changed. */
    counts: [] as number[],
    asked: [] as (string | undefined)[],
    ghosts: 0,
    refusals: [] as Refusal[],
    /** For good, once there is nothing else. */
    refusal: undefined as Refusal | undefined,
    welcomes: [] as Welcome[],
    /** Addresses are given out only when it settles. */
    hold: Promise.resolve(),
  };
  const wires = new Set<Socket>();
  const links = new Set<Socket>();
  const upgrader = new WebSocketServer({ noServer: true });
  const open = () => world.sockets.filter((socket) => socket.isOpen()).length;
  const changed = () => world.counts.push(open());
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    world.asked.push(request.headers.authorization);
    await world.hold;
    const { status = 200, headers = {}, error } = world.refusals.shift() ?? world.refusal ?? {};
    const url = `ws://${request.headers.host}/link/?ticket=${world.asked.length}`;
    const said = error === undefined ? { ok: true, url } : { ok: false, error };
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify(said));
  };
  const server = createServer((request, response) => void answer(request, response));
  server.on("connection", (wire: Socket) => {
    wires.add(wire.on("close", () => wires.delete(wire)).on("error", () => undefined));
  });
  server.on("upgrade", (request: IncomingMessage, wire: Socket, head) => {
    links.add(wire.on("close", () => links.delete(wire)));
    const welcome = world.welcomes.shift() ?? "greet";
    if (welcome === "refuse the upgrade") {
      wire.end("HTTP/1.1 409 Conflict\r\nconnection: close\r\ncontent-length: 0\r\n\r\n");
      return;
    }
    upgrader.handleUpgrade(request, wire, head, (ws) => {
      ws.on("close", changed).on("error", () => undefined);
      const socket = fakeSocket(ws, wire);
      if (welcome === "say nothing") return;
      if (typeof welcome === "object") {
        socket.say({ type: "disconnect", reason: welcome.farewell });
        return;
      }
      world.sockets.push(socket);
      changed();
      socket.say({ type: "hello", num_connections: open() + world.ghosts });
    });
  });
  await listening(server, port);
  const address = server.address() as AddressInfo;
  return Object.assign(world, {
    open,
    port: address.port,
    apiUrl: `http://127.0.0.1:${address.port}/api/`,
    /** The TCP connections of sockets that stand, greeted or not. */
    wires: () => links.size,
    stop: async () => {
      const closed = new Promise((done) => server.close(done));
      for (const wire of wires) wire.destroy();
      await closed;
    },
  });
}

export type FakeSlack = Awaited<ReturnType<typeof startFakeSlack>>;

function listening(server: Server, port: number): Promise<void> {
  return new Promise((done) => server.listen(port, "127.0.0.1", done));
}

function fakeSocket(ws: WebSocket, wire: Socket): FakeSocket {
  const acks = new Map<string, (payload: object | undefined) => void>();
  let envelopes = 0;
  ws.on("message", (data: Buffer) => {
    const ack = JSON.parse(data.toString()) as { envelope_id: string; payload: object };
    acks.get(ack.envelope_id)?.(ack.payload);
  });
  ws.on("close", () => {
    for (const settle of acks.values()) settle(undefined);
  });
  const say = (frame: object) => ws.send(JSON.stringify(frame));
  return {
    deliver: (payload) => {
      envelopes += 1;
      const id = `envelope-${envelopes}`;
      say({ envelope_id: id, accepts_response_payload: true, ...payload });
      return new Promise((settle) => acks.set(id, settle));
    },
    say,
    sayRaw: (text) => ws.send(text),
    drop: () => wire.destroy(),
    close: () => ws.close(),
    fallSilent: () => {
      // Read on, and thrown away: so that it is seen when the other end lets go.
      for (const heard of ["data", "end"]) wire.removeAllListeners(heard);
      wire.on("data", () => undefined).on("end", () => wire.destroy());
      wire.write = () => true;
    },
    isOpen: () => ws.readyState === ws.OPEN,
  };
}
