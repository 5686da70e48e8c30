// All that is counted, and who may ask for it: the meters, the minute's line in the log, health and metrics over HTTP.
import Registry from "prom-client/lib/registry.js";
import type { Logger } from "../../logger.ts";
import type { AccountRequestStore } from "../../ports/account-request-store.ts";
import type { CallMeter } from "../../ports/call-meter.ts";
import type { DriftLedgerStore } from "../../ports/drift-ledger-store.ts";
import type { RouteHandler } from "../../ports/http-route.ts";
import type { Records, RequestStore } from "../../ports/request-store.ts";
import type { SlackLink } from "../../ports/slack-link.ts";
import type { StepMeter } from "../../ports/step-meter.ts";
import { callMetrics } from "./call-metrics.ts";
import { watchEventLoop } from "./event-loop.ts";
import type { EventLoopWatch } from "./event-loop.ts";
import { lifeAnswer, readinessAnswer } from "./health.ts";
import { meteredRecords } from "./metered-records.ts";
import type { MeteredRecord } from "./metered-records.ts";
import { processMetrics } from "./process-metrics.ts";
import { recordMetrics } from "./record-metrics.ts";
import type { RecordMetrics } from "./record-metrics.ts";
import { slackMetrics } from "./slack-metrics.ts";
import { tablePulse } from "./table-pulse.ts";
import type { TablePulse } from "./table-pulse.ts";
import { minuteLine } from "./minute-line.ts";

export interface TelemetryParts {
  readonly now: () => number;
  readonly logger: Logger;
  /** How many lines of the log there were at `error` or above. */
  readonly errors: () => number;
}

/** Made before all that it counts. */
export interface Telemetry {
  readonly callEnded: CallMeter;
  readonly stepEnded: StepMeter;
  /** The same records; every entry that this process adds to a history is counted. */
  metered<Kept extends MeteredRecord>(
    kind: "access" | "account",
    records: Records<Kept>,
  ): Records<Kept>;
  /** Looks at what there is by then. */
  lookout(watched: Watched): Lookout;
}

export interface Watched {
  readonly store: Pick<RequestStore, "waiting" | "stuck" | "holdings">;
  readonly accounts: Pick<AccountRequestStore, "allOpen">;
  readonly ledger: Pick<DriftLedgerStore, "load">;
  readonly link: () => SlackLink;
  /** When the engine last asked what is due; null before the first time. */
  readonly engineTickedAt: () => number | null;
  readonly pollMilliseconds: number;
  readonly isPolicyLoaded: () => boolean;
}

export interface Lookout {
  readonly routes: Readonly<Record<"/healthz" | "/readyz" | "/metrics", RouteHandler>>;
  /** The minute's line is written from now on. */
  start(): void;
  stop(): void;
}

export function createTelemetry(parts: TelemetryParts): Telemetry {
  const registry = new Registry();
  const pulse = tablePulse(parts.now);
  const calls = callMetrics(registry);
  const record = recordMetrics(registry);
  let throttles = 0;
  return {
    callEnded: (call) => {
      const { service, method, outcome, milliseconds } = call;
      calls.callEnded(call);
      if (service === "dynamodb") pulse.heard(outcome);
      if (outcome === "throttled") throttles += 1;
      const ms = Math.round(milliseconds);
      parts.logger.debug({ service, method, outcome, ms }, "a call has ended");
    },
    stepEnded: calls.stepEnded,
    metered: (kind, records) =>
      meteredRecords(records, (request, entries) => {
        record.added(kind, request, entries);
      }),
    lookout: (watched) => {
      const startedAt = parts.now();
      const gathered = { registry, pulse, record, throttles: () => throttles, startedAt };
      return lookoutOn({ ...parts, ...watched, ...gathered, eventLoop: watchEventLoop() });
    },
  };
}

interface Gathered extends TelemetryParts, Watched {
  readonly registry: Registry;
  readonly pulse: TablePulse;
  readonly record: RecordMetrics;
  readonly eventLoop: EventLoopWatch;
  readonly throttles: () => number;
  readonly startedAt: number;
}

const MINUTE = 60_000;
/** The table is asked for nothing but a beat where nothing else was asked of it for as long. */
const BEAT = 30_000;

function lookoutOn(gathered: Gathered): Lookout {
  const { registry, pulse, eventLoop, ledger, now } = gathered;
  slackMetrics(registry, gathered);
  processMetrics(registry, gathered);
  const tell = minuteLine(gathered);
  const everyMinute = () => {
    eventLoop.startAnew();
    void tell();
  };
  // Whoever counts the calls hears how it ended.
  const beat = () => {
    if (now() - pulse.askedAt() >= BEAT) ledger.load().catch(() => undefined);
  };
  let timers: NodeJS.Timeout[] = [];
  return {
    routes: routesOf(gathered),
    start: () => {
      timers = [setInterval(everyMinute, MINUTE), setInterval(beat, BEAT)];
      void tell();
    },
    stop: () => {
      timers.forEach(clearInterval);
      eventLoop.stop();
    },
  };
}

function routesOf(gathered: Gathered): Lookout["routes"] {
  const { registry, pulse, eventLoop, now, link, pollMilliseconds } = gathered;
  const { engineTickedAt, isPolicyLoaded } = gathered;
  return {
    "/healthz": () =>
      lifeAnswer({
        now: now(),
        loopDelay: eventLoop.delay().mean,
        tableSilentSince: pulse.silentSince(),
      }),
    "/readyz": () =>
      readinessAnswer({
        now: now(),
        link: link(),
        engineTickedAt: engineTickedAt(),
        pollMilliseconds,
        isPolicyLoaded: isPolicyLoaded(),
      }),
    "/metrics": async () => ({
      status: 200,
      type: registry.contentType,
      body: await registry.metrics(),
    }),
  };
}
