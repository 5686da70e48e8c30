// The journeys whose every crash point is tried. Each begins and ends with nothing of the one before left.
import { isIn } from "../../src/domain/request.ts";
import type { AccessRequest, InState } from "../../src/domain/request.ts";
import { ALICES_ROLE, ALICES_USER, finalWorld, leftovers, strayCopies } from "./final-world.ts";
import type { FinalWorld } from "./final-world.ts";
import type { Stage } from "./stage.ts";

export interface JourneyEnd {
  /** How the world was at each rest, in order. */
  worlds: Record<string, object>;
  /** What of Rolecall's is there in the end although nothing should be. */
  left: readonly string[];
  /** The number of the last call before what no journey before this one has gone through. */
  beforeNew: number;
  /** The same of the last call of it, where what comes then is another journey's again. */
  endOfNew?: number;
  /** Copies of a message that a crash between posting and storing its place left behind. */
  copies: number;
  /** All that is on record of it, for whoever has to find out what went wrong. */
  trail: string[];
}

export interface Journey {
  title: string;
  play(stage: Stage): Promise<JourneyEnd>;
}

/** The quarantine, and what open sessions are given, each with a little more. */
const QUARANTINE_MINUTES = 46;
const SESSIONS_MINUTES = 13 * 60;

export const isActive = ({ state }: AccessRequest) => state.name === "active";
const isEnded = ({ state }: AccessRequest) => state.name === "ended";
const whileActive =
  (isSo: (state: InState<"active">["state"]) => boolean) => (request: AccessRequest) =>
    isIn(request, "active") && isSo(request.state);
export const withClearings = (count: number) => (request: AccessRequest) =>
  isIn(request, "ended") && request.state.clearings.length === count;

async function longerThenRevoked(stage: Stage): Promise<JourneyEnd> {
  const { sandbox, types, rests } = stage;
  const beforeNew = lastCall(stage);
  const asked = await stage.asks("4h fix the DNS");
  await types("bob", `approve ${asked.ref}`);
  const granted = finalWorld(sandbox, await rests(asked, isActive));
  const mayAct = opensSession(stage);

  await types("alice", "extend client-a 2h still at it");
  await rests(
    asked,
    whileActive(({ extension }) => extension !== undefined),
  );
  await types("carol", `approve ${asked.ref}`);
  const isLonger = whileActive(({ grant }) => grant.lastExtension?.outcome === "extended");
  const longer = { ...finalWorld(sandbox, await rests(asked, isLonger)), mayAct: mayAct() };

  await types("carol", "revoke @alice client-a and end sessions");
  const revoked = { ...finalWorld(sandbox, await rests(asked, isEnded)), mayAct: mayAct() };
  await stage.minutesPass(QUARANTINE_MINUTES);
  const open = finalWorld(sandbox, await rests(asked, withClearings(1)));
  await stage.minutesPass(SESSIONS_MINUTES);
  return end(stage, asked, { worlds: { granted, longer, revoked, open }, beforeNew });
}

/** Whether the session that alice opens now may still do something. */
function opensSession({ sandbox: { aws } }: Stage): () => boolean {
  const { id = "" } = aws.sessions.open({ user: ALICES_USER, role: ALICES_ROLE, mfa: true });
  return () => aws.sessions.act(id, { action: "ec2:DescribeInstances", resource: "*" }).allowed;
}

async function untilItsEnd(stage: Stage): Promise<JourneyEnd> {
  const { sandbox, rests } = stage;
  const asked = await stage.asks("1h fix the DNS");
  await stage.types("bob", `approve ${asked.ref}`);
  const granted = finalWorld(sandbox, await rests(asked, isActive));
  const beforeNew = lastCall(stage);
  await stage.minutesPass(55);
  const isWarned = whileActive(({ grant }) => grant.isWarned && grant.looks.length === 0);
  const warned = finalWorld(sandbox, await rests(asked, isWarned));
  await stage.minutesPass(6);
  const ended = finalWorld(sandbox, await rests(asked, isEnded));
  await stage.minutesPass(QUARANTINE_MINUTES);
  return end(stage, asked, { worlds: { granted, warned, ended }, beforeNew });
}

async function againAtOnce(stage: Stage): Promise<JourneyEnd> {
  const { sandbox, types, rests } = stage;
  const first = await stage.asks("4h fix the DNS");
  await types("bob", `approve ${first.ref}`);
  await rests(first, isActive);
  const beforeNew = lastCall(stage);
  await types("alice", "done client-a admin");
  const givenBack = finalWorld(sandbox, await rests(first, isEnded));

  const second = await stage.asks("8h one thing more");
  await types("bob", `approve ${second.ref}`);
  const lifted = finalWorld(sandbox, await rests(second, isActive));
  await stage.minutesPass(QUARANTINE_MINUTES);
  await rests(first, withClearings(0));
  const isLookedAfter = whileActive(({ grant }) => grant.looks.length === 0);
  const looked = finalWorld(sandbox, await rests(second, isLookedAfter));
  await types("alice", "done client-a");
  const again = finalWorld(sandbox, await rests(second, isEnded));
  await stage.minutesPass(QUARANTINE_MINUTES);
  return end(stage, second, { worlds: { givenBack, lifted, looked, again }, beforeNew });
}

/** Waits until nothing is left, and so long that the next journey knows nothing of this one. */
async function end(
  stage: Stage,
  asked: AccessRequest,
  { worlds, beforeNew }: { worlds: Record<string, FinalWorld>; beforeNew: number },
): Promise<JourneyEnd> {
  const over = await stage.rests(asked, withClearings(0));
  const cleared = finalWorld(stage.sandbox, over);
  const left = leftovers(cleared);
  await stage.dayPasses();
  const copies = strayCopies(stage.sandbox, over).length;
  const trail = over.history.entries.map(({ what, detail = "" }) => `${what} ${detail}`.trim());
  return { worlds: { ...worlds, cleared }, left, beforeNew, copies, trail };
}

/** The number of the last call there was. */
export function lastCall({ sandbox }: Stage): number {
  return sandbox.calls.since(0).at(-1)?.number ?? 0;
}

export const JOURNEYS: readonly Journey[] = [
  { title: "made longer, revoked with open sessions", play: longerThenRevoked },
  { title: "its time ends", play: untilItsEnd },
  { title: "given back, and asked for again at once", play: againAtOnce },
];
