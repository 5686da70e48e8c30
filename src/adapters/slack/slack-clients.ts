// The Web API clients, one a purpose, so that a slow or limited call of one kind holds up no other.
import type { Logger as BoltLogger } from "@slack/bolt";
import { WebClient } from "@slack/web-api";
import type { WebClientOptions } from "@slack/web-api";

export interface SlackClients {
  /** Opens and redraws modals: a trigger lives three seconds. */
  readonly modals: WebClient;
  /** Asks who somebody is, while they wait for an answer. */
  readonly people: WebClient;
  /** Messages, the Home tab, and all that nobody waits for within seconds. */
  readonly messages: WebClient;
}

export interface SlackConnection {
  readonly botToken: string;
  readonly apiUrl?: string;
}

export function createSlackClients(
  { botToken, apiUrl }: SlackConnection,
  logger: BoltLogger,
): SlackClients {
  // Each gets an object of its own: the client writes into what it is given.
  const client = (timeout: number) =>
    new WebClient(botToken, { ...options(apiUrl), logger, timeout });
  return { modals: client(2500), people: client(1500), messages: client(10_000) };
}

// The client's own retries repeat a message that arrived; ours are the engine's, which records what was posted.
function options(apiUrl: string | undefined): WebClientOptions {
  return {
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
  };
}
