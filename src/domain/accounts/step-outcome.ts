// What follows from one turn on one step: done and on to the next, waited for, tried again later, stuck, or all done.
import { retryDelay } from "../retry-schedule.ts";
import type { AccountCommand } from "./account-command.ts";
import type { AccountEvent } from "./account-event.ts";
import { stepKey } from "./account-plan.ts";
import { stepInHand } from "./step-in-hand.ts";
import { isAccountIn } from "./account-request.ts";
import type { AccountRequest, AccountWork } from "./account-request.ts";

type RecordStep = Extract<AccountCommand, { do: "record-step" }>;

/** Half an hour and more: what AWS is in trouble with for five minutes goes on by itself. */
const MOST_ATTEMPTS = 14;

export function stepEvents(
  request: AccountRequest,
  command: RecordStep,
  at: number,
): AccountEvent[] {
  if (!isAccountIn(request, "working")) return [];
  const inHand = stepInHand(request.state.work);
  if (!inHand || stepKey(inHand) !== command.step) return [];
  const { step, outcome } = command;
  switch (outcome.kind) {
    case "done":
      return doneEvents(request.state.work, outcome, at);
    case "waits": {
      const { why, until, learnt = {} } = outcome;
      return [{ what: "step-waits", at, step, why, until, learnt }];
    }
    case "refused": {
      const { cause, mends, learnt = {} } = outcome;
      return [{ what: "got-stuck", at, step, cause, mends, learnt }];
    }
    case "trouble":
      return [troubleEvent(request, { step, outcome, at })];
  }
}

function doneEvents(
  work: AccountWork,
  { entry, learnt = {} }: Extract<RecordStep["outcome"], { kind: "done" }>,
  at: number,
): AccountEvent[] {
  const done: AccountEvent = { what: "step-done", at, entry, learnt };
  return isLast(work) ? [done, { what: "finished", at }] : [done];
}

function isLast({ plan, journal }: AccountWork): boolean {
  const entries = new Set(journal.map(({ step }) => step));
  return plan.steps.filter((step) => !entries.has(stepKey(step))).length === 1;
}

function troubleEvent(
  { retry }: AccountRequest,
  turn: {
    readonly step: string;
    readonly outcome: Extract<RecordStep["outcome"], { kind: "trouble" }>;
    readonly at: number;
  },
): AccountEvent {
  const { step, at } = turn;
  const { cause, retryable } = turn.outcome;
  const attempts = (retry?.attempts ?? 0) + 1;
  if (!retryable || attempts >= MOST_ATTEMPTS) {
    return { what: "got-stuck", at, step, cause, mends: [], learnt: {} };
  }
  return { what: "delayed", at, step, cause, attempts, retryAt: at + retryDelay(attempts) };
}
