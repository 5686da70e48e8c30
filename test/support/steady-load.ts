// People who ask, are let in and are let out again, over and over and all side by side, until they are told to stop.
import { setTimeout as pause } from "node:timers/promises";
import { until } from "../../sandbox/until.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import type { Told } from "../../sandbox/slack/people/told.ts";
import { outstandingAnnouncements } from "../../src/domain/announcements.ts";
import { seatSubject } from "../../src/domain/request.ts";
import type { AccessRequest, StateName } from "../../src/domain/request.ts";
import type { RequestStore } from "../../src/ports/request-store.ts";
import type { Crowd } from "./crowded-seed.ts";
import { mustTryAgain } from "./told-to-try-again.ts";

export interface Place {
  readonly sandbox: Sandbox;
  readonly store: RequestStore;
  readonly crowd: Crowd;
  /** The accounts that are asked for in turn, each as admin. */
  readonly slugs: readonly string[];
}

/** One time that somebody was let in and out again. */
export interface Stay {
  readonly person: string;
  readonly slug: string;
  readonly ref: string;
  readonly ends: Ends;
}

type Ends = "given-back" | "expired";

export interface SteadyLoad {
  /** Those that are over. */
  readonly stays: readonly Stay[];
  readonly clicks: () => number;
  /** The errors that clicks and commands ended in for whoever made them, each as often as it was seen; they did it again. */
  readonly failed: () => readonly string[];
  /** What did not come about though it was acknowledged. */
  readonly broken: readonly string[];
  /** How many people's clicks, grants and ends are under way at this moment. */
  underWay(): number;
  /** Settles when everybody has come to the end of what they began. */
  stop(): Promise<void>;
}

const CHANNEL = "C0APPROVALS";
/** The shortest there is, so that ends by time are part of it. */
const SHORT = "5m";
const LONG = "12h";

const LOOK_EVERY_MILLISECONDS = 150;
const PATIENCE_SECONDS = 120;
/** While somebody has what they asked for, and before they ask again. */
const AT_REST_MILLISECONDS = 200;

interface Load extends Place {
  clicks: number;
  readonly failed: string[];
  underWay: number;
  readonly stays: Stay[];
  readonly broken: string[];
  isOver: boolean;
}

export function startLoad(place: Place): SteadyLoad {
  const load: Load = {
    ...place,
    ...{ clicks: 0, failed: [], underWay: 0, stays: [], broken: [], isOver: false },
  };
  const lives = place.crowd.requesters.map((person, index) => live(load, person, index));
  return {
    stays: load.stays,
    clicks: () => load.clicks,
    failed: () => load.failed,
    broken: load.broken,
    underWay: () => load.underWay,
    stop: async () => {
      load.isOver = true;
      await Promise.all(lives);
    },
  };
}

/** Every other one gives it back; the others have it until their time is over. */
async function live(load: Load, person: string, index: number): Promise<void> {
  for (let turn = index; !load.isOver; turn += 1) {
    const slug = load.slugs[turn % load.slugs.length] ?? "";
    const ends = Math.floor(turn / load.slugs.length) % 2 === index % 2 ? "given-back" : "expired";
    try {
      load.stays.push(await stay(load, { person, slug, ends }, turn));
    } catch (error) {
      load.broken.push(`${person}: ${error instanceof Error ? error.message : String(error)}`);
      return;
    }
    await pause(AT_REST_MILLISECONDS);
  }
}

async function stay(load: Load, wish: Omit<Stay, "ref">, turn: number): Promise<Stay> {
  const { person, slug, ends } = wish;
  const { approvers } = load.crowd;
  const { people } = load.sandbox.slack;
  const lasting = ends === "expired" ? SHORT : LONG;
  const asked = await busy(load, async () => {
    const text = `${slug} admin ${lasting} fix the DNS`;
    const told = await insist(load, () => people.command(person, { text }));
    return { ref: refIn(told), request: await becomes(load, wish, ["pending"]) };
  });
  const card = { channel: CHANNEL, ts: asked.request.messages.card?.ts ?? "" };
  await busy(load, async () => {
    const approver = approvers[turn % approvers.length] ?? "";
    await insist(load, () => people.click(approver, { where: card, button: "Approve" }));
    // Time goes fast: who looks late finds that a short one is over already.
    await becomes(load, wish, ends === "expired" ? ["active", "ended"] : ["active"]);
  });
  await pause(AT_REST_MILLISECONDS);
  await busy(load, async () => {
    const text = `done ${slug} admin`;
    if (ends === "given-back") await insist(load, () => people.command(person, { text }));
    await becomes(load, wish, ["ended"]);
  });
  return { ...wish, ref: asked.ref };
}

async function busy<Result>(load: Load, act: () => Promise<Result>): Promise<Result> {
  load.underWay += 1;
  try {
    return await act();
  } finally {
    load.underWay -= 1;
  }
}

/** Whoever sees an error does it again a moment later, as people do. */
async function insist(load: Load, act: () => Promise<Told>): Promise<Told> {
  for (;;) {
    load.clicks += 1;
    const told = await act();
    // The card is redrawn by now: the click that ended in an error has counted.
    if (told.error?.startsWith("no such button")) return told;
    if (!mustTryAgain(told)) return told;
    load.failed.push(errorIn(told));
    await pause(AT_REST_MILLISECONDS);
  }
}

function errorIn({ error }: Told): string {
  if (error === undefined) return "told to try again";
  return /\((\w+)\)/.exec(error)?.[1] ?? error;
}

/** `3 (dispatch_failed 2, told to try again 1)` */
export function countedErrors(errors: readonly string[]): string {
  const kinds = [...new Set(errors)].map(
    (kind) => `${kind} ${errors.filter((one) => one === kind).length}`,
  );
  return errors.length === 0 ? "0" : `${errors.length} (${kinds.join(", ")})`;
}

function refIn({ ephemeral }: Told): string {
  const ref = /R-[0-9A-Z]{6}/.exec(ephemeral?.plain ?? "")?.[0];
  if (ref === undefined) throw new Error(`was not asked for: ${ephemeral?.plain ?? "no answer"}`);
  return ref;
}

/** Waits until the newest request on the seat rests in one of these states, with every message shown. */
async function becomes(
  { sandbox, store }: Place,
  { person, slug }: Pick<Stay, "person" | "slug">,
  states: readonly StateName[],
): Promise<AccessRequest> {
  const seat = seatOf(sandbox, person, slug);
  return until(
    async () => {
      await pause(LOOK_EVERY_MILLISECONDS);
      // On a busy machine one look may take too long; the next one will do.
      return store.latest(seat).catch(() => undefined);
    },
    (request) =>
      request !== undefined &&
      states.includes(request.state.name) &&
      request.claim === null &&
      outstandingAnnouncements(request).length === 0 &&
      request,
    {
      what: `${seat} rests in ${states.join(" or ")}`,
      seconds: PATIENCE_SECONDS,
      show: (request) => JSON.stringify(request && [request.ref, request.state, request.claim]),
    },
  );
}

export function seatOf({ seed }: Sandbox, person: string, slug: string): string {
  const user = seed.people.find(({ key }) => key === person)?.id ?? "";
  return seatSubject({ team: seed.team.id, user }, slug, "admin");
}
