// Slack's own client for one socket, which is let do neither the reconnecting nor the giving up.
import bolt from "@slack/bolt";
import type { App, Logger as BoltLogger } from "@slack/bolt";
import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "../../../logger.ts";
import { leaveUnanswered } from "../error-boundary.ts";

export type SocketClient = InstanceType<typeof bolt.SocketModeReceiver>["client"];

export interface ClientParts {
  readonly app: App;
  readonly appToken: string;
  readonly apiUrl?: string;
  /** Asking for an address ends with it. */
  readonly cancelled: AbortSignal;
}

/** Longer than any process lives: whether anybody is there is found out by ourselves. */
const NEVER = 2 ** 31 - 1;
const ASKED_WITHIN_MILLISECONDS = 5000;
/** Slack answers a close frame at once, if it is there. */
const CLOSED_WITHIN_MILLISECONDS = 1000;

export function socketClient({ app, appToken, apiUrl, cancelled }: ClientParts): SocketClient {
  const receiver = new bolt.SocketModeReceiver({
    appToken,
    logger: QUIET,
    autoReconnectEnabled: false,
    clientPingTimeout: NEVER,
    processEventErrorHandler: leaveUnanswered,
    // An object of its own for each client, which writes into it. Never `headers`: the token is written into them.
    installerOptions: {
      clientOptions: {
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        timeout: ASKED_WITHIN_MILLISECONDS,
        fetch: (url, { signal, ...init } = {}) =>
          fetch(url, {
            ...init,
            signal: signal ? AbortSignal.any([signal, cancelled]) : cancelled,
          }),
        ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
      },
    },
  });
  receiver.init(app);
  return receiver.client;
}

// It calls every drop and every lost acknowledgement an error; what they are, whoever keeps the socket open says.
const QUIET: BoltLogger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => bolt.LogLevel.ERROR,
  setName: () => undefined,
};

type Listener = (...frame: unknown[]) => unknown;

/**
 * Sees each frame before the client does, and says whether the client is to see it: left to itself it closes the socket as soon as
 * Slack announces a refresh, and a frame that it does not understand becomes a rejection that nobody catches.
 */
export function intercept(
  client: SocketClient,
  logger: Logger,
  isForClient: (frame: unknown) => boolean,
): void {
  const listeners: readonly Listener[] = client.listeners("ws_message");
  const handOn = async (frame: unknown[]): Promise<void> => {
    try {
      for (const listener of listeners) await listener(...frame);
    } catch (error) {
      logger.error({ err: error }, "a frame from Slack was not understood");
    }
  };
  client.removeAllListeners("ws_message");
  client.on("ws_message", (...frame: unknown[]) => {
    if (isForClient(frame[0])) void handOn(frame);
  });
}

/** Never fails, and never takes long. */
export async function closeFully(client: SocketClient): Promise<void> {
  await disconnected(client);
  // The second time forces what is still open, and clears a timer that the first may have left behind.
  await disconnected(client);
}

async function disconnected(client: SocketClient): Promise<void> {
  const inTime = new AbortController();
  const late = pause(CLOSED_WITHIN_MILLISECONDS, undefined, { signal: inTime.signal });
  await Promise.race([client.disconnect(), late]).catch(() => undefined);
  late.catch(() => undefined);
  inTime.abort();
}
