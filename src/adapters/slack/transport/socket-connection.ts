// One socket from its opening to its end: greeted, heard, left for one of several reasons, and closed.
import type { App, ReceiverEvent } from "@slack/bolt";
import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "../../../logger.ts";
import { eventsUnderWay } from "./events-under-way.ts";
import { NotGreeted } from "./opening-failure.ts";
import { closeFully, intercept, socketClient } from "./socket-client.ts";
import type { SocketClient } from "./socket-client.ts";
import { frameIn } from "./socket-frame.ts";
import type { Farewell } from "./socket-frame.ts";
import { startPulse } from "./socket-pulse.ts";
import type { Pulse } from "./socket-pulse.ts";

/** Why another socket is needed in its place. */
export type Leaving = Farewell | "closed" | "silent";

export interface SocketConnection {
  /** Settles when Slack has greeted. */
  open(): Promise<void>;
  /** Settles once, and never fails. */
  readonly leaving: Promise<Leaving>;
  isOpen(): boolean;
  /** In milliseconds since the epoch. */
  heardAt(): number | null;
  /** Closes it, after what came over it is answered, but no more than so many milliseconds later. It never fails. */
  retire(within: number): Promise<void>;
}

export interface ConnectionParts {
  readonly app: App;
  readonly appToken: string;
  readonly apiUrl?: string;
  readonly now: () => number;
  /** Milliseconds without a frame until it is given up. */
  readonly silentAfter: number;
  /** With the number of the app's sockets that Slack counts, this one included. */
  readonly onGreeting: (counted: number | null) => void;
  readonly logger: Logger;
}

const OPENED_WITHIN_MILLISECONDS = 10_000;

export function socketConnection(parts: ConnectionParts): SocketConnection {
  const underWay = eventsUnderWay();
  const ending = new AbortController();
  const ack = (event: ReceiverEvent) => ackThatMayBeLost(event, parts.logger);
  const app = underWay.watch(parts.app, ack);
  const client = socketClient({ ...parts, app, cancelled: ending.signal });
  const life = followLife(client, parts);
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => {
    ending.abort();
    life.stop();
    closing ??= closeFully(client);
    return closing;
  };
  // The address may come in the very moment in which nobody wants it any more.
  client.on("connecting", () => {
    if (ending.signal.aborted) queueMicrotask(() => void closeFully(client));
  });
  void life.leaving.then((why) => (why === "silent" ? close() : undefined));
  const isOpen = () => life.isGreeted() && client.websocket?.isActive() === true;
  return {
    ...{ leaving: life.leaving, heardAt: life.heardAt, isOpen },
    open: () => greeted(client, life.leaving),
    retire: async (within) => {
      if (isOpen()) await underWay.over(within);
      await close();
    },
  };
}

function followLife(client: SocketClient, parts: ConnectionParts) {
  let heardAt: number | null = null;
  let isGreeted = false;
  let pulse: Pulse | undefined;
  let leave: (why: Leaving) => void = () => undefined;
  const leaving = new Promise<Leaving>((resolve) => {
    leave = resolve;
  });
  const onHeard = (): void => {
    heardAt = parts.now();
  };
  client.on("authenticated", ({ url }: { readonly url: string }) => {
    const onSilent = () => leave("silent");
    pulse = startPulse({ url, silentAfter: parts.silentAfter, onHeard, onSilent });
  });
  client.on("disconnected", () => leave("closed"));
  intercept(client, parts.logger, (data) => {
    pulse?.heard();
    const frame = frameIn(data);
    if (frame.kind === "farewell") leave(frame.why);
    if (frame.kind === "greeting") {
      isGreeted = true;
      parts.onGreeting(frame.counted);
    }
    return frame.kind === "greeting" || frame.kind === "delivery";
  });
  return {
    leaving,
    heardAt: () => heardAt,
    isGreeted: () => isGreeted,
    stop: () => pulse?.stop(),
  };
}

/** The socket may be gone by now: Slack shows an error then, and what was decided stands. */
function ackThatMayBeLost({ ack }: ReceiverEvent, logger: Logger): ReceiverEvent["ack"] {
  return async (answer) => {
    try {
      await ack(answer);
    } catch (error) {
      logger.warn({ err: error }, "an acknowledgement was lost: its socket was closed by then");
    }
  };
}

async function greeted(client: SocketClient, leaving: Promise<Leaving>): Promise<void> {
  const inTime = new AbortController();
  const late = pause(OPENED_WITHIN_MILLISECONDS, new NotGreeted("silent"), {
    signal: inTime.signal,
  });
  const started = client.start().then(
    () => undefined,
    // It is rejected with nothing at all when the socket is closed before the greeting.
    (error: unknown) => (error instanceof Error ? error : new NotGreeted("closed")),
  );
  const left = leaving.then((why) => new NotGreeted(why));
  const failure = await Promise.race([started, left, late]);
  late.catch(() => undefined);
  inTime.abort();
  if (failure) throw failure;
}
