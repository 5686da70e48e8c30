// A bot without a framework: keeps what it was sent, byte for byte, and answers as a test wants.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Agency } from "./agency-workspace.ts";

export interface Delivered {
  headers: Record<string, string | string[] | undefined>;
  raw: string;
  /** A command's fields, an interaction's payload or an event. */
  payload: Record<string, unknown>;
}

/** `undefined` never answers. */
export type BotAnswer = { status?: number; body?: unknown } | undefined;

type Answering = (delivered: Delivered) => BotAnswer | Promise<BotAnswer>;

export async function startBareBot(slack: Agency, answering: Answering = () => ({})) {
  const received: Delivered[] = [];
  let answer = answering;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const raw = Buffer.concat(chunks).toString();
      const delivered = { headers: request.headers, raw, payload: payloadOf(raw) };
      received.push(delivered);
      void Promise.resolve(answer(delivered)).then((given) => {
        if (!given) return;
        const { status = 200, body } = given;
        response.writeHead(status).end(typeof body === "string" ? body : JSON.stringify(body));
      });
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  slack.bots.push(url);
  return {
    url,
    received,
    answers: (next: Answering) => {
      answer = next;
    },
    stop: () => {
      server.closeAllConnections();
      return new Promise((stopped) => server.close(stopped));
    },
  };
}

export type BareBot = Awaited<ReturnType<typeof startBareBot>>;

function payloadOf(raw: string): Record<string, unknown> {
  if (raw.startsWith("{")) return JSON.parse(raw) as Record<string, unknown>;
  const form = new URLSearchParams(raw);
  const payload = form.get("payload");
  if (payload === null) return Object.fromEntries(form);
  return JSON.parse(payload) as Record<string, unknown>;
}
