// Writes into a request's record what is no turn of work on it; whoever else saves it first, it is decided anew.
import type { Command } from "../domain/command.ts";
import { decide } from "../domain/decide.ts";
import { evolve } from "../domain/evolve.ts";
import { dueAt } from "../domain/progress.ts";
import type { AccessRequest } from "../domain/request.ts";
import type { RequestStore } from "../ports/request-store.ts";
import type { Surroundings } from "../ports/surroundings.ts";

interface Records {
  readonly store: RequestStore;
  readonly surroundings: Pick<Surroundings, "now">;
}

export async function noteOnRecord(
  { store, surroundings }: Records,
  request: AccessRequest,
  command: Command,
): Promise<void> {
  let current: AccessRequest | undefined = request;
  while (current) {
    const now = surroundings.now();
    const decision = decide(current, command, now);
    if ("refused" in decision) return;
    const next = decision.events.reduce(evolve, current);
    if ((await store.save(next, dueAt(next, now))) !== "changed") return;
    current = await store.load(request.key);
  }
}
