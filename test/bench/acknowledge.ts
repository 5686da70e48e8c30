// What an acknowledged command or click costs, beside a bare Bolt app and beside one that writes to DynamoDB first.
import { startSandbox } from "../../sandbox/sandbox.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import type { BuiltFiles } from "./built-files.ts";
import { measureLoads } from "./load.ts";
import type { Effort, Load, Loaded } from "./load.ts";
import type { Budgeted, Section, Table } from "./report.ts";
import { serve } from "./served-process.ts";
import type { ServedProcess } from "./served-process.ts";
import { serverEnvironment } from "./server-environment.ts";
import { signedSender } from "./signed-traffic.ts";
import { sizedWorld } from "./sized-world.ts";
import { trafficIn } from "./traffic.ts";

const MOST_RATIO = 1.3;
/** People who ask again and again, so that Slack need not be asked who they are. */
const REGULARS = 20;

export async function acknowledge(built: BuiltFiles, effort: Effort): Promise<Section> {
  const asks = (effort.warmUps + effort.rounds) * effort.requests;
  const accounts = Math.ceil(asks / REGULARS);
  const world = sizedWorld({ people: REGULARS + asks, accounts });
  const sandbox = await startSandbox({ seed: world.seed, bots: 0 });
  const servers: ServedProcess[] = [];
  try {
    const { loads, table } = await startServers(sandbox, built, servers);
    const traffic = trafficIn(world, REGULARS);
    const sender = signedSender(serverEnvironment(sandbox)["SLACK_SIGNING_SECRET"] ?? "");
    const readAtStart = await readsOf(table);
    const measured = await measureLoads(loads(traffic), effort, sender);
    expectNoReads((await readsOf(table)) - readAtStart);
    return sectionOf(measured, effort);
  } finally {
    for (const server of servers) await server.stop();
    await sandbox.stop();
  }
}

async function startServers(sandbox: Sandbox, built: BuiltFiles, servers: ServedProcess[]) {
  const start = async (entry: string, extra: Record<string, string> = {}) => {
    const server = await serve(entry, { ...serverEnvironment(sandbox), ...extra });
    servers.push(server);
    return server;
  };
  const table = await start(built.stubTable);
  const atTable = { AWS_ENDPOINT_URL_DYNAMODB: table.url, ROLECALL_CREATE_TABLE: "no" };
  const bare = (first: string) => start(built.bareBolt, { ...atTable, BARE_BOLT_FIRST: first });
  const nothing = await bare("nothing");
  const put = await bare("put");
  const lookUpAndPut = await bare("look-up-and-put");
  const rolecall = await start(built.acknowledgingBot, atTable);
  const whole = await start(built.rolecall, atTable);
  const loads = (traffic: ReturnType<typeof trafficIn>): Load[] => [
    { name: NAMES.bare, server: nothing, body: traffic.ask },
    { name: NAMES.barePut, server: put, body: traffic.ask },
    { name: NAMES.bareClick, server: put, body: traffic.approve },
    { name: NAMES.help, server: rolecall, body: traffic.help, says: "/aws-access" },
    { name: NAMES.ask, server: rolecall, body: traffic.ask, says: "Asked for" },
    { name: NAMES.approve, server: rolecall, body: traffic.approve },
    { name: NAMES.bareLookUp, server: lookUpAndPut, body: traffic.askOnce },
    { name: NAMES.askOnce, server: rolecall, body: traffic.askOnce, says: "Asked for" },
    { name: NAMES.whole, server: whole, body: traffic.ask, says: "Asked for" },
  ];
  return { loads, table };
}

const NAMES = {
  bare: "bare Bolt",
  barePut: "bare Bolt + 1 SDK put",
  bareClick: "bare Bolt + 1 SDK put: a click",
  help: "Rolecall: help",
  ask: "Rolecall: ask",
  approve: "Rolecall: click on Approve",
  bareLookUp: "bare Bolt + users.info + 1 SDK put",
  askOnce: "Rolecall: ask, first time in a minute",
  whole: "Rolecall: ask, and all that follows it",
} as const;

async function readsOf(table: ServedProcess): Promise<number> {
  const answer = await fetch(table.url);
  const counts = (await answer.json()) as Partial<Record<string, number>>;
  return (counts["GetItem"] ?? 0) + (counts["Query"] ?? 0);
}

/** Whoever decides on what is remembered reads nothing; a read would mean that a click was refused. */
function expectNoReads(reads: number): void {
  if (reads > 0) throw new Error(`${reads} commands or clicks read the table, so were refused`);
}

function sectionOf(measured: readonly Loaded[], { rounds, requests, warmUps }: Effort): Section {
  const of = (name: string) => measured.find((loaded) => loaded.name === name);
  return {
    title: "Acknowledging a command or a click",
    notes: [
      `Signed requests over HTTP, ${rounds} rounds in turns, in each ${requests} to each server: half one at a time, half ten at a time; the ${warmUps} rounds before are not counted. Every server is a process of its own. DynamoDB is a stub in a process of its own that takes no time; what the bare app puts there is a small item of five attributes, not a record.`,
      "The processor time is that of the whole server process by the system's own count, the median of the rounds. p50 and p99 are times to the acknowledgement as the caller sees them, one at a time, and p99 at ten.",
      "What follows an acknowledgement (messages, the work in IAM) is not acknowledging. So these lines are taken from Rolecall composed of its own parts with one replaced: the nudge that begins that work does nothing. The last line is the unmodified bot, with everything that follows an ask.",
    ],
    tables: [table(measured)],
    budgets: [
      budgeted(of(NAMES.ask), of(NAMES.barePut)),
      budgeted(of(NAMES.approve), of(NAMES.bareClick)),
      budgeted(of(NAMES.askOnce), of(NAMES.bareLookUp)),
    ].flat(),
  };
}

function table(measured: readonly Loaded[]): Table {
  const rows = measured.map(({ name, processor, p50, p99, p99AtTen }) => [
    name,
    processor === undefined ? "skipped: no /proc" : processor.toFixed(2),
    p50.toFixed(1),
    p99.toFixed(1),
    p99AtTen.toFixed(1),
  ]);
  return { head: ["", "processor ms", "p50 ms", "p99 ms", "p99 ms at ten"], rows };
}

function budgeted(measured: Loaded | undefined, floor: Loaded | undefined): Budgeted[] {
  if (measured?.processor === undefined || floor?.processor === undefined) return [];
  return [
    {
      what: `${measured.name} / ${floor.name}`,
      value: measured.processor / floor.processor,
      most: MOST_RATIO,
      unit: "×",
      measured: `${measured.processor.toFixed(2)} ms`,
      floor: `${floor.processor.toFixed(2)} ms`,
    },
  ];
}
