// One turn of work on a claimed request: what its time has come for, the work in hand, its messages; then all of it stored.
import type { Command } from "../domain/command.ts";
import { ACCESS_LIFE } from "../domain/lifecycle.ts";
import { nextFor } from "../domain/progress.ts";
import type { AccessRequest } from "../domain/request.ts";
import { isToSpread } from "../domain/spread-batch.ts";
import type { WorkDesk } from "../ports/work-desk.ts";
import { announce, tellingAccess, told } from "./announce.ts";
import type { Claimed, EnginePorts } from "./engine-ports.ts";
import { undoLateCall } from "./late-call.ts";
import { openOthers } from "./open-others.ts";
import { applied, storeTurn } from "./store-turn.ts";
import { workOn } from "./work-on.ts";

export interface AttendingPorts extends EnginePorts {
  readonly desk: WorkDesk;
  /** Whether this process takes no further step that could as well be another's. */
  isStopping(): boolean;
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
  const timely = { ...after(request, done, now()), claim: request.claim };
  if (nextFor(timely, now()) === "run") done.push(await workOn(ports, timely, untouched));

  const worked = after(request, done, now());
  const telling = told(await announce(tellingAccess(ports.announcer, worked)));
  const storing = { records: ports.store, life: ACCESS_LIFE, now, nextClaim: () => null };
  const stored = await storeTurn(storing, request, { done, telling });
  if (!stored) await undoLateCall(ports, { request, done });
}

function after(request: AccessRequest, done: readonly Command[], now: number): AccessRequest {
  return applied(ACCESS_LIFE, { request, now }, done);
}

function byTheClock(request: AccessRequest, now: number): Command[] {
  const next = nextFor(request, now);
  return next === "run" || next === "announce" || next === "rest" ? [] : [{ do: next }];
}
