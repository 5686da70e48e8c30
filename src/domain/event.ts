// What can happen to a request, in the past tense; the only way a request ever changes.
import type { Plan, StepName } from "./access-plan.ts";
import type { SlackPerson } from "./person.ts";
import type { End, Extension, Granted, PlannedClearing } from "./grant.ts";
import type { Approval, Yes } from "./approval.ts";
import type { Lasting } from "./duration.ts";
import type { JournalEntry } from "./journal.ts";
import type { Spread } from "./batch.ts";
import type { Ask, Messages, RequestKey } from "./request.ts";
import type { AnnouncingLater } from "./retry-schedule.ts";

export type Event =
  | { what: "asked"; at: number; key: RequestKey; ref: string; ask: Ask }
  /** One yes of several that are needed. */
  | { what: "said-yes"; at: number; yes: Yes; rule: string }
  /** `shorter`: for less time than was asked for, with what is to be done then, here and for each of the others. */
  | {
      what: "approved";
      at: number;
      approval: Approval;
      shorter?: { lasting: Lasting; plans: readonly Plan[] };
    }
  /** Taken without asking anybody, as the rule allows in an emergency. */
  | { what: "glass-broken"; at: number; approval: Approval }
  | { what: "reminded"; at: number; times: number }
  | { what: "escalated"; at: number }
  | { what: "others-opened"; at: number; spread: Spread }
  | { what: "review-reminded"; at: number; times: number }
  | { what: "review-closed"; at: number; by: SlackPerson; comment: string }
  /** Found in AWS, and put on record by an admin without having been asked for. */
  | { what: "adopted"; at: number; approval: Approval }
  | { what: "denied"; at: number; by: SlackPerson; reason: string; rule?: string }
  | { what: "withdrawn"; at: number; by: SlackPerson }
  | { what: "lapsed"; at: number }
  | {
      what: "granted";
      at: number;
      journal: readonly JournalEntry[];
      endsAt: number | null;
      looks: readonly number[];
    }
  | { what: "warned"; at: number }
  | { what: "extension-asked"; at: number; extension: Extension }
  | { what: "extension-said-yes"; at: number; yes: Yes; rule: string }
  | { what: "extension-approved"; at: number; approval: Approval; endsAt: number; plan: Plan }
  | { what: "extension-denied"; at: number; by: SlackPerson; reason: string; rule?: string }
  | { what: "extension-withdrawn"; at: number; by: SlackPerson }
  | { what: "extended"; at: number; looks: readonly number[] }
  | { what: "extension-failed"; at: number; step: StepName; cause: string }
  | { what: "end-begun"; end: End; plan: Plan; clearings: readonly PlannedClearing[]; at: number }
  | { what: "ended"; at: number; journal: readonly JournalEntry[] }
  /** `since`: when the look began; looks that were wanted after that are still wanted. */
  | { what: "looked-again"; at: number; since: number; journal: readonly JournalEntry[] }
  | { what: "cleared"; at: number; journal: readonly JournalEntry[] }
  | {
      what: "delayed";
      at: number;
      step: StepName;
      cause: string;
      attempts: number;
      retryAt: number;
      journal: readonly JournalEntry[];
    }
  | {
      what: "got-stuck";
      at: number;
      step: StepName;
      cause: string;
      journal: readonly JournalEntry[];
    }
  | { what: "retried"; at: number; by: SlackPerson }
  | { what: "announced"; at: number; messages: Messages }
  | AnnouncingLater
  /** Somebody has changed in AWS by hand what this request gave. */
  | { what: "drift-found"; at: number; detail: string }
  | { what: "door-shut"; at: number; shut: NonNullable<Granted["shut"]> }
  | { what: "door-opened"; at: number }
  | { what: "mend-ordered"; at: number; by: SlackPerson }
  | { what: "late-call"; at: number; detail: string; lookAgain: boolean };
