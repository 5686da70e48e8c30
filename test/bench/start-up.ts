// How long a start takes, and what an idle process holds, beside a bare Bolt app with four AWS clients.
import { setTimeout as pause } from "node:timers/promises";
import { startSandbox } from "../../sandbox/sandbox.ts";
import { createStoredTable } from "../support/stored-requests.ts";
import type { BuiltFiles } from "./built-files.ts";
import { processorMilliseconds, residentMegabytes } from "./process-figures.ts";
import type { Budgeted, Section, Table } from "./report.ts";
import { serve } from "./served-process.ts";
import { serverEnvironment } from "./server-environment.ts";
import { median } from "./statistics.ts";

const MOST_RATIO = 1.2;
const MOST_MEGABYTES = 110;
const IDLE_MILLISECONDS = 3000;

interface Started {
  readonly name: string;
  readonly entry: string;
  readonly milliseconds: number[];
  readonly processor: number[];
  readonly megabytes: number[];
}

export async function startUp(built: BuiltFiles, rounds: number): Promise<Section> {
  const bare = started("bare Bolt + four AWS clients", built.bareBolt);
  const rolecall = started("Rolecall", built.rolecall);
  const sandbox = await startSandbox({ bots: 0 });
  try {
    // As in production, where the infrastructure makes the table.
    await createStoredTable(sandbox.aws.endpointUrl);
    const environment = { ...serverEnvironment(sandbox), ROLECALL_CREATE_TABLE: "no" };
    // A first round is not counted: it brings the files into the system's cache.
    for (let round = 0; round <= rounds; round += 1) {
      await startAll([bare, rolecall], environment, round > 0);
    }
  } finally {
    await sandbox.stop();
  }
  return {
    title: "Starting, and idling",
    notes: [
      `From the spawn of the process to the first answer to GET /readyz, ${rounds} times in turns; Rolecall as \`npm run build\` makes it, the other a single file of JavaScript with its packages beside it; both ask Slack who they are. Memory is what is resident ${IDLE_MILLISECONDS / 1000} s later. The median of each.`,
    ],
    tables: [table([bare, rolecall])],
    budgets: [startBudget(rolecall, bare), ...memoryBudget(rolecall, bare)],
  };
}

function started(name: string, entry: string): Started {
  return { name, entry, milliseconds: [], processor: [], megabytes: [] };
}

async function startAll(
  all: readonly Started[],
  environment: Record<string, string>,
  counts: boolean,
): Promise<void> {
  const running = [];
  for (const one of all) {
    const server = await serve(one.entry, environment);
    if (counts) {
      one.milliseconds.push(server.startMilliseconds);
      one.processor.push(...[processorMilliseconds(server.pid) ?? []].flat());
    }
    running.push({ one, server });
  }
  if (counts) await pause(IDLE_MILLISECONDS);
  for (const { one, server } of running) {
    const megabytes = residentMegabytes(server.pid);
    if (counts && megabytes !== undefined) one.megabytes.push(megabytes);
    await server.stop();
  }
}

function table(all: readonly Started[]): Table {
  const figure = (samples: readonly number[]) =>
    samples.length === 0 ? "skipped: no /proc" : median(samples).toFixed(0);
  const rows = all.map(({ name, milliseconds, processor, megabytes }) => [
    name,
    figure(milliseconds),
    Math.min(...milliseconds).toFixed(0),
    figure(processor),
    figure(megabytes),
  ]);
  return { head: ["", "start ms", "fastest ms", "processor ms", "idle MB"], rows };
}

function startBudget(rolecall: Started, bare: Started): Budgeted {
  const measured = median(rolecall.milliseconds);
  const floor = median(bare.milliseconds);
  return {
    what: "start to listening",
    value: measured / floor,
    most: MOST_RATIO,
    unit: "×",
    measured: `${measured.toFixed(0)} ms`,
    floor: `${floor.toFixed(0)} ms`,
  };
}

function memoryBudget(rolecall: Started, bare: Started): Budgeted[] {
  if (rolecall.megabytes.length === 0) return [];
  const value = median(rolecall.megabytes);
  return [
    {
      what: "idle memory",
      value,
      most: MOST_MEGABYTES,
      unit: "MB",
      measured: `${value.toFixed(0)} MB`,
      floor: `${median(bare.megabytes).toFixed(0)} MB`,
    },
  ];
}
