// What new accounts cost: one alone and ten asked for at once, in calls and in time, beside the floor.
import { startSandbox } from "../../sandbox/sandbox.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { crowdedSeed } from "../support/crowded-seed.ts";
import { storedAccounts } from "../support/stored-requests.ts";
import { makeBare } from "./bare-account.ts";
import { BEAT_MILLISECONDS, STEP_MILLISECONDS, makeAccounts } from "./made-accounts.ts";
import type { MadeAccounts, WantedAccount } from "./made-accounts.ts";
import { AFTER_START, quiet } from "./quiet.ts";
import type { Budgeted, Section, Table } from "./report.ts";
import { median } from "./statistics.ts";

/** For one alone, without what is asked again and again while AWS is at work. */
const [MOST_AWS, MOST_WRITES, MOST_SLACK] = [60, 23, 30];
/** While AWS is at work it is looked at so often; what one look takes at most. */
const LOOK_EVERY = 10_000;
const [AWS_A_LOOK, WRITES_A_LOOK] = [2, 2];
/** A look comes late by as much as there is between two; for ten, at every of AWS's limits. */
const [MOST_SECONDS_LATE, MOST_SECONDS_LATE_OF_TEN] = [15, 40];
const TEN = 10;
/** Of AWS: creations under way at a time. */
const MOST_AT_ONCE = 5;
/** Of AWS: so many CreateAccount at once, and then one in so many milliseconds. */
const [BURST, ONE_EVERY] = [3, 10_000];

/** How long AWS takes, in milliseconds. */
export interface AwsTakes {
  readonly creation: number;
  /** From then until anybody can enter the account. */
  readonly entry: number;
}

interface Measured {
  readonly takes: AwsTakes;
  readonly bare: MadeAccounts;
  readonly alone: MadeAccounts;
  readonly ten: MadeAccounts;
  readonly mostAtOnce: number;
  /** How often AWS was asked for an account that was asked for already. */
  readonly twice: number;
  readonly registered: number;
}

export async function tenAccounts(entry: string, takes: AwsTakes): Promise<Section> {
  const { seed, requesters, approvers } = crowdedSeed({ requesters: TEN, approvers: TEN });
  const sandbox = await startSandbox({
    ...{ seed, entry },
    environment: {
      ROLECALL_POLL_SECONDS: String(BEAT_MILLISECONDS / 1000),
      ROLECALL_DRIFT_SECONDS: "86400",
      LOG_LEVEL: "warn",
    },
    log: (line) => console.log(line),
  });
  const wishes = requesters.map((asker, index): WantedAccount => {
    return { asker, approver: approvers[index] ?? "", name: `acme-${index + 1}` };
  });
  try {
    return sectionOf(await measure(sandbox, wishes, takes));
  } finally {
    await sandbox.stop();
  }
}

async function measure(
  sandbox: Sandbox,
  wishes: readonly WantedAccount[],
  takes: AwsTakes,
): Promise<Measured> {
  const { aws } = sandbox;
  const [first] = wishes;
  if (!first) throw new Error("nobody wishes for an account");
  aws.changeOrganization({
    ...{ do: "set", creationMilliseconds: takes.creation, entryMilliseconds: takes.entry },
  });
  await quiet(sandbox, AFTER_START);
  const bare = await makeBare(sandbox, first.asker);
  await untilRatesAreFull(sandbox);
  const alone = await makeAccounts(sandbox, [{ ...first, name: "acme-alone" }]);
  await untilRatesAreFull(sandbox);
  const ten = await makeAccounts(sandbox, wishes);
  const { creations, mostInProgress } = aws.organization();
  const emails = new Set(creations.map(({ email }) => email));
  const registered = await storedAccounts(aws.endpointUrl);
  return {
    ...{ takes, bare, alone, ten, mostAtOnce: mostInProgress },
    twice: creations.length - emails.size,
    registered: registered.filter(({ account }) => /^acme-\d+$/.test(account.slug)).length,
  };
}

/** So that nothing is refused for what was measured before. */
function untilRatesAreFull(sandbox: Sandbox): Promise<void> {
  return sandbox.advance(BURST * ONE_EVERY);
}

function sectionOf(measured: Measured): Section {
  const { takes, bare, alone, ten } = measured;
  const seconds = (milliseconds: number) => `${milliseconds / 1000} s`;
  return {
    title: "New accounts",
    notes: [
      `Asked for in the form, approved by a command, and followed until whoever asked is told: one alone, and ${TEN} by as many people at once, each approved by somebody else at once. AWS takes ${seconds(takes.creation)} to make one and lets nobody in for ${seconds(takes.entry)} more, and its own request rates hold. The bot has two roles. Nobody is let in first. Polls and the reading of the directory are left out.`,
      "The floor is one account by the calls that cannot be left out, made bare by the SDKs one after the other: the record stored when it is asked for, decided, about to be made, being made and done, and the list of accounts; nothing looked for before it is made, and nothing asked twice while AWS is at work.",
      `Times are on the sandbox's clock, which is moved ${seconds(STEP_MILLISECONDS)} every ${BEAT_MILLISECONDS} ms; the bot looks at what is due as often. For the ten, the floor is what AWS's own limits allow: ${BURST} asked for at once and one more every ${seconds(ONE_EVERY)}, ${MOST_AT_ONCE} under way.`,
      `The budgets for calls grow with the time AWS takes, by what a look every ${seconds(LOOK_EVERY)} takes.`,
    ],
    tables: [callTable(bare, alone, ten), timeTable(measured)],
    budgets: [...exactBudgets(measured), ...budgets(measured)],
  };
}

function callTable(bare: MadeAccounts, alone: MadeAccounts, ten: MadeAccounts): Table {
  const columns = [bare, alone, ten].map(({ tally, milliseconds }) => ({
    tally,
    per: (count: number) => perAccount(count, milliseconds.length),
  }));
  const names = new Set(columns.flatMap(({ tally }) => [...tally.byAction.keys()]));
  const row = (name: string, count: (column: (typeof columns)[number]) => number) => [
    name,
    ...columns.map((column) => column.per(count(column))),
  ];
  return {
    head: ["Calls for one account", "floor", "one alone", "each of ten"],
    rows: [
      row("AWS, without the table", ({ tally }) => tally.aws - tableCalls(tally.byAction)),
      row("writes to the table", ({ tally }) => tally.writes),
      row("Slack", ({ tally }) => tally.slack),
      ...[...names]
        .sort()
        .map((name) => row(`  ${name}`, ({ tally }) => tally.byAction.get(name) ?? 0)),
    ],
  };
}

function perAccount(count: number, accounts: number): string {
  if (count === 0) return ".";
  return accounts === 1 ? String(count) : (count / accounts).toFixed(1);
}

function tableCalls(byAction: ReadonlyMap<string, number>): number {
  return [...byAction]
    .filter(([name]) => name.startsWith("dynamodb:"))
    .reduce((sum, [, count]) => sum + count, 0);
}

function timeTable({ bare, alone, ten, takes }: Measured): Table {
  const last = ten.milliseconds.at(-1) ?? NaN;
  return {
    head: ["From the approval to the end, s", "floor", "measured"],
    rows: [
      ["one alone", shown(median(bare.milliseconds)), shown(median(alone.milliseconds))],
      ["the first of ten", "", shown(ten.milliseconds[0] ?? NaN)],
      ["half of ten", "", shown(median(ten.milliseconds))],
      ["all ten", shown(floorOfTen(bare, takes)), shown(last)],
    ],
  };
}

/** When the last can be there at the earliest, with what one takes beside AWS's own time. */
function floorOfTen({ milliseconds: [one = NaN] }: MadeAccounts, { creation, entry }: AwsTakes) {
  const begun: number[] = [];
  for (let index = 0; index < TEN; index += 1) {
    const byRate = Math.max(0, index - BURST + 1) * ONE_EVERY;
    const free = begun[index - MOST_AT_ONCE];
    begun.push(Math.max(byRate, free === undefined ? 0 : free + creation));
  }
  const besides = one - creation - entry;
  return (begun.at(-1) ?? NaN) + creation + entry + besides;
}

function exactBudgets({ mostAtOnce, twice, registered }: Measured): Budgeted[] {
  const exact = (what: string, value: number, most: number): Budgeted => ({
    ...{ what, value, most, unit: "accounts", measured: String(value), isExact: true },
  });
  return [
    exact("most under way at once", mostAtOnce, MOST_AT_ONCE),
    exact("asked for twice", twice, 0),
    exact("not made, or not in the list, of ten", TEN - registered, 0),
  ];
}

function budgets({ bare, alone, ten, takes }: Measured): Budgeted[] {
  const looks = Math.ceil((takes.creation + takes.entry) / LOOK_EVERY);
  const { aws, byAction, writes, slack } = alone.tally;
  const calls = (what: string, value: number, most: number): Budgeted => ({
    ...{ what: `${what}, one alone`, value, most, unit: "calls", measured: String(value) },
  });
  const late = (what: string, most: number, { of, floor }: Compared): Budgeted => ({
    ...{ what: `seconds after the floor, ${what}`, value: (of - floor) / 1000, most, unit: "s" },
    ...{ measured: shown(of - floor), floor: shown(floor) },
  });
  return [
    calls("AWS, without the table", aws - tableCalls(byAction), MOST_AWS + AWS_A_LOOK * looks),
    calls("writes to the table", writes, MOST_WRITES + WRITES_A_LOOK * looks),
    calls("Slack", slack, MOST_SLACK),
    late("one alone", MOST_SECONDS_LATE, {
      of: median(alone.milliseconds),
      floor: median(bare.milliseconds),
    }),
    late("all ten", MOST_SECONDS_LATE_OF_TEN, {
      of: ten.milliseconds.at(-1) ?? NaN,
      floor: floorOfTen(bare, takes),
    }),
  ];
}

/** In milliseconds. */
interface Compared {
  readonly of: number;
  readonly floor: number;
}

function shown(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1);
}
