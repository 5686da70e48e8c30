// The one HTTP port: health and metrics for whoever watches, and over HTTP what Slack delivers.
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Trouble } from "../../domain/trouble.ts";
import type { Logger } from "../../logger.ts";
import type { RouteHandler } from "../../ports/http-route.ts";

export interface DoorParts {
  readonly port: number;
  /** Every address of the machine unless set. */
  readonly host?: string;
  readonly routes: Readonly<Record<string, RouteHandler>>;
  /** What answers Slack's POSTs, where Slack delivers over HTTP. */
  readonly slack?: (request: IncomingMessage, response: ServerResponse) => void;
  readonly logger: Pick<Logger, "error">;
}

export interface Door {
  /** Fails, in words, where it cannot listen. */
  start(): Promise<void>;
  /** Takes nothing new, and settles when what was taken is answered. */
  stop(): Promise<void>;
  /** Where it listens, also where any free port was asked for. */
  port(): number;
}

const FROM_SLACK = "/slack/events";

/** Longer than the 60 seconds of a load balancer, which otherwise sends a click into a connection that is just being closed. */
const KEEP_ALIVE = 65_000;

/** Slack waits three seconds for an answer; who is not done by then is not waiting for one. */
const LONGEST_GOODBYE = 5000;

export function createDoor(parts: DoorParts): Door {
  const { port, host, logger } = parts;
  let isClosing = false;
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE }, (request, response) => {
    // A connection that becomes idle while the door closes would keep it open.
    response.once("close", () => {
      if (isClosing)
        setImmediate(() => {
          server.closeIdleConnections();
        });
    });
    answer(parts, request, response).catch((error: unknown) => {
      logger.error({ err: error, path: pathOf(request) }, "an answer over HTTP failed");
      fail(response);
    });
  });
  return {
    start: () => listen(server, port, host),
    stop: async () => {
      isClosing = true;
      await close(server);
    },
    port: () => (server.address() as AddressInfo | null)?.port ?? port,
  };
}

async function answer(
  { routes, slack }: DoorParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = pathOf(request);
  const route = routes[path];
  if (route) await answerRoute(route, request, response);
  else if (slack && path === FROM_SLACK) answerSlack(slack, request, response);
  else end(response, 404, "There is nothing here.\n");
}

async function answerRoute(
  route: RouteHandler,
  { method = "" }: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (method !== "GET" && method !== "HEAD") {
    refuse(response, "GET, HEAD");
    return;
  }
  const { status, type, body } = await route();
  response.setHeader("content-type", type);
  // What is kept for later may be out of date by then.
  response.setHeader("cache-control", "no-store");
  end(response, status, body);
}

function answerSlack(
  slack: NonNullable<DoorParts["slack"]>,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (request.method === "POST") slack(request, response);
  else refuse(response, "POST");
}

function pathOf({ url = "/" }: IncomingMessage): string {
  const [path = "/"] = url.split("?", 1);
  return path;
}

function refuse(response: ServerResponse, allowed: string): void {
  response.setHeader("allow", allowed);
  end(response, 405, `Only ${allowed} here.\n`);
}

function fail(response: ServerResponse): void {
  if (response.headersSent) response.destroy();
  else end(response, 500, "Something broke here. It is in the log.\n");
}

// Where only the head was asked for, Node leaves the body out, and would leave its length out, too.
function end(response: ServerResponse, status: number, body: string): void {
  response.statusCode = status;
  if (!response.hasHeader("content-type")) response.setHeader("content-type", "text/plain");
  response.setHeader("content-length", Buffer.byteLength(body));
  response.end(body);
}

async function listen(server: Server, port: number, host: string | undefined): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const fault = (error: NodeJS.ErrnoException) => {
      reject(whyNotListening(error, port));
    };
    server.once("error", fault);
    server.listen({ port, ...(host === undefined ? {} : { host }) }, () => {
      server.off("error", fault);
      resolve();
    });
  });
}

function whyNotListening(error: NodeJS.ErrnoException, port: number): Error {
  switch (error.code) {
    case "EADDRINUSE":
      return sayingSo(
        `Something else listens on port ${port} already. Stop it, or set PORT to another one.`,
        error,
      );
    case "EACCES":
      return sayingSo(
        `This system does not let Rolecall listen on port ${port}. Set PORT to one above 1023.`,
        error,
      );
    default:
      return error;
  }
}

function sayingSo(words: string, cause: Error): Trouble {
  return new Trouble(words, { retryable: false, cause });
}

async function close(server: Server): Promise<void> {
  if (!server.listening) return;
  const impatience = setTimeout(() => {
    server.closeAllConnections();
  }, LONGEST_GOODBYE);
  await new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
  clearTimeout(impatience);
}
