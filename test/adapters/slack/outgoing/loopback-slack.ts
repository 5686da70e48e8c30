// A Slack that is only an HTTP server: it answers each call as a test has told it to, and remembers what it was called with.
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { CallEnded } from "../../../../src/ports/call-meter.ts";
import { createSlackClients } from "../../../../src/adapters/slack/slack-clients.ts";
import { startLog } from "../../../../src/logger.ts";

export type Answering = (response: ServerResponse) => void;

export interface Arrived {
  readonly method: string;
  readonly given: URLSearchParams;
}

export async function startLoopbackSlack({ lease }: { readonly lease?: number } = {}) {
  const arrived: Arrived[] = [];
  const scripts = new Map<string, Answering[]>();
  const server = createServer((request, response) => {
    void take(request).then((call) => {
      arrived.push(call);
      const answering = scripts.get(call.method)?.shift() ?? ok({ n: arrived.length });
      answering(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

  const ended: CallEnded[] = [];
  const { logger } = startLog("silent");
  const clients = createSlackClients(
    { botToken: "xoxb-loopback", apiUrl: url },
    {
      ...{ logger, now: () => performance.now(), callEnded: (call) => void ended.push(call) },
      ...(lease === undefined ? {} : { leaseMilliseconds: lease }),
    },
  );
  return {
    ...{ url, clients, arrived },
    /** What was counted, without how long it took. */
    outcomes: () => ended.map(({ service, method, outcome }) => `${service} ${method} ${outcome}`),
    milliseconds: () => ended.map(({ milliseconds }) => milliseconds),
    methods: () => arrived.map(({ method }) => method),
    /** The next calls of this method are answered like this, one after another. */
    answers: (method: string, ...answerings: readonly Answering[]) => {
      scripts.set(method, [...(scripts.get(method) ?? []), ...answerings]);
    },
    stop: () => {
      clients.stopWaiting();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

async function take(request: IncomingMessage): Promise<Arrived> {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  const { pathname } = new URL(request.url ?? "/", "http://slack");
  return { method: pathname.slice(1), given: new URLSearchParams(body) };
}

export function ok(more: object = {}): Answering {
  return json({ ok: true, ...more });
}

export function no(error: string): Answering {
  return json({ ok: false, error });
}

function json(body: object): Answering {
  return (response) => {
    response.setHeader("content-type", "application/json").end(JSON.stringify(body));
  };
}

export function status(code: number, headers: Record<string, string> = {}, body = ""): Answering {
  return (response) => {
    response.writeHead(code, headers).end(body);
  };
}

/** "Not before so many seconds." */
export function tooMany(seconds: number): Answering {
  return status(429, { "retry-after": String(seconds) }, '{"ok":false,"error":"ratelimited"}');
}

export const nothing: Answering = () => undefined;

export const hangUp: Answering = (response) => {
  response.destroy();
};

/** Answers that are given when the test says so. */
export function held(): Answering & { readonly release: (answering?: Answering) => void } {
  const waiting: ServerResponse[] = [];
  const answering: Answering = (response) => void waiting.push(response);
  const release = (by: Answering = ok()) => {
    for (const response of waiting.splice(0)) by(response);
  };
  return Object.assign(answering, { release });
}
