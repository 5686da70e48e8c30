// What is known of drift from one comparison to the next: what is open, who decided what about it, which message shows it.
import type { Finding } from "./drift.ts";
import { findingName, isAboutRequest } from "./drift.ts";
import { driftLabel } from "./drift-label.ts";
import { append } from "../history.ts";
import type { SlackPerson } from "../person.ts";
import type { History, HistoryEntry, Posted } from "../request.ts";

export interface DriftLedger {
  /** Counts stored changes; every save is conditional on it. */
  readonly version: number;
  /** When the next comparison is due. */
  readonly nextAt: number;
  /** Who compares now. */
  readonly claim: { readonly by: string; readonly until: number } | null;
  /** How many findings there ever were. */
  readonly counted: number;
  readonly open: readonly Drift[];
  readonly history: History;
}

/** One finding and what became of it. */
export interface Drift {
  /** From 1; a button names it, so that a click decides what its message showed. */
  readonly number: number;
  readonly finding: Finding;
  readonly since: number;
  /** Found twice: what is found once may be a change that is just under way. */
  readonly isSure: boolean;
  readonly order: Order | null;
  /** Why what was ordered did not come about. */
  readonly trouble: string | null;
  /** Set when it is found no more; kept until the message says so. */
  readonly over: Over | null;
  readonly posted: Posted | null;
}

export type Want = "undo" | "adopt";

export interface Order {
  readonly want: Want;
  readonly by: SlackPerson;
  readonly at: number;
  /** When it was carried out; null while that is left to the next comparison. */
  readonly doneAt: number | null;
}

export interface Over {
  readonly how: "undone" | "adopted" | "put-right" | "on-record" | "request-ended";
  readonly at: number;
  /** Missing where it was not done through Rolecall. */
  readonly by?: SlackPerson;
  /** The request by which it is on record now. */
  readonly ref?: string;
}

export type DriftEvent =
  | { what: "claimed"; at: number; by: string; until: number }
  | { what: "suspected"; at: number; finding: Finding }
  | { what: "dismissed"; at: number; number: number }
  /** Found again: from the second time on it is sure. */
  | { what: "found"; at: number; number: number; finding: Finding }
  | { what: "ordered"; at: number; number: number; order: Order }
  | { what: "carried-out"; at: number; number: number }
  /** `keepsTrying`: the order stands. */
  | { what: "failed"; at: number; number: number; cause: string; keepsTrying: boolean }
  | { what: "over"; at: number; number: number; over: Over }
  | { what: "told"; at: number; number: number; posted: Posted }
  | { what: "compared"; at: number; nextAt: number };

export const EMPTY_LEDGER: DriftLedger = {
  version: 0,
  nextAt: 0,
  claim: null,
  counted: 0,
  open: [],
  history: { entries: [], dropped: 0 },
};

/** The ledger after `event`; `version` is the store's affair. */
export function evolveLedger(ledger: DriftLedger, event: DriftEvent): DriftLedger {
  switch (event.what) {
    case "claimed":
      return { ...ledger, claim: { by: event.by, until: event.until } };
    case "compared":
      return { ...ledger, claim: null, nextAt: event.nextAt };
    case "suspected": {
      const number = ledger.counted + 1;
      const drift = aDrift(number, event.finding, event.at);
      return { ...ledger, counted: number, open: [...ledger.open, drift] };
    }
    case "ordered":
      return { ...changed(ledger, event), nextAt: Math.min(ledger.nextAt, event.at) };
    default:
      return changed(ledger, event);
  }
}

function aDrift(number: number, finding: Finding, since: number): Drift {
  const nothingYet = { isSure: false, order: null, trouble: null, over: null, posted: null };
  return { number, finding, since, ...nothingYet };
}

type AboutOne = Extract<DriftEvent, { number: number }>;

function changed(ledger: DriftLedger, event: AboutOne): DriftLedger {
  const before = driftNumbered(ledger, event.number);
  if (!before) return ledger;
  const after = afterEvent(before, event);
  const open = ledger.open.flatMap((drift) => {
    if (drift !== before) return [drift];
    return after ? [after] : [];
  });
  const entry = entryFor(before, event);
  return { ...ledger, open, history: entry ? append(ledger.history, entry) : ledger.history };
}

/** Undefined where nothing more is to be known of it. */
function afterEvent(drift: Drift, event: AboutOne): Drift | undefined {
  switch (event.what) {
    case "dismissed":
      return undefined;
    case "found":
      return { ...drift, finding: event.finding, isSure: true };
    case "ordered":
      return { ...drift, order: event.order, trouble: null };
    case "carried-out":
      return {
        ...drift,
        order: drift.order && { ...drift.order, doneAt: event.at },
        trouble: null,
      };
    case "failed":
      return { ...drift, order: event.keepsTrying ? drift.order : null, trouble: event.cause };
    case "over":
      return drift.posted ? { ...drift, over: event.over } : undefined;
    case "told":
      return drift.over ? undefined : { ...drift, posted: event.posted };
  }
}

// What is suspected, dismissed or only redrawn is no news.
function entryFor(drift: Drift, event: AboutOne): HistoryEntry | undefined {
  const { at } = event;
  const detail = `${driftLabel(drift)} ${findingName(drift.finding)}`;
  switch (event.what) {
    case "found":
      return drift.isSure ? undefined : { what: "found", at, detail };
    case "ordered":
      return { what: `${event.order.want}-ordered`, at, by: event.order.by, detail };
    case "failed":
      return { what: "failed", at, detail: `${detail}: ${event.cause}` };
    case "over":
      return {
        what: event.over.how,
        at,
        detail,
        ...(event.over.by ? { by: event.over.by } : {}),
      };
    case "told":
      return drift.posted ? undefined : { what: "told", at, detail };
    default:
      return undefined;
  }
}

export function driftNumbered({ open }: DriftLedger, number: number): Drift | undefined {
  return open.find((drift) => drift.number === number);
}

/** What is sure and still so. */
export function openDrift({ open }: DriftLedger): readonly Drift[] {
  return open.filter(({ isSure, over }) => isSure && !over);
}

/** What its message should show now, in a word that changes when the content does. */
export function showsOf({ finding, order, trouble, over }: Drift): string {
  if (over) return `over: ${over.how}`;
  const stands = order ? `${order.want} ordered ${order.at}` : "open";
  const differences = "differences" in finding ? finding.differences : [];
  return [stands, ...differences, trouble ?? ""].join(" · ").slice(0, LONGEST_SHOWS);
}

const LONGEST_SHOWS = 500;

/** What is sure and has no message yet, or one that shows something else. */
export function toTell({ open }: DriftLedger): readonly Drift[] {
  return open.filter((drift) => drift.isSure && drift.posted?.shows !== showsOf(drift));
}

/** Undone by the next comparison, since it is about no request: carried out on AWS itself. */
export function isToCarryOut({ order, finding, over }: Drift): boolean {
  return order?.doneAt === null && !over && !isAboutRequest(finding);
}
