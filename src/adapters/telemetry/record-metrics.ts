// Metrics of requests: how many there are, what happens to them, and how long people wait.
import Counter from "prom-client/lib/counter.js";
import Gauge from "prom-client/lib/gauge.js";
import Histogram from "prom-client/lib/histogram.js";
import type Registry from "prom-client/lib/registry.js";
import type { HowItStands } from "../../domain/how-it-stands.ts";
import type { HistoryEntry } from "../../domain/request.ts";
import type { MeteredRecord } from "./metered-records.ts";

export interface RecordMetrics {
  added(
    kind: "access" | "account",
    request: Pick<MeteredRecord, "ask">,
    entries: readonly HistoryEntry[],
  ): void;
  /** `at`: when the record was read. */
  stands(stands: HowItStands, at: number): void;
}

/** In seconds: from what a machine decides to three days, when an ask lapses. */
const WAITS = [10, 60, 300, 900, 3600, 4 * 3600, 24 * 3600, 72 * 3600];

export function recordMetrics(registry: Registry): RecordMetrics {
  const happened = new Counter({
    name: "rolecall_events_total",
    help: "What happened to requests, by the words of their history, as far as this process wrote it down.",
    labelNames: ["kind", "what"],
    registers: [registry],
  });
  const waits = waitingTimes(registry);
  const standing = standingNumbers(registry);
  return {
    added: (kind, { ask }, entries) => {
      for (const { what, at } of entries) {
        happened.inc({ kind, what });
        const seconds = (at - ask.askedAt) / 1000;
        if (what === "approved" || what === "denied") waits.decided.observe({ kind }, seconds);
        if (what === "granted") waits.granted.observe(seconds);
      }
    },
    stands: (stands, at) => {
      for (const { kind, state, count } of stands.requests) {
        standing.requests.set({ kind, state }, count);
      }
      standing.stuck.set(stands.stuck);
      standing.overdue.set(stands.overdue);
      standing.drift.set(stands.drift);
      standing.readAt.set(at / 1000);
    },
  };
}

function waitingTimes(registry: Registry) {
  const common = { buckets: WAITS, registers: [registry] };
  return {
    decided: new Histogram({
      ...common,
      name: "rolecall_time_to_decide_seconds",
      help: "From the ask to the approval or the denial.",
      labelNames: ["kind"],
    }),
    granted: new Histogram({
      ...common,
      name: "rolecall_time_to_access_seconds",
      help: "From the ask to the moment the access was there.",
    }),
  };
}

/** Without a value until the record was read once: a nought would be a claim. */
function standingNumbers(registry: Registry) {
  const gauge = (name: string, help: string) => {
    const made = new Gauge({ name, help, registers: [registry] });
    made.remove();
    return made;
  };
  return {
    requests: new Gauge({
      name: "rolecall_requests",
      help: "Open requests and lasting access, by what they are about and how they stand.",
      labelNames: ["kind", "state"],
      registers: [registry],
    }),
    stuck: gauge("rolecall_stuck_requests", "Requests that wait for an admin to retry them."),
    overdue: gauge(
      "rolecall_overdue_endings",
      "Access whose end was due more than three minutes ago and which is not gone.",
    ),
    drift: gauge("rolecall_open_drift", "Changes made in AWS by hand that nobody decided about."),
    readAt: gauge(
      "rolecall_record_read_timestamp_seconds",
      "When the record was last read to say how requests stand.",
    ),
  };
}
