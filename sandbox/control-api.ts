// The control API: HTTP on the loopback address, by which a visitor, a page or a test drives the sandbox.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Service } from "./calls.ts";
import { findRoute } from "./control/find-route.ts";
import { type LiveFeed, startLiveFeed } from "./control/live-feed.ts";
import { refuseForeign } from "./control/local-only.ts";
import { answerPage } from "./control/page-answers.ts";
import { isPlainText, type Route, statusOf, wrong } from "./control/route.ts";

const mostBytes = 1_000_000;

interface ControlApi {
  url: string;
  /** Tells the open pages that a call passed; those of people pass through here anyway. */
  changed(service?: Service): void;
  stop(): Promise<void>;
}

export async function startControlApi(routes: readonly Route[], port = 0): Promise<ControlApi> {
  const feed = startLiveFeed();
  const server = createServer((request, response) => {
    void respond({ request, response }, routes, feed);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === "EADDRINUSE";
      reject(isTaken ? new Error(`Port ${port} is taken; choose another with --port.`) : error);
    });
    server.listen(port, "127.0.0.1", resolve);
  });
  const { port: chosen } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${chosen}`,
    changed: (service) => feed.changed(service),
    stop: () =>
      new Promise((resolve) => {
        feed.stop();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
}

async function respond(
  { request, response }: Exchange,
  routes: readonly Route[],
  feed: LiveFeed,
): Promise<void> {
  try {
    refuseForeign(request.headers);
    if (await answerPage(request, response, feed)) return;
    const answer = await answerTo(routes, request);
    if (isPlainText(answer)) send(response, 200, { type: "text/plain", text: answer.plainText });
    else send(response, 200, { type: "application/json", text: toJson(answer ?? { done: true }) });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    send(response, statusOf(error), { type: "application/json", text: toJson({ error: message }) });
  }
  if (request.method !== "GET") feed.changed();
}

async function answerTo(routes: readonly Route[], request: IncomingMessage): Promise<unknown> {
  const { pathname, searchParams: query } = new URL(request.url ?? "/", "http://127.0.0.1");
  const { route, params } = findRoute(routes, request.method ?? "GET", pathname);
  const body = route.method === "POST" ? await readJson(request, route) : undefined;
  return route.answer({ params, query, body });
}

async function readJson(request: IncomingMessage, route: Route): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw wrong(400, `A body may have ${mostBytes} bytes, not more.`);
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString("utf8");
  if (text.trim() === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    throw wrong(400, `The body is not JSON. A right one is: ${JSON.stringify(route.example)}`);
  }
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function send(
  response: ServerResponse,
  status: number,
  { type, text }: Record<"type" | "text", string>,
) {
  response.writeHead(status, { "content-type": `${type}; charset=utf-8` }).end(text);
}
