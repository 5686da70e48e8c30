// What an approved request becomes while access lasts: until when, whether more time is asked for, and how it ends.
import type { Plan } from "./access-plan.ts";
import type { SlackPerson } from "./person.ts";
import type { Approval, Yes } from "./approval.ts";
import type { JournalEntry } from "./journal.ts";

export interface Granted {
  readonly approval: Approval;
  readonly since: number;
  /** Null for standing access. */
  readonly endsAt: number | null;
  readonly journal: readonly JournalEntry[];
  readonly isWarned: boolean;
  /** When to make sure of it once more, since a call that left late may have disturbed it; soonest first. */
  readonly looks: readonly number[];
  /** What became of the latest wish for more time; its number counts them. */
  readonly lastExtension?: DecidedExtension;
  /** The client who owns the account lets nobody in by Rolecall any more. */
  readonly shut?: { readonly since: number; readonly why: string };
}

/** A wish for more time. */
export interface Extension {
  /** From 1; a button names it, so that a click decides what its message showed. */
  readonly number: number;
  readonly seconds: number;
  readonly reason: string;
  readonly askedAt: number;
  /** Those that are there while more are needed. */
  readonly yeses: readonly Yes[];
}

export interface DecidedExtension extends Extension {
  readonly outcome: "extended" | "denied" | "withdrawn" | "failed";
  readonly by?: SlackPerson;
  readonly at: number;
  /** Why it was denied or failed. */
  readonly why?: string;
}

export interface End {
  readonly cause: "given-back" | "revoked" | "expired";
  /** The request by which the account is closed, where that is why. */
  readonly closing?: string;
  /** Missing where time did it. */
  readonly by?: SlackPerson;
  readonly at: number;
}

/** Something to clear away when no late call can land any more: planned as a time `after` the end has come about. */
export interface PlannedClearing {
  readonly after: number;
  readonly plan: Plan;
}

export interface Clearing {
  readonly at: number;
  readonly plan: Plan;
}

const MINUTE = 60_000;

/**
 * How long Denies stay after an end. A call may leave as late as its signature is accepted: 15 minutes, and
 * 15 more where our clock is ahead of AWS's, after a claim of at most ten minutes.
 */
export const QUARANTINE = 45 * MINUTE;

/** The longest session AWS opens, and a quarter of an hour for clocks that disagree. */
export const LONGEST_SESSION = 12 * 60 * MINUTE + 15 * MINUTE;

/** A look at once, and one more when no call that is under way now can land any more. */
export function looksFrom(now: number): number[] {
  return [now, now + QUARANTINE];
}

/** When a grant that starts at `start` ends, to the second as policies have it; null for standing access. */
export function endOf(start: number, lasting: number | "standing"): number | null {
  if (lasting === "standing") return null;
  return Math.floor(start / 1000) * 1000 + lasting * 1000;
}

/** When to warn of the end: a quarter of an hour before, or a tenth of the time where that is less. */
export function warnAt({ since, endsAt, isWarned }: Granted): number | null {
  if (endsAt === null || isWarned) return null;
  return endsAt - Math.min(15 * MINUTE, Math.floor((endsAt - since) / 10));
}
