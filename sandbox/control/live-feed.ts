// The live feed: tells every page that is open that something changed, at most ten times a second.
import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import type { Service } from "../calls.ts";

const pauseMilliseconds = 100;
const heartbeatMilliseconds = 15_000;

export interface LiveFeed {
  /** Something changed, by a call of this service or by hand; told soon, with what changes until then. */
  changed(service?: Service): void;
  /** Keeps the response open as server-sent events. */
  serve(response: ServerResponse): void;
  stop(): void;
}

export function startLiveFeed(): LiveFeed {
  /** Tells a page that comes back whether it is still the same sandbox. */
  const name = randomUUID();
  const open = new Set<ServerResponse>();
  let by = new Set<string>();
  let due: NodeJS.Timeout | undefined;
  const tell = (lines: string) => {
    for (const response of open) response.write(lines);
  };
  const heartbeat = setInterval(() => tell(": still here\n\n"), heartbeatMilliseconds).unref();
  return {
    changed: (service) => {
      if (open.size === 0) return;
      by.add(service ?? "hand");
      due ??= setTimeout(() => {
        tell(`event: change\ndata: ${[...by].join(" ")}\n\n`);
        due = undefined;
        by = new Set();
      }, pauseMilliseconds).unref();
    },
    serve: (response) => {
      open.add(response);
      response.on("close", () => open.delete(response));
      response
        .writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" })
        .write(`retry: 1000\nevent: hello\ndata: ${name}\n\n`);
    },
    stop: () => {
      clearInterval(heartbeat);
      clearTimeout(due);
      for (const response of open) response.end();
    },
  };
}
