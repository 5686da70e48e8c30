// Runs the plan that a claimed request has in hand, under its claim.
import type { Plan } from "../domain/access-plan.ts";
import type { Command } from "../domain/command.ts";
import { isFirstRun } from "../domain/ownership.ts";
import { planInHand } from "../domain/progress.ts";
import { isIn } from "../domain/request.ts";
import type { JournalEntry } from "../domain/journal.ts";
import type { AccessRequest } from "../domain/request.ts";
import type { RequestStore } from "../ports/request-store.ts";
import type { Claimed, EnginePorts } from "./engine-ports.ts";
import { runPlan } from "./run-plan.ts";
import { stepBook } from "./step-book.ts";

/** The run, to be recorded. `untouched`: no process can have worked on this state before. */
export async function workOn(
  { store, hands, surroundings }: EnginePorts,
  request: Claimed,
  untouched: boolean,
): Promise<Command> {
  const { now } = surroundings;
  const { until } = request.claim;
  const startedAt = now();
  const plan = await planNow(store, request, startedAt);
  const isGranting = isIn(request, "working");
  const firstRun = untouched && (!isGranting || isFirstRun(request));
  const book = stepBook(hands, { now, nothingIsOurs: isGranting && firstRun });
  const clock = { now, isOver: () => now() >= until };
  const run = await runPlan(book, { plan, journal: journalOf(request) }, clock);
  return { do: "record-run", ...run, startedAt, firstRun };
}

function journalOf(request: AccessRequest): readonly JournalEntry[] {
  return isIn(request, "working", "extending", "ending") ? request.state.work.journal : [];
}

async function planNow(store: RequestStore, request: AccessRequest, now: number): Promise<Plan> {
  const plan = planInHand(request, now);
  if (!plan) throw new Error(`${request.ref} is ${request.state.name} and has no work in hand`);
  if (!isIn(request, "ended")) return plan;
  const latest = await store.latest(request.key.subject);
  return latest && isTakenOver(latest, request) ? withoutLook(plan) : plan;
}

// Who is in the group by now is the later request's affair, and covered by its own guard and quarantine.
function isTakenOver(latest: AccessRequest, ended: AccessRequest): boolean {
  const isLater = latest.key.number > ended.key.number;
  return isLater && isIn(latest, "working", "active", "extending", "ending", "stuck");
}

function withoutLook({ steps }: Plan): Plan {
  return { steps: steps.filter(({ name }) => name !== "look-again") };
}
