// How many calls a whole request makes, in a small world and in a large one.
import { countIn } from "./counted-world.ts";
import type { CountedWorld } from "./counted-world.ts";
import type { Budgeted, Section, Table } from "./report.ts";
import { fingerprint } from "./tally.ts";
import type { Tally } from "./tally.ts";

const MOST_AWS = 14;
const MOST_SLACK = 8;
const MOST_WRITES = 6;

export async function countCalls(sizes: readonly number[], entry: string): Promise<Section> {
  const worlds: CountedWorld[] = [];
  for (const size of sizes) worlds.push(await countIn(size, entry));
  const [small] = worlds;
  if (!small) throw new Error("no world was measured");
  return {
    title: "Calls of one whole request, from asking to being let in",
    notes: [
      `Played in ${worlds.map(({ size }) => counted(size)).join(" and in ")} accounts, people and earlier requests, all calls answered by the sandbox.`,
      "Nobody in it was looked up in Slack within the last minute, which is the dearest case. The poll of the due index and the reading of the directory, which go on whether or not anybody asks, are left out; the latter is shown below.",
      `Earlier requests were written in ${worlds.map(({ fillSeconds }) => `${fillSeconds.toFixed(1)} s`).join(" and ")}.`,
    ],
    tables: [
      table("A whole request", worlds, ({ requests }) => requests),
      details(small),
      table("Other gestures", worlds, ({ gestures }) => gestures),
      byItself(worlds),
    ],
    budgets: [...small.requests.keys()]
      .flatMap((name) => requestBudgets(name, worlds))
      .concat(writesBudget(worlds), sameBudget(worlds)),
  };
}

const counted = (size: number) => size.toLocaleString("en-US");

function table(
  what: string,
  worlds: readonly CountedWorld[],
  of: (world: CountedWorld) => ReadonlyMap<string, Tally>,
): Table {
  const [small] = worlds;
  const names = small ? [...of(small).keys()] : [];
  const head = [what, ...worlds.map(({ size }) => `AWS + Slack at ${counted(size)}`)];
  const rows = names.map((name) => [name, ...worlds.map((world) => cell(of(world).get(name)))]);
  return { head, rows };
}

/** Which calls they were, in the first world; that the others make the same ones is a budget below. */
function details({ requests }: CountedWorld): Table {
  const tallies = [...requests.values()];
  const names = new Set(tallies.flatMap(({ byAction }) => [...byAction.keys()]));
  const rows = [...names].sort().map((name) => {
    const counts = tallies.map(({ byAction }) => byAction.get(name));
    return [name, ...counts.map((count) => (count === undefined ? "." : String(count)))];
  });
  return { head: ["Which they are", ...requests.keys()], rows };
}

function byItself(worlds: readonly CountedWorld[]): Table {
  const row = (what: string, of: (world: CountedWorld) => string) => [what, ...worlds.map(of)];
  return {
    head: ["By itself", ...worlds.map(({ size }) => `at ${counted(size)}`)],
    rows: [
      row("AWS + Slack calls when starting", ({ starting }) => cell(starting)),
      row("of these, pages of the directory", ({ starting }) =>
        String(starting.byAction.get("iam:GetAccountAuthorizationDetails") ?? 0),
      ),
      row("start, ms", ({ startMilliseconds }) => startMilliseconds.toFixed(0)),
      row("memory afterwards, MB", ({ megabytes }) => megabytes?.toFixed(0) ?? "skipped: no /proc"),
    ],
  };
}

function cell(tally: Tally | undefined): string {
  return tally ? `${tally.aws} + ${tally.slack}` : "?";
}

function requestBudgets(name: string, worlds: readonly CountedWorld[]): Budgeted[] {
  const most = (count: (tally: Tally) => number) =>
    Math.max(...worlds.flatMap(({ requests }) => countOf(requests.get(name), count)));
  const aws = most((tally) => tally.aws);
  const slack = most((tally) => tally.slack);
  const calls = (what: string, value: number, budget: number): Budgeted => ({
    what: `${what}, ${name}`,
    value,
    most: budget,
    unit: "calls",
    measured: String(value),
    isExact: true,
  });
  return [calls("AWS calls", aws, MOST_AWS), calls("Slack calls", slack, MOST_SLACK)];
}

const countOf = (tally: Tally | undefined, count: (tally: Tally) => number) =>
  tally ? [count(tally)] : [];

function writesBudget(worlds: readonly CountedWorld[]): Budgeted {
  const value = Math.max(...worlds.map(({ wholeLife }) => wholeLife.writes));
  return {
    what: "Writes to the table from asking to the end",
    value,
    most: MOST_WRITES,
    unit: "writes",
    measured: String(value),
    isExact: true,
  };
}

/** How many of the things people do make other calls in one world than in another. */
function sameBudget(worlds: readonly CountedWorld[]): Budgeted {
  const everything = worlds.map(
    ({ requests, gestures, wholeLife }) =>
      new Map([...requests, ...gestures, ["a whole life", wholeLife]]),
  );
  const [first] = everything;
  const differing = [...(first ?? [])].filter(([name, tally]) =>
    everything.some((world) => fingerprint(world.get(name) ?? tally) !== fingerprint(tally)),
  );
  return {
    what: "Things people do whose calls grow with the world",
    value: differing.length,
    most: 0,
    unit: "things",
    measured: differing.length === 0 ? "0" : differing.map(([name]) => name).join("; "),
    isExact: true,
  };
}
