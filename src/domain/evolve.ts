// How a request changes when something has happened to it. Never refuses, never decides.
import { afterReviewEvent } from "./close-review.ts";
import { afterGrantEvent } from "./evolve-grant.ts";
import { afterWork } from "./evolve-work.ts";
import type { Event } from "./event.ts";
import { remember } from "./history.ts";
import { adoptedMembership } from "./ownership.ts";
import type { AccessRequest, Ask, Retry, State } from "./request.ts";
import { whilePending } from "./waiting.ts";

/** The request after `event`; `version` and `claim` are the store's and the engine's affair and stay as they are. */
export function evolve(request: AccessRequest, event: Event): AccessRequest {
  return {
    ...request,
    ask: nextAsk(request.ask, event),
    state: nextState(request.state, request, event),
    retry: nextRetry(request.retry, event),
    announceRetry: nextAnnounceRetry(event),
    messages:
      event.what === "announced" ? { ...request.messages, ...event.messages } : request.messages,
    spread: event.what === "others-opened" ? event.spread : request.spread,
    review: afterReviewEvent(request.review, event),
    history: remember(request.history, event),
  };
}

/** A request at its very beginning. */
export function begin(event: Extract<Event, { what: "asked" }>): AccessRequest {
  return {
    key: event.key,
    ref: event.ref,
    ask: event.ask,
    state: { name: "pending", yeses: [], reminders: 0, isEscalated: false },
    history: remember({ entries: [], dropped: 0 }, event),
    messages: {},
    retry: null,
    announceRetry: null,
    spread: null,
    review: null,
    claim: null,
    version: 0,
  };
}

function nextState(state: State, request: AccessRequest, event: Event): State {
  switch (event.what) {
    case "approved":
    case "glass-broken": {
      const { plan } = nextAsk(request.ask, event);
      return { name: "working", approval: event.approval, work: { plan, journal: [] } };
    }
    case "adopted": {
      const work = { plan: request.ask.plan, journal: [adoptedMembership(event.at)] };
      return { name: "working", approval: event.approval, work };
    }
    case "denied":
      return { name: "denied", by: event.by, at: event.at, reason: event.reason };
    case "withdrawn":
      return { name: "withdrawn", at: event.at };
    case "lapsed":
      return { name: "lapsed", at: event.at };
    case "end-begun": {
      const { end, plan, clearings } = event;
      return { name: "ending", end, work: { plan, journal: [] }, clearings };
    }
    case "asked":
    case "announced":
    case "announcing-delayed":
    case "announcing-waits":
      return state;
    default:
      if (state.name === "pending") return whilePending(state, event);
      return afterWork(afterGrantEvent(state, event), event);
  }
}

// What was approved for less time is from then on what was asked for.
function nextAsk(ask: Ask, event: Event): Ask {
  if (event.what !== "approved" || !event.shorter) return ask;
  const { lasting, plans } = event.shorter;
  const [plan = ask.plan, ...rest] = plans;
  const others = ask.others?.map((other, index) => ({ ...other, plan: rest[index] ?? other.plan }));
  return { ...ask, lasting, plan, ...(others ? { others } : {}) };
}

function nextRetry(retry: Retry | null, event: Event): Retry | null {
  switch (event.what) {
    case "delayed":
      return { attempts: event.attempts, at: event.retryAt };
    case "announced":
    case "announcing-delayed":
    case "announcing-waits":
    case "late-call":
    case "drift-found":
    case "door-shut":
    case "door-opened":
    case "warned":
    case "extension-asked":
    case "extension-said-yes":
    case "extension-denied":
    case "extension-withdrawn":
    case "others-opened":
    case "review-reminded":
    case "review-closed":
      return retry;
    default:
      return null;
  }
}

// Whatever else happens gives the messages something new to show, so they are tried at once.
function nextAnnounceRetry(event: Event): Retry | null {
  if (event.what !== "announcing-delayed" && event.what !== "announcing-waits") return null;
  return { attempts: event.attempts, at: event.retryAt };
}
