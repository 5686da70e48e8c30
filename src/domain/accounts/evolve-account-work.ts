// How an approved request about an account goes on, event by event: its steps, where it is stuck, and once it is done.
import { stepKey } from "./account-plan.ts";
import type { AccountEvent } from "./account-event.ts";
import type {
  AccountAsk,
  AccountEntry,
  AccountState,
  AccountWork,
  Known,
} from "./account-request.ts";
import { beginWatch, watchAfter } from "./evolve-watch.ts";
import { stepInHand } from "./step-in-hand.ts";

/** After it was approved. */
export function oncePast(state: AccountState, event: AccountEvent, ask: AccountAsk): AccountState {
  if (state.name === "working") return afterStep(state, event, ask);
  if (state.name === "stuck") return afterStuck(state, event);
  if (state.name === "done") {
    const { watch, ...rest } = state;
    return { ...rest, ...watchAfter(watch, event) };
  }
  const isReopened = event.what === "reopened" && state.name === "abandoned";
  return isReopened ? { ...state, isToReopen: false } : state;
}

function afterStep(
  state: Extract<AccountState, { name: "working" }>,
  event: AccountEvent,
  ask: AccountAsk,
): AccountState {
  const { approval, work } = state;
  const { trouble: _trouble, waits, ...calm } = work;
  switch (event.what) {
    case "step-done": {
      const journal = [...work.journal, event.entry];
      return { ...state, work: { ...calm, journal, known: { ...work.known, ...event.learnt } } };
    }
    case "step-waits": {
      const { why, until, at, learnt } = event;
      const known = { ...work.known, ...learnt };
      return {
        ...state,
        work: { ...calm, known, waits: { why, until, since: waits?.since ?? at } },
      };
    }
    case "delayed":
      return { ...state, work: { ...calm, trouble: { step: event.step, cause: event.cause } } };
    case "got-stuck": {
      const { at, step, cause, mends, learnt } = event;
      const known = { ...work.known, ...learnt };
      const journal = withoutFailed(work.journal, known);
      return { name: "stuck", approval, work: { ...calm, journal, known }, at, step, cause, mends };
    }
    case "look-wanted":
      return waits ? { ...state, work: { ...work, waits: { ...waits, until: event.at } } } : state;
    case "abandoned":
      return givenUp(state, event);
    case "finished":
      return finished({ ...state, work: calm }, event.at, ask);
    default:
      return state;
  }
}

function afterStuck(
  state: Extract<AccountState, { name: "stuck" }>,
  event: AccountEvent,
): AccountState {
  const { approval, work, step } = state;
  switch (event.what) {
    case "retried": {
      const plan = event.ask?.plan ?? work.plan;
      return { name: "working", approval, work: { ...lookedAnew(work), plan } };
    }
    case "adopted": {
      const known = { ...work.known, accountId: event.accountId, attempt: null, found: null };
      return { name: "working", approval, work: { ...work, known } };
    }
    case "abandoned": {
      const { at, by } = event;
      return { name: "abandoned", approval, work, at, by, step, isToReopen: isShut(work) };
    }
    default:
      return state;
  }
}

function finished(
  { approval, work }: Extract<AccountState, { name: "working" }>,
  at: number,
  { kind }: AccountAsk,
): AccountState {
  const done = { name: "done" as const, approval, work, at };
  return kind === "connect-account" ? { ...done, watch: beginWatch(at) } : done;
}

function givenUp(
  { approval, work }: Extract<AccountState, { name: "working" }>,
  { at, by }: Extract<AccountEvent, { what: "abandoned" }>,
): AccountState {
  const step = stepInHand(work);
  const { waits: _waits, ...rest } = work;
  const name = "abandoned";
  return { name, approval, work: rest, at, by, step: step ? stepKey(step) : "", isToReopen: false };
}

// What AWS was asked for came to nothing, so that it is to be asked for again.
function withoutFailed(journal: readonly AccountEntry[], { accountId, attempt }: Known) {
  if (accountId !== undefined || attempt) return journal;
  return journal.filter(({ step }) => step !== "create-account");
}

// How long to knock at most is counted anew, and what was found under one e-mail is nothing to adopt under another.
function lookedAnew(work: AccountWork): AccountWork {
  const { knockingSince: _since, found: _found, ...known } = work.known;
  return { ...work, known };
}

/** Nobody can ask for access to it any more, although it is still there. */
function isShut({ journal }: AccountWork): boolean {
  const isDone = (step: string) => journal.some((entry) => entry.step === step);
  return isDone("shut-door") && !isDone("close-account");
}
