// The audit trail inside a request about an account: every event as one short entry.
import { append } from "../history.ts";
import type { History, HistoryEntry } from "../request.ts";
import type { AccountEvent } from "./account-event.ts";

export function rememberAccount(history: History, event: AccountEvent): History {
  // Where a message stands, and that all is as it was, is no news.
  if (isNoNews(event)) return history;
  return append(history, { what: event.what, at: event.at, ...about(event) });
}

type NoNews = Extract<AccountEvent, { what: "announced" | "announcing-waits" | "looked" }>;

function isNoNews(event: AccountEvent): event is NoNews {
  const { what } = event;
  return what === "announced" || what === "announcing-waits" || what === "looked";
}

type About = Pick<HistoryEntry, "by" | "detail" | "rule">;

function about(event: Exclude<AccountEvent, NoNews>): About {
  switch (event.what) {
    case "asked":
      return { by: event.ask.requester, detail: event.ask.reason };
    case "step-done":
      return { detail: [event.entry.step, event.entry.note].filter(Boolean).join(": ") };
    case "step-waits":
      return { detail: `${event.step}: ${event.why}` };
    case "delayed":
    case "got-stuck":
      return { detail: `${event.step}: ${event.cause}` };
    case "announcing-delayed":
      return { detail: event.cause };
    case "adopted":
      return { by: event.by, detail: event.accountId };
    case "lapsed":
    case "reminded":
    case "escalated":
    case "reopened":
    case "finished":
    case "door-opened":
    case "watch-over":
      return {};
    case "door-shut":
      return { detail: event.why };
    default:
      return aboutDecision(event);
  }
}

type Decided = Extract<
  AccountEvent,
  {
    what:
      "said-yes" | "approved" | "denied" | "withdrawn" | "retried" | "abandoned" | "look-wanted";
  }
>;

function aboutDecision(event: Decided): About {
  switch (event.what) {
    case "said-yes":
      return { by: event.yes.by, rule: event.rule };
    case "approved": {
      const { by, rule } = event.approval;
      return { ...(by ? { by } : {}), ...(rule === undefined ? {} : { rule }) };
    }
    case "denied":
      return { by: event.by, detail: event.reason, ...(event.rule ? { rule: event.rule } : {}) };
    case "retried":
      return { by: event.by, ...(event.detail === undefined ? {} : { detail: event.detail }) };
    case "withdrawn":
    case "look-wanted":
    case "abandoned":
      return { by: event.by };
  }
}
