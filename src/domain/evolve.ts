// How a request changes when something has happened to it. Never refuses, never decides.
import type { Event } from "./event.ts";
import { remember } from "./history.ts";
import type { AccessRequest, JournalEntry, Retry, State, Work } from "./request.ts";

/** The request after `event`; `version` and `claim` are the store's and the engine's affair and stay as they are. */
export function evolve(request: AccessRequest, event: Event): AccessRequest {
  return {
    ...request,
    state: nextState(request.state, request, event),
    retry: nextRetry(request.retry, event),
    announceRetry: nextAnnounceRetry(event),
    messages:
      event.what === "announced" ? { ...request.messages, ...event.messages } : request.messages,
    history: remember(request.history, event),
  };
}

/** A request at its very beginning. */
export function begin(event: Extract<Event, { what: "asked" }>): AccessRequest {
  return {
    key: event.key,
    ref: event.ref,
    ask: event.ask,
    state: { name: "pending" },
    history: remember({ entries: [], dropped: 0 }, event),
    messages: {},
    retry: null,
    announceRetry: null,
    claim: null,
    version: 0,
  };
}

function nextState(state: State, request: AccessRequest, event: Event): State {
  switch (event.what) {
    case "approved":
      return {
        name: "working",
        approval: event.approval,
        work: { plan: request.ask.plan, journal: [] },
      };
    case "denied":
      return { name: "denied", by: event.by, at: event.at, reason: event.reason };
    case "withdrawn":
      return { name: "withdrawn", at: event.at };
    case "lapsed":
      return { name: "lapsed", at: event.at };
    case "given-back":
      return {
        name: "ending",
        endedBy: event.by,
        at: event.at,
        work: { plan: event.plan, journal: [] },
      };
    case "asked":
    case "announced":
    case "announcing-delayed":
    case "late-call-undone":
      return state;
    default:
      return nextWorkState(state, event);
  }
}

type WorkEvent = Extract<
  Event,
  { what: "granted" | "ended" | "delayed" | "got-stuck" | "retried" }
>;

function nextWorkState(state: State, event: WorkEvent): State {
  switch (state.name) {
    case "working":
      return afterGrantWork(state, event);
    case "ending":
      return afterEndWork(state, event);
    case "stuck":
      return event.what === "retried"
        ? { name: "working", approval: state.approval, work: calm(state.work) }
        : state;
    default:
      return state;
  }
}

function afterGrantWork(state: Extract<State, { name: "working" }>, event: WorkEvent): State {
  const { approval, work } = state;
  switch (event.what) {
    case "granted":
      return { name: "active", grant: { approval, since: event.at, journal: event.journal } };
    case "delayed":
      return { ...state, work: troubled(work, event) };
    case "got-stuck": {
      const { at, step, cause } = event;
      return { name: "stuck", approval, work: troubled(work, event), at, step, cause };
    }
    default:
      return state;
  }
}

function afterEndWork(state: Extract<State, { name: "ending" }>, event: WorkEvent): State {
  switch (event.what) {
    case "ended":
      return { name: "ended", endedBy: state.endedBy, at: event.at };
    case "delayed":
      return { ...state, work: troubled(state.work, event) };
    default:
      return state;
  }
}

function troubled(
  work: Work,
  event: { step: JournalEntry["step"]; cause: string; journal: readonly JournalEntry[] },
): Work {
  return { ...work, journal: event.journal, trouble: { step: event.step, cause: event.cause } };
}

function calm(work: Work): Work {
  return { plan: work.plan, journal: work.journal };
}

function nextRetry(retry: Retry | null, event: Event): Retry | null {
  switch (event.what) {
    case "delayed":
      return { attempts: event.attempts, at: event.retryAt };
    case "announced":
    case "announcing-delayed":
    case "late-call-undone":
      return retry;
    default:
      return null;
  }
}

// Whatever else happens gives the messages something new to show, so they are tried at once.
function nextAnnounceRetry(event: Event): Retry | null {
  if (event.what !== "announcing-delayed") return null;
  return { attempts: event.attempts, at: event.retryAt };
}
