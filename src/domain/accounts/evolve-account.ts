// How a request about an account changes when something has happened to it. Never refuses, never decides.
import { whilePending } from "../waiting.ts";
import type { Retry } from "../request.ts";
import type { AccountEvent } from "./account-event.ts";
import { rememberAccount } from "./account-history.ts";
import type {
  AccountAsk,
  AccountEntry,
  AccountRequest,
  AccountState,
  AccountWork,
  Known,
} from "./account-request.ts";

/** The request after `event`; `version` and `claim` are the store's and the engine's affair and stay as they are. */
export function evolveAccount(request: AccountRequest, event: AccountEvent): AccountRequest {
  return {
    ...request,
    ask: nextAsk(request.ask, event),
    state: nextState(request, event),
    retry: nextRetry(request.retry, event),
    announceRetry: nextAnnounceRetry(event),
    messages:
      event.what === "announced" ? { ...request.messages, ...event.messages } : request.messages,
    history: rememberAccount(request.history, event),
  };
}

/** A request at its very beginning. */
export function beginAccount(event: Extract<AccountEvent, { what: "asked" }>): AccountRequest {
  return {
    key: event.key,
    ref: event.ref,
    ask: event.ask,
    state: { name: "pending", yeses: [], reminders: 0, isEscalated: false },
    history: rememberAccount({ entries: [], dropped: 0 }, event),
    messages: {},
    retry: null,
    announceRetry: null,
    claim: null,
    version: 0,
  };
}

function nextState({ state, ask }: AccountRequest, event: AccountEvent): AccountState {
  switch (event.what) {
    case "approved": {
      const work = { plan: ask.plan, journal: [], known: {}, startedAt: event.at };
      return { name: "working", approval: event.approval, work };
    }
    case "denied":
      return { name: "denied", by: event.by, at: event.at, reason: event.reason };
    case "withdrawn":
    case "lapsed":
      return { name: event.what, at: event.at };
    case "said-yes":
    case "reminded":
    case "escalated":
      return state.name === "pending" ? whilePending(state, event) : state;
    default:
      if (state.name === "working") return afterStep(state, event);
      if (state.name === "stuck") return afterStuck(state, event);
      return event.what === "reopened" && state.name === "abandoned"
        ? { ...state, isToReopen: false }
        : state;
  }
}

function afterStep(
  state: Extract<AccountState, { name: "working" }>,
  event: AccountEvent,
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
    case "finished":
      return { name: "done", approval, work: calm, at: event.at };
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

function nextAsk(ask: AccountAsk, event: AccountEvent): AccountAsk {
  return event.what === "retried" && event.ask ? event.ask : ask;
}

function nextRetry(retry: Retry | null, event: AccountEvent): Retry | null {
  switch (event.what) {
    case "delayed":
      return { attempts: event.attempts, at: event.retryAt };
    case "announced":
    case "announcing-delayed":
      return retry;
    default:
      return null;
  }
}

// Whatever else happens gives the messages something new to show, so they are tried at once.
function nextAnnounceRetry(event: AccountEvent): Retry | null {
  if (event.what !== "announcing-delayed") return null;
  return { attempts: event.attempts, at: event.retryAt };
}
