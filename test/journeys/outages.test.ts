// Slack, DynamoDB and IAM are out of order, one at a time and two at once: everybody sees how it is, and all is right afterwards by itself.
import { setTimeout as pause } from "node:timers/promises";
import { crowdedSeed } from "../support/crowded-seed.ts";
import { policyIn } from "./colleagues.ts";
import { refIn } from "./doing.ts";
import { asUsual, isGranted, isIn, isInGroup, untilRight, wrongMessages } from "./five-people.ts";
import type { Awaited, Five, Refs } from "./five-people.ts";
import { onTheSandbox } from "./on-the-sandbox.ts";
import { TROUBLES } from "./outages.ts";
import type { Trouble } from "./outages.ts";

const ROLES = ["asking", "waitingForBob", "waitingForCarol", "ending", "giving"] as const;
const { seed, requesters } = crowdedSeed({
  requesters: TROUBLES.length * ROLES.length,
  approvers: 0,
});
// Who may decide is asked of Slack, as it is where Rolecall is used.
policyIn(seed).groups = { platform: "S0PLATFORM1" };
const town = onTheSandbox(seed);
const LONGEST = 90_000;

/** Ten minutes of the sandbox's time; the time of whoever is ending is over in the middle of it. */
const MOMENTS = Array.from({ length: 10 }, () => "1m");
const A_MOMENT = 100;

function fiveOf(index: number): Five {
  const from = index * ROLES.length;
  const [asking = "", waitingForBob = "", waitingForCarol = "", ending = "", giving = ""] =
    requesters.slice(from, from + ROLES.length);
  return { asking, waitingForBob, waitingForCarol, ending, giving };
}

/** What each is answered; a click that goes through is answered by its card, once Slack takes that. */
const ANSWERS: readonly (readonly [Heard, RegExp])[] = [
  ["done", /^(Asked for|Thank you)/],
  ["told to try again", /(could not tell me just now|has not told me yet)[^]*try again/],
  ["Slack's error", /dispatch_failed|operation_timeout/],
  ["went through", /^$/],
];
type Heard = "done" | "told to try again" | "Slack's error" | "went through";

function heard(answer: string): Heard {
  const [found] = ANSWERS.find(([, like]) => like.test(answer)) ?? [];
  if (!found) throw new Error(`Nobody knows what to do who reads: ${answer}`);
  return found;
}

interface Said {
  readonly asking: string;
  readonly bob: string;
  readonly carol: string;
  readonly giving: string;
}

/** All at once, as soon as it begins. */
async function everybodyActs(five: Five, refs: Refs): Promise<Said> {
  const cards = await Promise.all([town.card(refs.waitingForBob), town.card(refs.waitingForCarol)]);
  const [asking, bob, carol, giving] = await Promise.all([
    town.types(five.asking, "client-a admin 12h fix the DNS"),
    town.clicks("bob", cards[0], "Approve"),
    town.clicks("carol", cards[1], "Approve"),
    town.types(five.giving, "done client-a"),
  ]);
  return { asking, bob, carol, giving };
}

/** What has to come of what each was answered; an error promises nothing, and may have come after it was stored. */
function promised(five: Five, refs: Refs, said: Said): Awaited[] {
  const isTaken = (answer: string) => ["done", "went through"].includes(heard(answer));
  const asked: Awaited[] =
    heard(said.asking) === "done"
      ? [{ person: five.asking, ref: refIn(said.asking), states: ["pending"] }]
      : [];
  return [
    ...asked,
    {
      person: five.waitingForBob,
      ref: refs.waitingForBob,
      states: isTaken(said.bob) ? ["active"] : ["pending", "active"],
    },
    {
      person: five.waitingForCarol,
      ref: refs.waitingForCarol,
      states: isTaken(said.carol) ? ["active"] : ["pending", "active"],
    },
    { person: five.ending, ref: refs.ending, states: ["ended"] },
    {
      person: five.giving,
      ref: refs.giving,
      states: isTaken(said.giving) ? ["ended"] : ["active", "ended"],
    },
  ];
}

async function tenMinutesGoBy(five: Five): Promise<void> {
  for (const moment of MOMENTS) {
    await town.timePasses(moment);
    await pause(A_MOMENT);
  }
  expect(isIn(town, five.ending)).toBe(false);
}

async function expectRight(awaited: readonly Awaited[], { mayRepeat }: Trouble): Promise<void> {
  for (const one of awaited) {
    const record = await town.record(one.ref);
    const isWithAccess = isGranted(record);
    expect([one.ref, isIn(town, one.person)]).toEqual([one.ref, isWithAccess]);
    expect([one.ref, isInGroup(town, one.person)]).toEqual([one.ref, isWithAccess]);
    expect(await wrongMessages(town, one, mayRepeat)).toEqual([]);
  }
}

/** What an error left undone is done again, and counts. */
async function thoseWithErrorsTryAgain(five: Five, refs: Refs, said: Said): Promise<void> {
  if (heard(said.asking) !== "done") {
    await town.typesUntil(five.asking, "client-a admin 12h again", /^Asked for|already: /);
  }
  for (const ref of [refs.waitingForBob, refs.waitingForCarol]) {
    const isOpen = (await town.record(ref)).state.name === "pending";
    if (isOpen) await town.typesUntil("carol", `approve ${ref}`, /^Approved/);
    await town.rests(ref, "active");
  }
  const isKept = (await town.record(refs.giving)).state.name === "active";
  if (isKept) await town.typesUntil(five.giving, "done client-a", /^Thank you/);
  await town.rests(refs.giving, "ended");
}

const rows = [["out of order", "who asked", "bob", "carol", "who gave back", "right after"]];

test("Slack takes nothing that Rolecall sends, while bob's click cannot be judged: Slack itself shows him an error", async () => {
  const ref = await town.asks("alice", "client-b admin fix the DNS");
  const card = await town.card(ref);
  await town.timePasses("2m");
  town.sandbox().faults.add({ service: "slack", action: "*", effect: "throttle", times: 1000 });
  expect(await town.clicks("bob", card, "Approve")).toMatch(/dispatch_failed/);
  expect((await town.record(ref)).state.name).toBe("pending");
});

test.each(TROUBLES.map((trouble, index) => [trouble.name, trouble, fiveOf(index)] as const))(
  "%s: nobody is left without a word, nobody is in who should not be, and it comes right by itself",
  async (name, trouble, five) => {
    const refs = await asUsual(town, five);
    const { faults } = town.sandbox();
    trouble.begin(faults);
    const said = await everybodyActs(five, refs);
    await tenMinutesGoBy(five);
    faults.clear();

    const awaited = promised(five, refs, said);
    const answers = [said.asking, said.bob, said.carol, said.giving].map(heard);
    const row = [name, ...answers, "never"];
    rows.push(row);
    const seconds = await untilRight(town, awaited);
    row.splice(-1, 1, `${seconds} s`);
    await expectRight(awaited, trouble);
    await thoseWithErrorsTryAgain(five, refs, said);
  },
  LONGEST,
);

test("in the end whoever is in the group has a record that says so, and nobody else is in it", async () => {
  const { aws } = town.sandbox();
  const members = aws.world().groups.find(({ name }) => name === "client-a-admin")?.members ?? [];
  const holdings = await town.store().holdings();
  const held = holdings
    .filter(({ group, expected }) => group === "client-a-admin" && expected !== "over")
    .map(({ iamUser }) => iamUser);
  expect(held.length).toBeGreaterThan(TROUBLES.length);
  expect([...members].sort()).toEqual(held.sort());
});

afterAll(() => {
  const widths = rows[0]?.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: string[]) => row.map((cell, column) => cell.padEnd(widths?.[column] ?? 0));
  console.log(rows.map((row) => line(row).join("  ").trimEnd()).join("\n"));
});
