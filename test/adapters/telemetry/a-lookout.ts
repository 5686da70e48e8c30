// A process under telemetry, on records in memory: what it counts, what it logs, and what it answers over HTTP.
import { createTelemetry } from "../../../src/adapters/telemetry/telemetry.ts";
import type { Watched } from "../../../src/adapters/telemetry/telemetry.ts";
import { startLog } from "../../../src/logger.ts";
import type { CallEnded } from "../../../src/ports/call-meter.ts";
import type { RouteAnswer } from "../../../src/ports/http-route.ts";
import type { SlackLink, SocketStanding } from "../../../src/ports/slack-link.ts";
import { ASKED_AT } from "../../support/a-request.ts";
import { inMemoryStores } from "../../support/in-memory-account-request-store.ts";
import { inMemoryDriftLedger } from "../../support/in-memory-drift-ledger.ts";

export const listening: SlackLink = { transport: "http", isListening: true };

/** Sockets that were heard so many seconds ago; null: not yet. */
export function sockets(
  ...stand: readonly (readonly ["open" | "shut", number | null])[]
): SlackLink {
  const standing = stand.map(([how, ago]): SocketStanding => ({
    isOpen: how === "open",
    heardAt: ago === null ? null : ASKED_AT - ago * 1000,
  }));
  return { transport: "socket", sockets: standing, countedBySlack: standing.length };
}

type Changes = Partial<Watched> & { readonly level?: string };

/** It is {@link ASKED_AT} until a test says otherwise. */
export function aLookout({ level = "info", ...changes }: Changes = {}) {
  const lines: Record<string, unknown>[] = [];
  const log = startLog(level, {
    write: (line) => {
      lines.push(JSON.parse(line) as Record<string, unknown>);
    },
  });
  const clock = { at: ASKED_AT };
  const now = () => clock.at;
  const { logger, errors } = log;
  const telemetry = createTelemetry({ now, logger, errors });
  const stores = inMemoryStores();
  const lookout = telemetry.lookout({
    ...stores,
    ledger: inMemoryDriftLedger(),
    link: () => listening,
    engineTickedAt: () => clock.at,
    pollMilliseconds: 5000,
    isPolicyLoaded: () => true,
    ...changes,
  });
  const ask = async (path: keyof typeof lookout.routes): Promise<RouteAnswer> =>
    lookout.routes[path]();
  return {
    ...{ telemetry, lookout, logger, clock, lines, ask },
    ...stores,
    /** What `msg` says, in order. */
    said: (msg: string) => lines.filter((line) => line["msg"] === msg),
  };
}

export function aCall(changes: Partial<CallEnded> = {}): CallEnded {
  return { service: "iam", method: "GetUser", outcome: "ok", milliseconds: 20, ...changes };
}
