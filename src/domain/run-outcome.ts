// What follows from one run over a plan: granted, ended, tried again later, or stuck.
import type { Command, RunOutcome } from "./command.ts";
import type { Event } from "./event.ts";
import { settleOwnership } from "./ownership.ts";
import type { AccessRequest, JournalEntry } from "./request.ts";
import { MOST_GRANT_ATTEMPTS, retryDelay } from "./retry-schedule.ts";

type RecordRun = Extract<Command, { do: "record-run" }>;

export function runEvents(request: AccessRequest, run: RecordRun, now: number): Event[] {
  const { state } = request;
  if (state.name !== "working" && state.name !== "ending") return [];
  const journal =
    state.name === "working"
      ? settleOwnership(run.journal, {
          recorded: state.work.journal,
          firstRun: run.firstRun,
        })
      : run.journal;
  const { outcome } = run;
  if (outcome.kind === "trouble") return [troubleEvent(request, { outcome, journal }, now)];
  const what = state.name === "ending" ? "ended" : "granted";
  return [{ what, at: now, journal }];
}

interface TroubledRun {
  readonly outcome: Extract<RunOutcome, { kind: "trouble" }>;
  readonly journal: readonly JournalEntry[];
}

function troubleEvent(request: AccessRequest, run: TroubledRun, now: number): Event {
  const { step, cause, retryable } = run.outcome;
  const attempts = (request.retry?.attempts ?? 0) + 1;
  const { journal } = run;
  // An end is tried for ever: giving up would leave somebody in.
  const mayTryAgain =
    request.state.name === "ending" || (retryable && attempts < MOST_GRANT_ATTEMPTS);
  if (!mayTryAgain) return { what: "got-stuck", at: now, step, cause, journal };
  return {
    what: "delayed",
    at: now,
    step,
    cause,
    attempts,
    retryAt: now + retryDelay(attempts),
    journal,
  };
}
