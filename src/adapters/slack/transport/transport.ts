// How Slack reaches Bolt: what every way to it has to offer.
import type { Logger as BoltLogger, Receiver } from "@slack/bolt";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Logger } from "../../../logger.ts";
import type { SlackLink } from "../../../ports/slack-link.ts";

export interface Transport {
  /** What Bolt is given. */
  readonly receiver: Receiver;
  /** What answers Slack's POSTs to /slack/events; over sockets there is none. Until started, and once it stops, it answers 503. */
  readonly answer?: (request: IncomingMessage, response: ServerResponse) => void;
  /** Over sockets: settles when the first one is open; fails, in words, where Slack refuses the app-level token or is not there. */
  start(): Promise<void>;
  /** Takes nothing new, settles when what was taken is answered and every socket is closed. */
  stop(): Promise<void>;
  link(): SlackLink;
}

export type OnTrail = <Done>(handle: () => Done) => Done;

export interface TransportParts {
  readonly now: () => number;
  readonly logger: Logger;
  readonly boltLogger: BoltLogger;
  /** What is logged while one event is handled says which. */
  readonly onTrail: OnTrail;
}

/** How long what was taken may still be worked on when the process is to end. */
export const FINISH_WITHIN_MILLISECONDS = 5000;
