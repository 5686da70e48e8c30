// Five people whose affairs are under way when an outage begins, what becomes of them, and whether all of it is right.
import { outstandingAnnouncements } from "../../src/domain/announcements.ts";
import { dueAt } from "../../src/domain/progress.ts";
import type { AccessRequest, StateName } from "../../src/domain/request.ts";
import { until } from "../../sandbox/until.ts";
import type { Message } from "../../sandbox/slack/people/seen-message.ts";
import { iamUserOf } from "./colleagues.ts";
import { refIn } from "./doing.ts";
import type { Town } from "./on-the-sandbox.ts";

/** Keys of people. */
export interface Five {
  /** Asks while it lasts. */
  readonly asking: string;
  /** Wait for an answer: bob's, when Slack was not asked about anybody for minutes, and carol's, when it has just been. */
  readonly waitingForBob: string;
  readonly waitingForCarol: string;
  /** Their time is over while it lasts. */
  readonly ending: string;
  /** Gives back while it lasts. */
  readonly giving: string;
}

export type Refs = Readonly<Record<Exclude<keyof Five, "asking">, string>>;

const SEAT = "client-a admin";
const GROUP = "client-a-admin";

/** Before anything is out of order: two wait, two are in; ten minutes later carol has just been at work. */
export async function asUsual(town: Town, five: Five): Promise<Refs> {
  // Slack may have asked for a moment's patience in the outage before.
  const asks = async (person: string, lasting: string) => {
    const text = `${SEAT} ${lasting} fix the DNS`;
    const ref = refIn(await town.typesUntil(person, text, /^Asked for/));
    await town.rests(ref, "pending");
    return ref;
  };
  const [waitingForBob, waitingForCarol, ending, giving] = await Promise.all([
    asks(five.waitingForBob, "12h"),
    asks(five.waitingForCarol, "12h"),
    asks(five.ending, "15m"),
    asks(five.giving, "12h"),
  ]);
  await lets(town, "bob", ending);
  await town.timePasses("10m");
  await town.types(five.waitingForCarol, "list");
  await lets(town, "carol", giving);
  return { waitingForBob, waitingForCarol, ending, giving };
}

async function lets(town: Town, approver: string, ref: string): Promise<void> {
  const card = await town.card(ref);
  await until(
    () => town.clicks(approver, card, "Approve"),
    // The button is gone where the click has counted, and only its answer was late.
    (answer) => answer === "" || answer.includes("no such button"),
    { what: `${approver} approves ${ref}`, seconds: 20 },
  );
  await town.rests(ref, "active");
}

/** Somebody's access to the one account that all of this is about. */
export function isIn(town: Town, person: string): boolean {
  return town.letsIn(person, SEAT).allowed;
}

/** Whose record says that they have access. */
export function isGranted({ state }: AccessRequest): boolean {
  return state.name === "active";
}

export function isInGroup(town: Town, person: string): boolean {
  return town.groupsOf(iamUserOf(person, town.sandbox().seed)).includes(GROUP);
}

/** What must become of a request, and by what. */
export interface Awaited {
  readonly person: string;
  readonly ref: string;
  readonly states: readonly StateName[];
}

/** Longer than the longest pause between two tries, which is five minutes. */
const LATEST = 6 * 60_000;

/** Waits until each request rests where it must, and answers with the seconds of the sandbox's time that took. */
export async function untilRight(town: Town, awaited: readonly Awaited[]): Promise<number> {
  const { clock, advance } = town.sandbox();
  const began = clock.now();
  await until(
    async () => {
      const requests = await Promise.all(awaited.map(({ ref }) => town.record(ref)));
      const restless = requests.filter((one, index) => !rests(one, awaited[index]?.states ?? []));
      const wait = Math.min(...restless.map((one) => nextTry(one, clock.now()))) - clock.now();
      if (restless.length > 0 && clock.now() + wait > began + LATEST) {
        throw new Error(`It does not come right by itself:\n${describe(restless)}`);
      }
      // Nobody has to sit through the pauses between two tries.
      if (restless.length > 0 && wait > 0) await advance(wait);
      return restless;
    },
    (restless) => restless.length === 0,
    { what: "everything is right", seconds: 60, show: describe },
  );
  return Math.round((clock.now() - began) / 1000);
}

function rests(request: AccessRequest, states: readonly StateName[]): boolean {
  const { state, claim } = request;
  const isTold = outstandingAnnouncements(request).length === 0;
  return states.includes(state.name) && claim === null && isTold;
}

/** When a process will look at it again; the present where one is at work on it. */
function nextTry(request: AccessRequest, now: number): number {
  return request.claim ? now : (dueAt(request, now) ?? Infinity);
}

function describe(requests: readonly AccessRequest[]): string {
  return requests
    .map((request) => {
      const { ref, state, claim, retry, announceRetry } = request;
      const untold = outstandingAnnouncements(request).map(({ slot }) => slot);
      return JSON.stringify({ ref, state: state.name, claim, retry, announceRetry, untold });
    })
    .join("\n");
}

/** Messages about a request that are recorded and are not there, and those that nobody knows of. */
export async function wrongMessages(
  town: Town,
  { person, ref }: Awaited,
  mayRepeat: boolean,
): Promise<string[]> {
  const { messages } = await town.record(ref);
  const known = new Set(Object.values(messages).map(({ ts }) => ts));
  const seen = messagesAbout(town, person, ref);
  const strange = seen.filter(({ ts }) => !known.has(ts));
  const missing = [...known].filter((ts) => !seen.some((one) => one.ts === ts));
  return [
    ...missing.map((ts) => `${ref}: a message is recorded at ${ts} and is not there`),
    ...(mayRepeat ? [] : strange.map(({ plain }) => `${ref}: nobody knows of: ${plain}`)),
  ];
}

function messagesAbout(town: Town, person: string, ref: string): Message[] {
  const { people } = town.sandbox().slack;
  const { dms } = people.sees(person);
  const posted = people.sees("bob").channels.flatMap(({ messages }) => messages);
  return [...posted, ...dms].filter(({ plain }) => plain.includes(ref));
}
