// One open socket to a bot: frames out, acks in, pings, and the ways in which it can end or go bad.
import { Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import type { Envelope } from "./envelope.ts";

/** What an envelope is acknowledged with. */
export interface Acknowledged {
  payload?: unknown;
}

export interface Link {
  say(frame: object): void;
  /** Undefined where no ack comes over this socket in so many milliseconds. */
  hand(envelope: Envelope, milliseconds: number): Promise<Acknowledged | undefined>;
  /** With a close frame. */
  close(): void;
  /** Without one: a reset of the TCP connection. */
  reset(): void;
  /** Half-open: nothing is sent and nothing is read any more, not even that the other end is gone. */
  fallSilent(): void;
}

export interface LinkOptions {
  ws: WebSocket;
  /** Under the web socket. */
  wire: Duplex;
  host: string;
  pingMilliseconds: number;
  /** Whether the ack that arrives is lost on its way. */
  losesAck: () => boolean;
  onClosed: () => void;
}

export function linkOver(options: LinkOptions): Link {
  const { ws, wire } = options;
  const acks = acksOver(ws, options.losesAck);
  const stopPinging = pingsOver(options);
  let isSilent = false;
  const say = (frame: object) => {
    if (!isSilent) ws.send(JSON.stringify(frame));
  };
  ws.on("close", () => {
    stopPinging();
    options.onClosed();
  });
  // What breaks is closed as well, and there is nobody to tell.
  ws.on("error", () => undefined);
  return {
    say,
    hand: (envelope, milliseconds) => {
      const acknowledged = acks.wait(envelope.envelope_id, milliseconds);
      say(envelope);
      return acknowledged;
    },
    close: () => {
      ws.close(1000);
    },
    reset: () => {
      // Where nothing is read, the end would not be noticed.
      stopPinging();
      if (wire instanceof Socket) wire.resetAndDestroy();
      else ws.terminate();
    },
    fallSilent: () => {
      isSilent = true;
      stopPinging();
      ws.pause();
    },
  };
}

function pingsOver({ ws, host, pingMilliseconds }: LinkOptions): () => void {
  const pings = setInterval(() => ws.ping(`Ping from ${host}`), pingMilliseconds).unref();
  return () => {
    clearInterval(pings);
  };
}

interface Waiting {
  id: string;
  settle: (acknowledged: Acknowledged | undefined) => void;
}

function acksOver(ws: WebSocket, losesAck: () => boolean) {
  const waiting = new Set<Waiting>();
  ws.on("message", (frame: Buffer) => {
    const ack = readAck(frame);
    const one = [...waiting].find(({ id }) => id === ack?.envelope_id);
    if (ack && one && !losesAck()) one.settle(ack);
  });
  return {
    wait: (id: string, milliseconds: number): Promise<Acknowledged | undefined> =>
      new Promise((settled) => {
        const settle: Waiting["settle"] = (acknowledged) => {
          clearTimeout(timer);
          waiting.delete(one);
          settled(acknowledged);
        };
        const one = { id, settle };
        const timer = setTimeout(settle, milliseconds, undefined);
        waiting.add(one);
      }),
  };
}

/** Undefined for what is no ack. */
function readAck(frame: Buffer): (Acknowledged & { envelope_id: unknown }) | undefined {
  try {
    const read: unknown = JSON.parse(frame.toString());
    return typeof read === "object" && read !== null && "envelope_id" in read ? read : undefined;
  } catch {
    return undefined;
  }
}
