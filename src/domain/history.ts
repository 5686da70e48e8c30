// The audit trail inside a request: every event as one short entry, bounded.
import type { Approval, Yes } from "./approval.ts";
import type { Spread } from "./batch.ts";
import { writeLasting } from "./duration.ts";
import type { Lasting } from "./duration.ts";
import type { Event } from "./event.ts";
import type { JournalEntry } from "./journal.ts";
import type { History, HistoryEntry } from "./request.ts";

/** A request keeps its first 20 and its latest 180 entries; what falls out between is counted. */
export const HISTORY_FIRST = 20;
export const HISTORY_LATEST = 180;

export function remember(history: History, event: Event): History {
  const entry = entryOf(event);
  return entry ? append(history, entry) : history;
}

/** Repeats of the same thing are counted, not listed. */
export function append(history: History, entry: HistoryEntry): History {
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
  switch (event.what) {
    case "announced":
    case "announcing-waits":
      return undefined; // where a message stands is no news; failing to post it is
    case "looked-again":
      return madeAgain(event.journal)
        ? { what: event.what, at: event.at, detail: "the membership was gone" }
        : undefined;
    case "end-begun":
      return ended(event);
    default:
      return { what: event.what, at: event.at, ...aboutEvent(event) };
  }
}

type Told = Exclude<
  Event,
  { what: "announced" | "announcing-waits" | "looked-again" | "end-begun" }
>;
type About = Pick<HistoryEntry, "by" | "detail" | "rule">;

function aboutEvent(event: Told): About {
  switch (event.what) {
    case "asked":
      return { by: event.ask.requester, detail: event.ask.reason };
    case "withdrawn":
    case "retried":
    case "mend-ordered":
    case "extension-withdrawn":
      return { by: event.by };
    case "extension-asked":
      return { detail: event.extension.reason };
    case "delayed":
    case "got-stuck":
    case "extension-failed":
      return { detail: `${event.step}: ${event.cause}` };
    case "announcing-delayed":
      return { detail: event.cause };
    case "late-call":
    case "drift-found":
      return { detail: event.detail };
    case "door-shut":
      return { detail: event.shut.why };
    case "granted":
    case "ended":
      return worthTelling(event.journal);
    case "others-opened":
      return leftOut(event.spread);
    case "lapsed":
    case "reminded":
    case "escalated":
    case "review-reminded":
    case "warned":
    case "extended":
    case "cleared":
    case "door-opened":
      return {};
    default:
      return aboutDecision(event);
  }
}

type Decided = Extract<
  Event,
  { approval: Approval } | { yes: Yes } | { what: "denied" | "extension-denied" | "review-closed" }
>;

function aboutDecision(event: Decided): About {
  switch (event.what) {
    case "approved":
      return { ...approvedBy(event.approval), ...givenLess(event.shorter) };
    case "adopted":
    case "glass-broken":
      return approvedBy(event.approval);
    case "extension-approved":
      return { ...approvedBy(event.approval), detail: until(event.endsAt) };
    case "said-yes":
    case "extension-said-yes":
      return { by: event.yes.by, rule: event.rule, ...givenLess(event.yes) };
    case "denied":
    case "extension-denied":
      return { by: event.by, detail: event.reason, ...(event.rule ? { rule: event.rule } : {}) };
    case "review-closed":
      return { by: event.by, detail: event.comment };
  }
}

function approvedBy({ by, rule }: Approval): About {
  return { ...(by ? { by } : {}), ...(rule === undefined ? {} : { rule }) };
}

function givenLess(given: { readonly lasting?: Lasting } | undefined): About {
  return given?.lasting === undefined ? {} : { detail: `for ${writeLasting(given.lasting)}` };
}

function leftOut({ leftOut: left }: Spread): About {
  if (left.length === 0) return {};
  return { detail: `left out: ${left.map(({ slug, why }) => `${slug} (${why})`).join(", ")}` };
}

function until(time: number): string {
  return `until ${new Date(time).toISOString()}`;
}

function ended({ at, end, plan }: Extract<Event, { what: "end-begun" }>): HistoryEntry {
  const withSessions = plan.steps.some(({ name }) => name === "end-sessions");
  return {
    what: end.cause,
    at,
    ...(end.by ? { by: end.by } : {}),
    ...(withSessions ? { detail: "with open sessions" } : {}),
  };
}

function madeAgain(journal: readonly JournalEntry[]): boolean {
  return journal.some(({ step, outcome }) => step === "join-group" && outcome === "made");
}

function worthTelling(journal: readonly JournalEntry[]): { detail?: string } {
  const told = journal.filter(({ outcome }) => outcome === "repaired" || outcome === "skipped");
  const notes = told.flatMap(({ note }) => note ?? []);
  return notes.length > 0 ? { detail: notes.join("; ") } : {};
}
