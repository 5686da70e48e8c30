// One run over a plan: survey what is there, then make what is missing, step by step.
import type { Plan, Step } from "../domain/access-plan.ts";
import type { RunOutcome } from "../domain/command.ts";
import type { JournalEntry } from "../domain/journal.ts";
import { Trouble } from "../domain/trouble.ts";
import type { Hold } from "../ports/hold.ts";
import type { StepEnded, StepMeter } from "../ports/step-meter.ts";
import type { Found, StepBook, StepRunner } from "./step.ts";

export interface Run {
  readonly journal: readonly JournalEntry[];
  readonly outcome: RunOutcome;
}

interface WorkInHand {
  readonly plan: Plan;
  /** What earlier runs made. */
  readonly journal: readonly JournalEntry[];
}

interface RunClock extends Hold {
  now(): number;
  readonly stepEnded: StepMeter;
}

/**
 * Everything that can be looked at beforehand is looked at together, which saves a round trip a step and
 * finds what is wrong before anything is changed. A run always begins at the beginning: what an earlier one
 * made is found, and what somebody has taken away meanwhile is made again. The journal is handed back, not
 * stored after each step, for the same reason: a run that dies half-way is simply repeated.
 */
export async function runPlan(book: StepBook, work: WorkInHand, clock: RunClock): Promise<Run> {
  const { steps } = work.plan;
  const journal: JournalEntry[] = [];
  const unknown = steps.find((step) => !(step.name in book));
  if (unknown) return { journal: work.journal, outcome: unknownStep(unknown) };

  const surveys = steps.map((step) => survey(book, step));
  for (const [index, step] of steps.entries()) {
    const attempt = await attempted({ book, step, clock }, surveys[index]);
    if ("trouble" in attempt) {
      const { message: cause, retryable } = attempt.trouble;
      const rest = work.journal.filter((entry) => !journal.some(({ step }) => step === entry.step));
      const outcome = { kind: "trouble", step: step.name, cause, retryable } as const;
      return { journal: [...journal, ...rest], outcome };
    }
    journal.push(asFirstMade(attempt.entry, work.journal));
  }
  return { journal, outcome: { kind: "finished" } };
}

interface StepTurn {
  readonly book: StepBook;
  readonly step: Step;
  readonly clock: RunClock;
}

async function attempted(
  turn: StepTurn,
  survey: Promise<Surveyed> | undefined,
): Promise<{ readonly entry: JournalEntry } | { readonly trouble: Trouble }> {
  const { step, clock } = turn;
  const startedAt = clock.now();
  const ended = (outcome: StepEnded["outcome"]) => {
    clock.stepEnded({ step: step.name, outcome, milliseconds: clock.now() - startedAt });
  };
  try {
    const surveyed = await survey;
    if (surveyed && "trouble" in surveyed) throw surveyed.trouble;
    const entry = await settleStep(turn, surveyed?.found);
    ended(entry.outcome === "found" ? "found" : "done");
    return { entry };
  } catch (trouble) {
    if (!(trouble instanceof Trouble)) throw trouble;
    ended(trouble.retryable ? "to-retry" : "gave-up");
    return { trouble };
  }
}

// What an earlier run made is found by this one; it stays made, or its end would leave it behind.
function asFirstMade(entry: JournalEntry, before: readonly JournalEntry[]): JournalEntry {
  const earlier = before.find(({ step }) => step === entry.step);
  return entry.outcome === "found" && earlier ? earlier : entry;
}

type Surveyed = { readonly found: Found } | { readonly trouble: unknown };

// Trouble met in the survey is kept until its step's turn, so that the first step in order is the one named.
function survey(book: StepBook, step: Step): Promise<Surveyed> | undefined {
  const runner = runnerOf(book, step);
  if (runner.looks === "in-turn") return undefined;
  return runner.find(step).then(
    (found) => ({ found }),
    (trouble: unknown) => ({ trouble }),
  );
}

async function settleStep(turn: StepTurn, surveyed: Found | undefined): Promise<JournalEntry> {
  const { step, clock } = turn;
  const runner = runnerOf(turn.book, step);
  const found = surveyed ?? (await runner.find(step));
  if (found.kind === "there") {
    const entry = { step: step.name, outcome: "found" as const, at: clock.now() };
    return found.note === undefined ? entry : { ...entry, note: found.note };
  }
  if (clock.isOver()) {
    throw new Trouble("It took longer than one turn may take.", { retryable: true });
  }
  const made = await runner.make(step, found, clock);
  if (made) return { step: step.name, outcome: "skipped", at: clock.now(), note: made.skipped };
  if (found.kind === "absent") return { step: step.name, outcome: "made", at: clock.now() };
  const note = found.differences.join("; ");
  return { step: step.name, outcome: "repaired", at: clock.now(), note };
}

// The book pairs every step name with a runner for just that step; the compiler cannot follow the pairing.
function runnerOf(book: StepBook, step: Step): StepRunner<Step["name"]> {
  return book[step.name] as StepRunner<Step["name"]>;
}

// A plan outlives deploys. A step this version does not know is said aloud instead of skipped.
function unknownStep(step: Step): RunOutcome {
  return {
    kind: "trouble",
    step: step.name,
    cause: `This version of Rolecall does not know the step "${step.name}".`,
    retryable: false,
  };
}
