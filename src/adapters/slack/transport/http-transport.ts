// Slack's deliveries over HTTP: signed, no older and no newer than five minutes, and answered only while Bolt listens.
import bolt from "@slack/bolt";
import { once } from "node:events";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { leaveUnacknowledged } from "../error-boundary.ts";
import { eventsUnderWay } from "./events-under-way.ts";
import { FINISH_WITHIN_MILLISECONDS } from "./transport.ts";
import type { Transport, TransportParts } from "./transport.ts";

/** What Slack sends stays far below; Bolt itself would read four times as much before it looks at a signature. */
const LARGEST_BODY_BYTES = 1024 * 1024;

const FUTURE_MILLISECONDS = 300_000;

export interface HttpTransportParts extends TransportParts {
  readonly signingSecret: string;
}

export function httpTransport({ signingSecret, now, ...logs }: HttpTransportParts): Transport {
  const { logger, boltLogger, onTrail } = logs;
  const underWay = eventsUnderWay(onTrail);
  let isListening = false;
  const inner = new bolt.HTTPReceiver({
    signingSecret,
    logger: boltLogger,
    bodyLimit: LARGEST_BODY_BYTES,
    processEventErrorHandler: leaveUnacknowledged,
  });

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    if (!isListening) {
      // Slack shows its own error, or sends an event again: better than a click that nobody handles.
      end(response, 503);
    } else if (isFromTheFuture(request, now())) {
      logger.warn("a request was refused: it is signed for a time that is yet to come");
      end(response, 401);
    } else {
      underWay.add(once(response, "close"));
      handOn(inner.requestListener, request, response);
    }
  };

  const start = async (): Promise<void> => {
    isListening = true;
  };
  const stop = async (): Promise<void> => {
    isListening = false;
    await underWay.over(FINISH_WITHIN_MILLISECONDS);
  };
  const init: Transport["receiver"]["init"] = (app) => inner.init(underWay.watch(app));
  return {
    ...{ answer, start, stop },
    receiver: { init, start, stop },
    link: () => ({ transport: "http", isListening }),
  };
}

function handOn(
  listener: RequestListener,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  try {
    listener(request, response);
  } catch {
    // Bolt throws at what is no POST to its one path.
    end(response, 404);
  }
}

/** Bolt refuses what is too old, and takes what is dated ahead: a signature that is good for years, once somebody has it. */
function isFromTheFuture({ headers }: IncomingMessage, now: number): boolean {
  const seconds = Number(headers["x-slack-request-timestamp"]);
  return seconds * 1000 > now + FUTURE_MILLISECONDS;
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status).end();
}
