// How a request changes when something has happened to it. Never refuses, never decides.
import type { Event } from "./event.ts";
import { remember } from "./history.ts";
import type { AccessRequest, Approval, JournalEntry, Retry, State, Work } from "./request.ts";

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
  if (state.name !== "working" && state.name !== "ending" && state.name !== "stuck") return state;
  switch (event.what) {
    case "granted":
      return state.name === "ending" ? state : activeState(state.approval, event);
    case "ended":
      return state.name === "ending"
        ? { name: "ended", endedBy: state.endedBy, at: event.at }
        : state;
    case "delayed":
      return { ...state, work: troubled(state.work, event) } as State;
    case "got-stuck": {
      if (state.name === "ending") return { ...state, work: troubled(state.work, event) };
      const { approval } = state;
      const { at, step, cause } = event;
      return { name: "stuck", approval, work: troubled(state.work, event), at, step, cause };
    }
    case "retried":
      return state.name === "stuck"
        ? { name: "working", approval: state.approval, work: calm(state.work) }
        : state;
  }
}

function activeState(approval: Approval, event: Extract<Event, { what: "granted" }>): State {
  return { name: "active", grant: { approval, since: event.at, journal: event.journal } };
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
