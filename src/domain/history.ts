// The audit trail inside a request: every event as one short entry, bounded.
import type { Event } from "./event.ts";
import type { History, HistoryEntry } from "./request.ts";

/** A request keeps its first 20 and its latest 180 entries; what falls out between is counted. */
export const HISTORY_FIRST = 20;
export const HISTORY_LATEST = 180;

export function remember(history: History, event: Event): History {
  const entry = entryOf(event);
  if (!entry) return history;
  const last = history.entries.at(-1);
  if (last && last.what === entry.what && last.detail === entry.detail && entry.by === undefined) {
    const counted = { ...entry, times: (last.times ?? 1) + 1 };
    return { ...history, entries: [...history.entries.slice(0, -1), counted] };
  }
  const entries = [...history.entries, entry];
  if (entries.length <= HISTORY_FIRST + HISTORY_LATEST) return { ...history, entries };
  return {
    entries: [...entries.slice(0, HISTORY_FIRST), ...entries.slice(-HISTORY_LATEST)],
    dropped: history.dropped + 1,
  };
}

function entryOf(event: Event): HistoryEntry | undefined {
  const { what, at } = event;
  switch (event.what) {
    case "announced":
      return undefined; // where a message stands is no news; failing to post it is
    case "asked":
      return { what, at, by: event.ask.requester, detail: event.ask.reason };
    case "approved":
      return { what, at, by: event.approval.by };
    case "denied":
      return { what, at, by: event.by, detail: event.reason };
    case "withdrawn":
    case "given-back":
    case "retried":
      return { what, at, by: event.by };
    case "delayed":
    case "got-stuck":
      return { what, at, detail: `${event.step}: ${event.cause}` };
    case "announcing-delayed":
      return { what, at, detail: event.cause };
    case "late-call-undone":
      return { what, at, detail: event.detail };
    case "granted":
      return { what, at, ...repairs(event.journal) };
    case "ended":
    case "lapsed":
      return { what, at };
  }
}

function repairs(journal: readonly { outcome: string; note?: string }[]): { detail?: string } {
  const told = journal.filter((entry) => entry.outcome === "repaired" && entry.note);
  return told.length > 0 ? { detail: told.map((entry) => entry.note).join("; ") } : {};
}
