// How a request about an account changes when something has happened to it. Never refuses, never decides.
import { whilePending } from "../waiting.ts";
import type { Retry } from "../request.ts";
import type { AccountEvent } from "./account-event.ts";
import { rememberAccount } from "./account-history.ts";
import type { AccountAsk, AccountRequest, AccountState } from "./account-request.ts";
import { oncePast } from "./evolve-account-work.ts";

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
      return oncePast(state, event, ask);
  }
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
    case "announcing-waits":
      return retry;
    default:
      return null;
  }
}

// Whatever else happens gives the messages something new to show, so they are tried at once.
function nextAnnounceRetry(event: AccountEvent): Retry | null {
  if (event.what !== "announcing-delayed" && event.what !== "announcing-waits") return null;
  return { attempts: event.attempts, at: event.retryAt };
}
