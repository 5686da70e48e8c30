// The journeys of accounts whose every crash point is tried: one is made and somebody let in, one is closed with somebody in it.
import { slugOf } from "../../src/domain/accounts/account-request.ts";
import type { AccountRequest } from "../../src/domain/accounts/account-request.ts";
import { accountStage } from "./account-stage.ts";
import type { AccountStage } from "./account-stage.ts";
import { closableSlug } from "./crash-seed.ts";
import { finalAccount } from "./final-account.ts";
import { ALICES_USER, strayCopies } from "./final-world.ts";
import { isActive, lastCall, withClearings } from "./journeys.ts";
import type { Journey, JourneyEnd } from "./journeys.ts";
import type { Stage } from "./stage.ts";

/** How long what ends stays denied, with a little more. */
const QUARANTINE_MINUTES = 46;

let made = 0;
let closed = 0;

// Every time another one: neither its e-mail nor its id is ever free again.
async function accountIsMade(stage: Stage): Promise<JourneyEnd> {
  const on = accountStage(stage);
  const beforeNew = lastCall(stage);
  const asked = await on.asksForOne(`acme-${String((made += 1)).padStart(4, "0")}`);
  await stage.types("bob", `approve ${asked.ref}`);
  const done = await on.isDone(asked);
  const access = await on.accessOfAlice(slugOf(done));
  await stage.rests(access, isActive);
  const there = await seen(stage, on, done);
  const endOfNew = lastCall(stage);
  await stage.types("alice", `done ${slugOf(done)} admin`);
  return end(stage, on, { request: done, worlds: { there }, beforeNew, endOfNew });
}

async function accountIsClosed(stage: Stage): Promise<JourneyEnd> {
  const on = accountStage(stage);
  const slug = closableSlug((closed += 1));
  await stage.types("alice", `${slug} admin 4h fix the DNS`);
  const access = await on.accessOfAlice(slug);
  await stage.types("bob", `approve ${access.ref}`);
  await stage.rests(access, isActive);
  const beforeNew = lastCall(stage);
  const asked = await on.asksForEnd(slug);
  await stage.types("bob", `approve ${asked.ref} ${slug}`);
  await stage.types("alice", `approve ${asked.ref} ${slug}`);
  const done = await on.isDone(asked);
  const gone = await seen(stage, on, done);
  const endOfNew = lastCall(stage);
  return end(stage, on, { request: done, worlds: { gone }, beforeNew, endOfNew });
}

interface Played extends Pick<JourneyEnd, "beforeNew" | "endOfNew" | "worlds"> {
  request: AccountRequest;
}

/** Waits until nothing is left of alice's access, and nothing that AWS holds differs from the records. */
async function end(
  stage: Stage,
  on: AccountStage,
  { request, worlds, ...calls }: Played,
): Promise<JourneyEnd> {
  const { sandbox } = stage;
  const slug = slugOf(request);
  await stage.rests(await on.accessOfAlice(slug), ({ state }) => state.name === "ended");
  await stage.minutesPass(QUARANTINE_MINUTES);
  await stage.rests(await on.accessOfAlice(slug), withClearings(0));
  const cleared = await seen(stage, on, request);
  await stage.dayPasses();
  const alice = sandbox.aws.world().users.find(({ name }) => name === ALICES_USER);
  const held = [...(alice?.groups ?? []), ...Object.keys(alice?.policies ?? {})];
  const left = held.filter((name) => name.includes(slug));
  const copies = strayCopies(sandbox, request, [await on.accessOfAlice(slug)]).length;
  const trail = request.history.entries.map(({ what, detail = "" }) => `${what} ${detail}`.trim());
  return { worlds: { ...worlds, cleared }, left, copies, trail, ...calls };
}

async function seen({ sandbox }: Stage, on: AccountStage, request: AccountRequest) {
  const access = await on.accessOfAlice(slugOf(request));
  return finalAccount({ sandbox, request, access });
}

export const ACCOUNT_JOURNEYS: readonly Journey[] = [
  { title: "an account is made, and somebody let in", play: accountIsMade },
  { title: "an account is closed, with somebody in it", play: accountIsClosed },
];
