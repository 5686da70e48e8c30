// What it costs to find and end the few grants that are due among a great many that are not.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RequestKey } from "../../src/domain/request.ts";
import { fillTable, serveTable } from "./filled-table.ts";
import type { Filling } from "./filled-table.ts";
import { manyGrants } from "./many-grants.ts";
import type { Metered } from "./metered-client.ts";
import type { Budgeted, Section, Table } from "./report.ts";
import { median } from "./statistics.ts";
import { sweptTable } from "./swept-table.ts";
import type { Swept } from "./swept-table.ts";

const DUE = 100;
/** The first is not timed: code is slow while it is new. */
const WAVES = 6;
const BETWEEN_WAVES = 5 * 60_000;

export async function sweep(grants: number): Promise<Section> {
  const began = Date.now();
  const at = Array.from({ length: WAVES }, (_, wave) => began + wave * BETWEEN_WAVES);
  const folder = await mkdtemp(join(tmpdir(), "rolecall-bench-"));
  try {
    const dues: Due[] = [];
    await fillTable(folder, noted(manyGrants({ grants, due: DUE, at }), dues));
    const fillSeconds = (Date.now() - began) / 1000;
    const waves = at.map((now) => ({ now, due: keysDue(dues, now - BETWEEN_WAVES, now) }));
    return sectionOf(await sweepWaves(folder, waves), { grants, fillSeconds });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Due {
  readonly key: RequestKey;
  readonly due: number;
}

/** Notes when each is due, so that what the index says can be held against it. */
function* noted(fillings: Iterable<Filling>, into: Due[]): Iterable<Filling> {
  for (const filling of fillings) {
    const { request, due } = filling;
    if (due !== null) into.push({ key: request.key, due });
    yield filling;
  }
}

const keysDue = (dues: readonly Due[], after: number, by: number) =>
  dues.filter(({ due }) => due > after && due <= by).map(({ key }) => key);

interface Wave {
  readonly now: number;
  readonly due: readonly RequestKey[];
}

async function sweepWaves(folder: string, waves: readonly Wave[]): Promise<Swept[]> {
  const { client, stop } = await serveTable(folder);
  try {
    const table = sweptTable(client);
    const swept: Swept[] = [];
    for (const { now, due } of waves) swept.push(await table.sweep(now, due));
    return swept;
  } finally {
    await stop();
  }
}

interface Filled {
  readonly grants: number;
  readonly fillSeconds: number;
}

function sectionOf(swept: readonly Swept[], { grants, fillSeconds }: Filled): Section {
  return {
    title: "A sweep of what is due",
    notes: [
      `${grants.toLocaleString("en-US")} active grants for a time, written in ${fillSeconds.toFixed(1)} s; time is moved forward ${WAVES} times, so that ${DUE} more are due each time. The store and the engine are the real ones, on DynamoDB's stand-in in this process; IAM and Slack take no time. The engine looks and works until nothing is due; in production it looks once every few seconds and takes up to 16 each time.`,
      "Bare is the same records loaded and saved as they were by the SDK, 16 at once: saved twice, as the engine claims a record before it works on it, and saved once. The first time is not counted.",
    ],
    tables: [requests(swept), times(swept)],
    budgets: budgets(swept),
  };
}

function requests(swept: readonly Swept[]): Table {
  const [{ asked, askedForNothing } = { asked: [], askedForNothing: [] }] = swept;
  const rows = (what: string, of: readonly Metered[]) =>
    [...new Set(of.map(({ name }) => name))].map((name) => {
      const those = of.filter((one) => one.name === name);
      return [what, name, String(those.length), String(readBy(those))];
    });
  return {
    head: ["In one sweep", "", "requests", "items read"],
    rows: [...rows(`${DUE} are due`, asked), ...rows("nothing is due", askedForNothing)],
  };
}

const readBy = (metered: readonly Metered[]) => metered.reduce((sum, { read }) => sum + read, 0);

function times(swept: readonly Swept[]): Table {
  const [, ...timed] = swept;
  const sweeps = timed.map(({ milliseconds }) => milliseconds);
  const row = (name: string, samples: readonly number[]) => {
    const figures = [median(samples), Math.min(...samples), Math.min(...samples) / DUE];
    const ratio = Math.min(...sweeps) / Math.min(...samples);
    return [name, ...figures.map((value) => value.toFixed(1)), `${ratio.toFixed(2)} ×`];
  };
  return {
    head: ["", "median ms", "fastest ms", "fastest, each", "sweep / this, fastest"],
    rows: [
      row("sweep", sweeps),
      row(
        "bare: load, save, save",
        timed.map(({ bare }) => bare.twice),
      ),
      row(
        "bare: load, save",
        timed.map(({ bare }) => bare.once),
      ),
    ],
  };
}

const LOAD = "GetCommand";
const LOOK = "QueryCommand on due";

function budgets(swept: readonly Swept[]): Budgeted[] {
  const exact = (what: string, most: number, of: (one: Swept) => number): Budgeted => {
    const value = Math.max(...swept.map(of));
    return { what, value, most, unit: "items", measured: String(value), isExact: true };
  };
  const read = ({ asked }: Swept, ...names: string[]) =>
    readBy(asked.filter(({ name }) => names.includes(name)));
  return [
    exact(`read from the due index, ${DUE} due`, DUE, (one) => read(one, LOOK)),
    exact("records loaded", DUE, (one) => read(one, LOAD)),
    exact("read that were not due", 0, ({ strangers }) => strangers),
    exact("read in any other way", 0, ({ asked }) => {
      return readBy(asked.filter(({ name }) => name !== LOOK && name !== LOAD));
    }),
    exact("due and not ended by it", 0, ({ left }) => left),
  ];
}
