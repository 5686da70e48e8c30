// Whether anybody is at the other end of a socket: asked by pings when it is quiet, given up when nothing is heard.
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { ping, WebSocket } from "undici";

/** The socket itself is hidden in Slack's client; undici tells everybody in the process of what happens on any. */
const OPEN = "undici:websocket:open";
const HEARD = ["undici:websocket:ping", "undici:websocket:pong"] as const;

/** Looks without a word until it is given up, and until it is asked. */
const LOOKS = { inVain: 10, beforeAsking: 3 };

export interface PulseParts {
  /** Where this socket is opened; no other has the same. */
  readonly url: string;
  readonly silentAfter: number;
  readonly onHeard: () => void;
  readonly onSilent: () => void;
}

export interface Pulse {
  /** A message came. */
  heard(): void;
  stop(): void;
}

/**
 * Slack's client pings too, but says nothing when it hears no answer, and then waits half a minute for a close frame
 * that cannot come. Silence is counted in looks, so that neither a blocked event loop nor a clock that is set counts as one.
 */
export function startPulse({ url, silentAfter, onHeard, onSilent }: PulseParts): Pulse {
  const { href } = new URL(url);
  let ours: WebSocket | undefined;
  let quiet = 0;
  const heard = (): void => {
    quiet = 0;
    onHeard();
  };
  const opened = (message: unknown): void => {
    const socket = socketOf(message);
    if (socket?.url === href) ours ??= socket;
  };
  const sounded = (message: unknown): void => {
    if (ours && socketOf(message) === ours) heard();
  };
  const look = (): void => {
    quiet += 1;
    if (quiet >= LOOKS.inVain) onSilent();
    else if (ours && quiet >= LOOKS.beforeAsking) ping(ours);
  };
  subscribe(OPEN, opened);
  for (const channel of HEARD) subscribe(channel, sounded);
  const looks = setInterval(look, silentAfter / LOOKS.inVain).unref();
  return {
    heard,
    stop: () => {
      clearInterval(looks);
      unsubscribe(OPEN, opened);
      for (const channel of HEARD) unsubscribe(channel, sounded);
    },
  };
}

function socketOf(message: unknown): WebSocket | undefined {
  if (typeof message !== "object" || message === null || !("websocket" in message))
    return undefined;
  return message.websocket instanceof WebSocket ? message.websocket : undefined;
}
