// What /metrics says: numbers of what happened, every name in docs/metrics.md, and nothing that names anybody.
import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { until } from "../../../sandbox/until.ts";
import {
  ASKED_AT,
  ENDS_AT,
  HOUR,
  aPendingRequest,
  aTimedGrant,
  after,
  afterAt,
  commands,
  inEveryState,
} from "../../support/a-request.ts";
import { aCreation } from "../../support/an-account.ts";
import { won } from "../../contracts/request-store-records.contract.ts";
import { aCall, aLookout, listening, sockets } from "./a-lookout.ts";

type Lookout = ReturnType<typeof aLookout>;
let running: Lookout[] = [];
afterEach(() => {
  for (const { lookout } of running) lookout.stop();
  running = [];
});

function aWatchedProcess(...changes: Parameters<typeof aLookout>): Lookout {
  const process = aLookout(...changes);
  running.push(process);
  return process;
}

interface Metric {
  readonly name: string;
  readonly kind: string;
  readonly labels: readonly string[];
  readonly help: string;
}

interface Read {
  readonly metrics: readonly Metric[];
  /** By name and labels, as they stand in the text. */
  readonly values: ReadonlyMap<string, number>;
}

/** As Prometheus reads it; fails at a line that it could not read. */
function parse(text: string): Read {
  const lines = text.split("\n").filter(Boolean);
  const told = (what: "HELP" | "TYPE") =>
    new Map(
      lines.flatMap((line) => {
        const [, name, words] = new RegExp(`^# ${what} (\\S+) (.+)$`).exec(line) ?? [];
        return name !== undefined && words !== undefined ? [[name, words] as const] : [];
      }),
    );
  const [helps, kinds] = [told("HELP"), told("TYPE")];
  const samples = lines.filter((line) => !line.startsWith("# ")).map(sampleIn);
  const metrics = [...kinds].map(([name, kind]) => {
    const own = samples.filter((sample) => metricOf(sample, kinds) === name);
    const labels = [...new Set(own.flatMap((sample) => sample.labels))].sort();
    return { name, kind, labels, help: helps.get(name) ?? "" };
  });
  return { metrics, values: new Map(samples.map(({ text: named, value }) => [named, value])) };
}

function sampleIn(line: string) {
  const [, name = "", inBraces = "", value] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
  if (value === undefined || Number.isNaN(Number(value))) throw new Error(`unreadable: ${line}`);
  const labels = [...inBraces.matchAll(/(\w+)="/g)].map(([, label = ""]) => label);
  return {
    ...{ name, value: Number(value), text: line.slice(0, line.lastIndexOf(" ")) },
    // The bounds of a histogram's buckets.
    labels: labels.filter((label) => label !== "le"),
  };
}

function metricOf({ name }: { readonly name: string }, kinds: ReadonlyMap<string, string>): string {
  return kinds.has(name) ? name : name.replace(/_(bucket|sum|count)$/, "");
}

async function metricsOf({ ask }: Lookout): Promise<Read> {
  const { status, type, body } = await ask("/metrics");
  expect([status, type]).toEqual([200, "text/plain; version=0.0.4; charset=utf-8"]);
  return parse(body);
}

/** Of one metric, by its labels. */
async function valuesOf(process: Lookout, name: string): Promise<Record<string, number>> {
  const { values } = await metricsOf(process);
  const own = [...values].filter(([sample]) => sample === name || sample.startsWith(`${name}{`));
  return Object.fromEntries(own.map(([sample, value]) => [sample.slice(name.length), value]));
}

/** A process in which everything that can be counted has happened. */
async function everythingHappened(): Promise<Lookout> {
  const process = aWatchedProcess({ link: () => sockets(["open", 1], ["shut", 9]) });
  const { telemetry, store, accounts } = process;
  const access = telemetry.metered("access", store);
  const opened = won(await access.open(aPendingRequest(), null));
  await access.save(after(opened, commands.approve, commands.grant), null);
  const denied = won(await telemetry.metered("account", accounts).open(aCreation(), null));
  await telemetry.metered("account", accounts).save(denied, null);
  telemetry.callEnded(aCall({ attempts: 3 }));
  telemetry.stepEnded({ step: "join-group", outcome: "to-retry", milliseconds: 80 });
  process.lookout.start();
  await until(
    () => valuesOf(process, "rolecall_stuck_requests"),
    (found) => "" in found,
    { what: "until the record was read" },
  );
  return process;
}

describe("docs/metrics.md", () => {
  const page = readFileSync(`${__dirname}/../../../docs/metrics.md`, "utf8");
  const [first = ""] = page.split("\n## ");
  const documented = first.split("\n").flatMap((line): Metric[] => {
    const [, name, kind = "", labels = "", help = ""] = line.split("|").map((cell) => cell.trim());
    if (!name?.startsWith("`")) return [];
    const named = [...labels.matchAll(/`(\w+)`/g)].map(([, label = ""]) => label).sort();
    return [{ name: name.replaceAll("`", ""), kind, labels: named, help }];
  });
  const byName = (one: Metric, other: Metric) => one.name.localeCompare(other.name);

  it("has every metric with its kind, its labels and its own words, and no other", async () => {
    const { metrics } = await metricsOf(await everythingHappened());
    expect([...documented].sort(byName)).toEqual([...metrics].sort(byName));
    expect(metrics.length).toBeGreaterThan(20);
  });

  it("explains every label", () => {
    const explained = [...page.matchAll(/^\| `(\w+)` +\| /gm)].map(([, label]) => label);
    const used = new Set(documented.flatMap(({ labels }) => labels));
    expect([...used].filter((label) => !explained.includes(label))).toEqual([]);
  });
});

it("names nobody, no account and no request", async () => {
  const { body } = await (await everythingHappened()).ask("/metrics");
  expect(body).not.toMatch(/alice|U0|T0|client-a|acme|R-|\d{12}/i);
});

describe("requests", () => {
  it("are counted by what they are about and how they stand, once the record was read", async () => {
    const process = aWatchedProcess();
    const { store, clock, lookout } = process;
    expect(await valuesOf(process, "rolecall_requests")).toEqual({});
    const held = { ...aTimedGrant(), key: { ...aTimedGrant().key, number: 2 } };
    for (const request of [inEveryState().stuck, held]) await store.open(request, null);
    clock.at = ENDS_AT + HOUR;
    lookout.start();
    const requests = await until(
      () => valuesOf(process, "rolecall_requests"),
      (found) => Object.keys(found).length > 0 && found,
      { what: "until the record was read" },
    );
    expect(requests).toMatchObject({
      '{kind="access",state="stuck"}': 1,
      '{kind="access",state="active"}': 1,
      '{kind="access",state="pending"}': 0,
      '{kind="create-account",state="pending"}': 0,
    });
    expect(await valuesOf(process, "rolecall_overdue_endings")).toEqual({ "": 1 });
  });

  it("are counted as they are decided, and how long people waited", async () => {
    const process = aWatchedProcess();
    const access = process.telemetry.metered("access", process.store);
    const opened = won(await access.open(aPendingRequest(), null));
    const approved = afterAt(ASKED_AT + 20 * 60_000, opened, commands.approve);
    const saved = won(await access.save(approved, null));
    await access.save(afterAt(ASKED_AT + 22 * 60_000, saved, commands.grant), null);
    expect(await valuesOf(process, "rolecall_events_total")).toEqual({
      '{kind="access",what="asked"}': 1,
      '{kind="access",what="approved"}': 1,
      '{kind="access",what="granted"}': 1,
    });
    const decided = await valuesOf(process, "rolecall_time_to_decide_seconds_bucket");
    expect(decided['{le="900",kind="access"}']).toBe(0);
    expect(decided['{le="3600",kind="access"}']).toBe(1);
    expect(await valuesOf(process, "rolecall_time_to_access_seconds_sum")).toEqual({ "": 1320 });
  });
});

describe("what the process does", () => {
  it("is counted call by call, with the tries it took", async () => {
    const process = aWatchedProcess({ level: "debug" });
    const { callEnded } = process.telemetry;
    callEnded(aCall());
    callEnded(aCall({ attempts: 3, milliseconds: 700 }));
    callEnded(aCall({ outcome: "throttled", attempts: 1 }));
    callEnded(aCall({ service: "slack", method: "chat.update", outcome: "refused" }));
    expect(await valuesOf(process, "rolecall_calls_total")).toEqual({
      '{service="iam",method="GetUser",outcome="ok"}': 2,
      '{service="iam",method="GetUser",outcome="throttled"}': 1,
      '{service="slack",method="chat.update",outcome="refused"}': 1,
    });
    expect(await valuesOf(process, "rolecall_call_retries_total")).toEqual({
      '{service="iam",method="GetUser"}': 2,
    });
    const took = await valuesOf(process, "rolecall_call_duration_seconds_bucket");
    expect(took['{le="0.5",service="iam",method="GetUser"}']).toBe(2);
    expect(took['{le="1",service="iam",method="GetUser"}']).toBe(3);
    expect(process.said("a call has ended")[1]).toMatchObject({
      ...{ level: 20, service: "iam", method: "GetUser", outcome: "ok", ms: 700 },
    });
  });

  it("is counted step by step", async () => {
    const process = aWatchedProcess();
    const { stepEnded } = process.telemetry;
    const step = "join-group";
    stepEnded({ step, outcome: "to-retry", milliseconds: 80 });
    stepEnded({ step, outcome: "to-retry", milliseconds: 80 });
    stepEnded({ step, outcome: "done", milliseconds: 400 });
    expect(await valuesOf(process, "rolecall_steps_total")).toEqual({
      '{step="join-group",outcome="to-retry"}': 2,
      '{step="join-group",outcome="done"}': 1,
    });
    expect(await valuesOf(process, "rolecall_step_duration_seconds_count")).toEqual({
      '{step="join-group"}': 3,
    });
  });

  it("is not mixed up with what another one in the same test does", async () => {
    aWatchedProcess().telemetry.callEnded(aCall());
    expect(await valuesOf(aWatchedProcess(), "rolecall_calls_total")).toEqual({});
  });
});

describe("how Slack reaches it", () => {
  const slack = async (process: Lookout) => {
    const { values } = await metricsOf(process);
    return Object.fromEntries([...values].filter(([name]) => name.startsWith("rolecall_slack")));
  };

  it("is told of sockets, as they stand when it is asked", async () => {
    let link = sockets(["open", 5], ["open", 40], ["shut", 2]);
    const process = aWatchedProcess({ link: () => link });
    expect(await slack(process)).toEqual({
      rolecall_slack_reached: 1,
      rolecall_slack_silence_seconds: 40,
      rolecall_slack_open_sockets: 2,
      rolecall_slack_counted_connections: 3,
    });
    link = { transport: "socket", sockets: [], countedBySlack: null };
    expect(await slack(process)).toEqual({
      rolecall_slack_reached: 0,
      rolecall_slack_silence_seconds: 0,
      rolecall_slack_open_sockets: 0,
    });
  });

  it("is told over HTTP without sockets", async () => {
    let isListening = true;
    const process = aWatchedProcess({ link: () => ({ ...listening, isListening }) });
    expect(await slack(process)).toEqual({
      rolecall_slack_reached: 1,
      rolecall_slack_silence_seconds: 0,
    });
    isListening = false;
    expect(await slack(process)).toEqual({ rolecall_slack_reached: 0 });
  });
});

describe("the process", () => {
  it("tells of itself what every process of Node tells", async () => {
    const process = aWatchedProcess();
    process.logger.error("it broke");
    await metricsOf(process);
    const { values } = await metricsOf(process);
    expect(values.get("rolecall_errors_logged_total")).toBe(1);
    expect(values.get("process_resident_memory_bytes")).toBeGreaterThan(1e7);
    expect(values.get("nodejs_heap_size_used_bytes")).toBeGreaterThan(1e6);
    expect(values.get("process_cpu_seconds_total")).toBeGreaterThan(0);
    expect(values.get("nodejs_active_resources_total")).toBeGreaterThanOrEqual(0);
    const age = Date.now() / 1000 - (values.get("process_start_time_seconds") ?? 0);
    expect(Math.abs(age - globalThis.process.uptime())).toBeLessThan(60);
  });

  it("tells how late its event loop was, and begins anew", async () => {
    const process = aWatchedProcess();
    const late = () => valuesOf(process, "rolecall_event_loop_delay_seconds");
    // The watch measures from one look to the next, so there has to be one before.
    await pause(120);
    const end = performance.now() + 400;
    while (performance.now() < end);
    await until(late, (seen) => (seen['{statistic="max"}'] ?? 0) >= 0.25, {
      what: "until the loop was seen to be late",
    });
    const seen = await late();
    expect(seen['{statistic="mean"}']).toBeLessThan(seen['{statistic="max"}'] ?? 0);
  });
});
