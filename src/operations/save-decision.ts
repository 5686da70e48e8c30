// The way every operation changes a request: load, decide, save if unchanged; decide again if somebody was faster.
import type { Command } from "../domain/command.ts";
import { decide } from "../domain/decide.ts";
import { evolve } from "../domain/evolve.ts";
import { dueAt } from "../domain/progress.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { AccessRequest, RequestKey } from "../domain/request.ts";
import type { RequestStore } from "../ports/request-store.ts";
import type { Surroundings } from "../ports/surroundings.ts";
import type { WorkDesk } from "../ports/work-desk.ts";

export interface DecisionPorts {
  readonly store: RequestStore;
  readonly desk: WorkDesk;
  readonly surroundings: Surroundings;
}

/** What a refusal is about, where the request is known. */
export type Outcome =
  | { readonly request: AccessRequest; readonly refusal?: undefined }
  | { readonly refusal: Refusal; readonly request?: AccessRequest };

/** What is wanted of the request, as it was read: asked anew for each attempt. */
type CommandFor = (request: AccessRequest) => Command | Refusal | Promise<Command | Refusal>;

/**
 * The first attempt decides on what this process remembers, which saves a read on every click. A save on
 * stale memory is rejected by its version, and a refusal is given only after reading the record as it is.
 */
export async function saveDecision(
  ports: DecisionPorts,
  key: RequestKey,
  commandFor: CommandFor,
): Promise<Outcome> {
  const { store } = ports;
  const recalled = await store.recall(key);
  if (recalled) {
    const outcome = await tryOn(ports, recalled, commandFor);
    if (outcome !== "changed" && !outcome.refusal) return outcome;
  }
  for (;;) {
    const request = await store.load(key);
    if (!request) return { refusal: { refused: "unknown-ref", ref: key.subject } };
    const outcome = await tryOn(ports, request, commandFor);
    if (outcome !== "changed") return outcome;
  }
}

async function tryOn(
  { store, desk, surroundings }: DecisionPorts,
  request: AccessRequest,
  commandFor: CommandFor,
): Promise<Outcome | "changed"> {
  const command = await commandFor(request);
  const now = surroundings.now();
  if ("refused" in command) return { refusal: command, request };
  const decision = decide(request, command, now);
  if ("refused" in decision) return { refusal: decision, request };
  const decided = { ...decision.events.reduce(evolve, request), claim: desk.claim(now) };
  const saved = await store.save(decided, dueAt(decided, now));
  if (saved === "changed") return "changed";
  desk.nudge(saved);
  return { request: saved };
}
