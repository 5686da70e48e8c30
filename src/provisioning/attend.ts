// One turn of work on a claimed request: what its time has come for, the work in hand, its messages; then all of it stored.
import type { Command } from "../domain/command.ts";
import { decide } from "../domain/decide.ts";
import { evolve } from "../domain/evolve.ts";
import { dueAt, nextFor } from "../domain/progress.ts";
import type { AccessRequest } from "../domain/request.ts";
import { isToSpread } from "../domain/spread-batch.ts";
import type { WorkDesk } from "../ports/work-desk.ts";
import { announce } from "./announce.ts";
import type { Claimed, EnginePorts } from "./engine-ports.ts";
import { undoLateCall } from "./late-call.ts";
import { openOthers } from "./open-others.ts";
import { workOn } from "./work-on.ts";

export interface AttendingPorts extends EnginePorts {
  readonly desk: WorkDesk;
}

/** `untouched`: no process can have worked on this claim's state before. */
export async function attend(
  ports: AttendingPorts,
  request: Claimed,
  untouched: boolean,
): Promise<void> {
  const { now } = ports.surroundings;
  const done = byTheClock(request, now());
  if (isToSpread(request)) done.push(await openOthers(ports, request));
  const timely = { ...applied(request, done, now()), claim: request.claim };
  if (nextFor(timely, now()) === "run") done.push(await workOn(ports, timely, untouched));

  const worked = applied(request, done, now());
  const { messages, failure } = await announce(ports.announcer, worked);
  const told = Object.keys(messages).length > 0 || failure !== undefined;
  const telling: Command = { do: "record-messages", messages, ...(failure ? { failure } : {}) };
  await store(ports, request, { done, telling: told ? [telling] : [] });
}

function byTheClock(request: AccessRequest, now: number): Command[] {
  const next = nextFor(request, now);
  return next === "run" || next === "announce" || next === "rest" ? [] : [{ do: next }];
}

interface Turn {
  readonly done: readonly Command[];
  readonly telling: readonly Command[];
}

/**
 * Stores a turn under "still my claim". Where a message stands is kept whoever holds the claim, or it
 * could never be redrawn; what was worked counts only while the claim is ours, and is undone otherwise.
 */
async function store(ports: EnginePorts, claimed: Claimed, turn: Turn): Promise<void> {
  const { surroundings } = ports;
  let current: AccessRequest | undefined = claimed;
  while (current) {
    const now = surroundings.now();
    const isOurs = isHeldBy(current, claimed);
    const next = isOurs
      ? { ...applied(current, [...turn.done, ...turn.telling], now), claim: null }
      : applied(current, turn.telling, now);
    const isStored =
      next === current || (await ports.store.save(next, dueAt(next, now))) !== "changed";
    if (isStored && isOurs) return;
    if (isStored) break;
    current = await ports.store.load(claimed.key);
  }
  await undoLateCall(ports, { request: claimed, done: turn.done });
}

function isHeldBy({ claim }: AccessRequest, claimed: Claimed): boolean {
  return claim?.by === claimed.claim.by;
}

function applied(request: AccessRequest, commands: readonly Command[], now: number): AccessRequest {
  return commands.reduce((current, command) => {
    const decision = decide(current, command, now);
    return "refused" in decision ? current : decision.events.reduce(evolve, current);
  }, request);
}
