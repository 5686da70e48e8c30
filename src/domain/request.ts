// What a request is: one ask and all that became of it, in one record.
import type { Plan, StepName } from "./access-plan.ts";
import type { AccessRole, AccountIdentity } from "./account.ts";
import type { Lasting } from "./duration.ts";
import type { Approval } from "./approval.ts";
import type { OtherSeat, PartOf, Spread } from "./batch.ts";
import type { JournalEntry } from "./journal.ts";
import type { Clearing, End, Extension, Granted, PlannedClearing } from "./grant.ts";

import type { SlackPerson } from "./person.ts";
import type { Review } from "./review.ts";
import type { Terms } from "./terms.ts";
import type { Unapproved } from "./unapproved.ts";

/** `subject` is what may have one open request at a time (a seat); `number` counts its requests. */
export interface RequestKey {
  readonly subject: string;
  readonly number: number;
}

export interface AccessRequest {
  readonly key: RequestKey;
  /** What people call it: `R-7K3QXA`. */
  readonly ref: string;
  readonly ask: Ask;
  readonly state: State;
  readonly history: History;
  readonly messages: Messages;
  /** Set while the work failed and is to be tried again. */
  readonly retry: Retry | null;
  /** The same for the messages. */
  readonly announceRetry: Retry | null;
  /** What became of the other accounts that were asked for with it, once it was approved. */
  readonly spread: Spread | null;
  /** Of access that was taken without asking. */
  readonly review: Review | null;
  /** Who works on it now. Taking it is what makes a lease; `by` is unique to one taking. */
  readonly claim: { readonly by: string; readonly until: number } | null;
  /** Counts stored changes; every save is conditional on it. */
  readonly version: number;
}

export interface Retry {
  /** How many times it has failed in a row. */
  readonly attempts: number;
  /** When to try again, in milliseconds since the epoch. */
  readonly at: number;
}

export interface Ask {
  readonly requester: SlackPerson;
  readonly iamUser: string;
  readonly account: AccountIdentity;
  readonly role: AccessRole;
  readonly reason: string;
  /** From the moment of the grant on. */
  readonly lasting: Lasting;
  /** Whether Rolecall may write Denies on this user; without them an end depends on Rolecall running. */
  readonly mayDeny: boolean;
  readonly partition: string;
  readonly askedAt: number;
  readonly lapsesAt: number;
  readonly terms: Terms;
  /** Taken at once in an emergency, and to be reviewed afterwards. */
  readonly isBreakGlass?: true;
  /** Asked for in the same words: decided together with this one, and each a request of its own from then on. */
  readonly others?: readonly OtherSeat[];
  /** The request it was asked for with. */
  readonly partOf?: PartOf;
  /** Shown to the approvers; what is approved is exactly this. */
  readonly plan: Plan;
}

/** A plan under way. */
export interface Work {
  readonly plan: Plan;
  readonly journal: readonly JournalEntry[];
  /** The latest trouble, in words, while it lasts. */
  readonly trouble?: { readonly step: StepName; readonly cause: string };
}

export type State =
  | Unapproved
  | { readonly name: "working"; readonly approval: Approval; readonly work: Work }
  | { readonly name: "active"; readonly grant: Granted; readonly extension?: Extension }
  /** More time was approved and is being written; until it is, the old end holds. */
  | {
      readonly name: "extending";
      readonly grant: Granted;
      readonly extension: Extension;
      readonly approval: Approval;
      readonly endsAt: number;
      readonly work: Work;
    }
  | {
      readonly name: "ending";
      readonly end: End;
      readonly work: Work;
      readonly clearings: readonly PlannedClearing[];
    }
  /** `at`: when the access was gone. While there are clearings, its Denies are still there. */
  | {
      readonly name: "ended";
      readonly end: End;
      readonly at: number;
      readonly journal: readonly JournalEntry[];
      readonly clearings: readonly Clearing[];
    }
  | {
      readonly name: "stuck";
      readonly approval: Approval;
      readonly work: Work;
      readonly at: number;
      readonly step: StepName;
      readonly cause: string;
    };

export type StateName = State["name"];
export type InState<Name extends StateName> = AccessRequest & {
  readonly state: Extract<State, { name: Name }>;
};

export function isIn<Name extends StateName>(
  request: AccessRequest,
  ...names: Name[]
): request is InState<Name> {
  return names.some((name) => name === request.state.name);
}

/** Open: the seat is taken, and nobody can ask for it again. */
export function isOpen(request: AccessRequest): boolean {
  return isIn(request, "pending", "working", "active", "extending", "ending", "stuck");
}

/** One thing that happened, for the audit. `detail` is short and in words. */
export interface HistoryEntry {
  readonly what: string;
  readonly at: number;
  readonly by?: SlackPerson;
  readonly detail?: string;
  /** The name of the rule by which it was decided. */
  readonly rule?: string;
  /** Repeats of the same thing are counted, not listed. */
  readonly times?: number;
}

export interface History {
  readonly entries: readonly HistoryEntry[];
  /** How many entries were dropped from the middle when the bound was reached. */
  readonly dropped: number;
}

/** Every place in Slack where a request may be shown. `…-thread` are replies under the card. */
export type Slot =
  | "card"
  | "receipt"
  | "outcome-thread"
  | "reminder-thread"
  | "escalation-thread"
  | "review-thread"
  | "extension-card"
  | "end-trouble-thread"
  | "end-thread"
  | "denied-notice"
  | "escalated-notice"
  | "lapsed-notice"
  | "stuck-notice"
  | "ready-notice"
  | "warning-notice"
  | "extension-notice"
  | "end-notice"
  /** What to send to a client, for whoever asked to connect their account. */
  | "client-kit"
  /** That a client lets Rolecall in no more, for the admins. */
  | "door-card"
  /** The same for somebody who has access there. */
  | "door-notice";

/** Where a message stands, and which content it shows: a topic, and after a colon how that stands. */
export interface Posted {
  readonly channel: string;
  readonly ts: string;
  readonly shows: string;
}

export type Messages = Partial<Readonly<Record<Slot, Posted>>>;

export function seatSubject(requester: SlackPerson, slug: string, roleKey: string): string {
  return `access#${requester.team}/${requester.user}#${slug}#${roleKey}`;
}
