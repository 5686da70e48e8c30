// How long each way takes to start, and what it holds when it idles, in turns, against the sandbox.
import { setTimeout as pause } from "node:timers/promises";
import { startSandbox } from "../../../sandbox/sandbox.ts";
import { processorMilliseconds, residentMegabytes } from "../../bench/process-figures.ts";
import type { Section } from "../../bench/report.ts";
import { serve } from "../../bench/served-process.ts";
import { serverEnvironment } from "../../bench/server-environment.ts";
import { median } from "../../bench/statistics.ts";
import { createStoredTable } from "../../support/stored-requests.ts";
import type { Way } from "./bundled-ways.ts";

const IDLE_MILLISECONDS = 3000;

interface Measured extends Way {
  readonly milliseconds: number[];
  readonly processor: number[];
  readonly megabytes: number[];
}

export async function measuredWays(ways: readonly Way[], rounds: number): Promise<Section> {
  const all = ways.map((way) => ({ ...way, milliseconds: [], processor: [], megabytes: [] }));
  const sandbox = await startSandbox({ bots: 0 });
  try {
    await createStoredTable(sandbox.aws.endpointUrl);
    const environment = { ...serverEnvironment(sandbox), ROLECALL_CREATE_TABLE: "no" };
    // A first round is not counted: it fills the caches.
    for (let round = 0; round <= rounds; round += 1) {
      await startAll(all, environment, round > 0);
    }
  } finally {
    await sandbox.stop();
  }
  return {
    title: "Ways to put the image together",
    notes: [
      `Node ${process.version}. From the spawn of the process until it answers, and the time on a processor by then; memory is what is resident ${IDLE_MILLISECONDS / 1000} s later. The median of ${rounds} in turns.`,
    ],
    tables: [{ head: ["", "start ms", "processor ms", "idle MB"], rows: all.map(row) }],
    budgets: [],
  };
}

async function startAll(
  all: readonly Measured[],
  environment: Record<string, string>,
  counts: boolean,
): Promise<void> {
  const running = [];
  for (const one of all) {
    const server = await serve(one.entry, { ...environment, ...one.environment });
    running.push({ one, server });
    if (!counts) continue;
    one.milliseconds.push(server.startMilliseconds);
    one.processor.push(processorMilliseconds(server.pid) ?? NaN);
  }
  await pause(IDLE_MILLISECONDS);
  for (const { one, server } of running) {
    if (counts) one.megabytes.push(residentMegabytes(server.pid) ?? NaN);
    await server.stop();
  }
}

function row({ name, milliseconds, processor, megabytes }: Measured): string[] {
  return [name, ...[milliseconds, processor, megabytes].map((all) => median(all).toFixed(0))];
}
