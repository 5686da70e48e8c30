// The Web API clients, one a purpose, so that a slow or limited call of one kind holds up no other.
import type { FetchFunction, WebClient, WebClientOptions } from "@slack/web-api";
import type { Logger } from "../../logger.ts";
import type { CallMeter } from "../../ports/call-meter.ts";
import { boltLogger } from "./bolt-logger.ts";
import { OutgoingClient } from "./outgoing/outgoing-client.ts";
import { respondFetch } from "./outgoing/respond-fetch.ts";
import { slackTraffic } from "./outgoing/traffic.ts";
import type { Traffic } from "./outgoing/traffic.ts";
import { wholeAnswer } from "./outgoing/whole-answer.ts";

export interface SlackClients {
  /** Opens and redraws modals: a trigger lives three seconds. */
  readonly modals: WebClient;
  /** Asks who somebody is, while they wait for an answer. */
  readonly people: WebClient;
  /** Messages, the Home tab, and all that nobody waits for within seconds. */
  readonly messages: WebClient;
  /** For Bolt, whose `respond` has no end to its patience: `clientOptions.fetch`. */
  readonly respond: FetchFunction;
  /** Before the engine is stopped: what waits for its turn fails at once, without having been sent. */
  stopWaiting(): void;
}

export interface SlackConnection {
  readonly botToken: string;
  readonly apiUrl?: string;
}

export interface SlackClientParts {
  readonly logger: Logger;
  readonly now: () => number;
  readonly callEnded: CallMeter;
  /** How long whoever has something posted holds a claim on it. */
  readonly leaseMilliseconds?: number;
}

const LEASE = 30_000;
const LONGEST_WAIT = 8000;

export function createSlackClients(
  connection: SlackConnection,
  { leaseMilliseconds = LEASE, logger, ...counting }: SlackClientParts,
): SlackClients {
  // A turn may wait twice, for a card and for what is said under it: after its claim another process would post both again.
  const longestWait = Math.min(LONGEST_WAIT, leaseMilliseconds / 3);
  const { atOnce, inTurn, stopWaiting } = slackTraffic({ ...counting, longestWait });
  const client = (way: Traffic["atOnce"], timeout: number) =>
    // Each gets an object of its own: the client writes into what it is given.
    new OutgoingClient(connection.botToken, { ...options(connection, logger), timeout, way });
  return {
    modals: client(atOnce, 2500),
    people: client(atOnce, 1500),
    messages: client(inTurn, 10_000),
    respond: respondFetch(counting.callEnded),
    stopWaiting,
  };
}

// The client's own retries repeat a message that arrived, and its own wait after a 429 holds up every other method (both
// seen with @slack/web-api 8.2); ours are the engine's, which records what was posted.
function options({ apiUrl }: SlackConnection, logger: Logger): WebClientOptions {
  return {
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: boltLogger(logger),
    fetch: wholeAnswer(10_000),
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
  };
}
