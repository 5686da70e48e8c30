// Runs the plan that a claimed request has in hand, under its claim.
import type { Plan } from "../domain/access-plan.ts";
import type { Command, RunOutcome } from "../domain/command.ts";
import { isFirstRun, isMembershipOurs } from "../domain/ownership.ts";
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
  { store, hands, accountHands, surroundings, stepEnded }: EnginePorts,
  request: Claimed,
  untouched: boolean,
): Promise<Command> {
  const { now } = surroundings;
  const { until } = request.claim;
  const startedAt = now();
  const isGranting = isIn(request, "working");
  const firstRun = untouched && (!isGranting || isFirstRun(request));
  const plan = await planNow(store, request, startedAt);
  if (!plan) return { do: "record-run", journal: [], outcome: WAITS, startedAt, firstRun };
  const nothingIsOurs = isGranting && (firstRun || !isMembershipOurs(journalOf(request)));
  const book = stepBook(hands, { trusting: accountHands, now, nothingIsOurs });
  const clock = { now, stepEnded, onBehalfOf: request.ref, isOver: () => now() >= until };
  const run = await runPlan(book, { plan, journal: journalOf(request) }, clock);
  return { do: "record-run", ...run, startedAt, firstRun };
}

function journalOf(request: AccessRequest): readonly JournalEntry[] {
  return isIn(request, "working", "extending", "ending") ? request.state.work.journal : [];
}

const WAITS: RunOutcome = {
  kind: "trouble",
  step: "look-again",
  cause:
    "A later request on the same seat is being set up, and these Denies may be all that holds.",
  retryable: true,
};

/** Undefined where it has to wait. */
async function planNow(
  store: RequestStore,
  request: AccessRequest,
  now: number,
): Promise<Plan | undefined> {
  const plan = planInHand(request, now);
  if (!plan) throw new Error(`${request.ref} is ${request.state.name} and has no work in hand`);
  if (!isIn(request, "ended")) return plan;
  const latest = await store.latest(request.key.subject);
  if (!latest || latest.key.number === request.key.number) return plan;
  // Whether its own guard stands already, nobody can tell.
  if (isIn(latest, "working")) return undefined;
  // Who is in the group is the later request's affair by now, and covered by its own guard and quarantine.
  return isIn(latest, "active", "extending") ? withoutLook(plan) : plan;
}

function withoutLook({ steps }: Plan): Plan {
  return { steps: steps.filter(({ name }) => name !== "look-again") };
}
