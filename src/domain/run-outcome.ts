// What follows from one run over a plan: granted, extended, ended, cleared away, tried again later, or stuck.
import { stepIn } from "./access-plan.ts";
import type { Command, RunOutcome } from "./command.ts";
import type { Event } from "./event.ts";
import { QUARANTINE, endOf } from "./grant.ts";
import { isMembershipOurs, settleOwnership } from "./ownership.ts";
import type { JournalEntry } from "./journal.ts";
import type { AccessRequest, InState } from "./request.ts";
import { isIn } from "./request.ts";
import { MOST_GRANT_ATTEMPTS, retryDelay } from "./retry-schedule.ts";

type RecordRun = Extract<Command, { do: "record-run" }>;

export function runEvents(request: AccessRequest, run: RecordRun, now: number): Event[] {
  if (!isIn(request, "working", "extending", "active", "ending", "ended")) return [];
  const journal = isIn(request, "working") ? settled(request, run) : run.journal;
  const settledRun = { ...run, journal };
  if (run.outcome.kind === "trouble") return troubleEvents(request, settledRun, now);
  return finishEvents(request, settledRun, now);
}

function settled(request: InState<"working">, run: RecordRun): readonly JournalEntry[] {
  return settleOwnership(run.journal, {
    recorded: request.state.work.journal,
    firstRun: run.firstRun,
  });
}

function finishEvents(request: AccessRequest, run: RecordRun, at: number): Event[] {
  const { journal } = run;
  switch (request.state.name) {
    case "working":
      return [granted(request, run, at)];
    // A call that wrote the earlier end may still be under way, and would cut the person off.
    case "extending":
      return [{ what: "extended", at, looks: [at + QUARANTINE] }];
    case "ending":
      return [{ what: "ended", at, journal }];
    case "active":
      return [{ what: "looked-again", at, since: run.startedAt, journal }];
    case "ended":
      return [{ what: "cleared", at, journal }];
    default:
      return [];
  }
}

// Somebody let in by hand before keeps their access as it was: without an end, and not ours.
function granted(request: AccessRequest, run: RecordRun, at: number): Event {
  const { plan, lasting } = request.ask;
  const { journal } = run;
  const endsAt = isMembershipOurs(journal) ? endOf(run.startedAt, lasting) : null;
  // Where another process, or an earlier request, may still have a call under way, it is made sure of once more.
  const isAlone = run.firstRun && !stepIn(plan, "lift-denies");
  return { what: "granted", at, journal, endsAt, looks: isAlone ? [] : [at + QUARANTINE] };
}

type Trouble = Extract<RunOutcome, { kind: "trouble" }>;

function troubleEvents(request: AccessRequest, run: RecordRun, now: number): Event[] {
  const { step, cause, retryable } = run.outcome as Trouble;
  const attempts = (request.retry?.attempts ?? 0) + 1;
  const { journal } = run;
  const about = { at: now, step, cause };
  const isOver = !retryable || attempts >= MOST_GRANT_ATTEMPTS;
  switch (isOver ? request.state.name : "ending") {
    case "working":
      return [{ what: "got-stuck", ...about, journal }];
    case "extending":
      return [{ what: "extension-failed", ...about }];
    case "active":
      return [{ what: "looked-again", at: now, since: run.startedAt, journal }];
    // An end is tried for ever: giving up would leave somebody in, or a Deny that stands in the next one's way.
    default: {
      const retryAt = now + retryDelay(attempts);
      return [{ what: "delayed", ...about, attempts, retryAt, journal }];
    }
  }
}
