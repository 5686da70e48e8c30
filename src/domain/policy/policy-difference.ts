// What can differ between two access policies: who gains and loses what, and where.
import type { BaselineRole } from "../accounts/baseline.ts";
import type { Lasting } from "../duration.ts";
import type { CLOSING_ACCOUNTS, CONNECTING_ACCOUNTS, NEW_ACCOUNTS } from "./account-parts.ts";
import type { Place } from "./rule-reach.ts";

/** Somebody of whom nothing is known but this. */
export type Subject =
  | { readonly kind: "everyone" }
  | { readonly kind: "group"; readonly id: string }
  | { readonly kind: "person"; readonly id: string };

export interface AskTerms {
  readonly longest: Lasting;
  readonly approvals: number;
}

/** Null: they may not. */
interface Switch<Value> {
  readonly before: Value | null;
  readonly after: Value | null;
}

export type Change =
  | (Switch<AskTerms> & { readonly what: "ask" })
  /** In milliseconds from the ask on; 0 for those who need not wait for the escalation. */
  | (Switch<number> & { readonly what: "approve" })
  /** For so many seconds. */
  | (Switch<number> & { readonly what: "break-glass" });

/** The same change for everybody here and in all of these places. */
export interface ChangeFor {
  readonly change: Change;
  readonly subjects: readonly Subject[];
  readonly places: readonly Place[];
}

/** What else the rules say differently, which changes nobody's rights. */
export interface TermsChange {
  readonly terms: readonly RuleTerm[];
  readonly places: readonly Place[];
}

export type RuleTerm =
  "default" | "notify" | "sensitive" | "lapse" | "remind" | "escalate" | "rule name";

/** What is said differently of making, of connecting or of closing accounts. */
export interface PartDifference {
  readonly part: typeof NEW_ACCOUNTS | typeof CONNECTING_ACCOUNTS | typeof CLOSING_ACCOUNTS;
  /** Null where it was possible before and still is. */
  readonly switched: "on" | "off" | null;
  readonly changes: readonly Omit<ChangeFor, "places">[];
  readonly terms: readonly RuleTerm[];
  readonly fields: readonly FieldChange[];
}

export interface FieldChange {
  /** As it is written: `email`, `roles.admin`, `tags.owner`. */
  readonly field: string;
  readonly before: FieldValue | null;
  readonly after: FieldValue | null;
}

export type FieldValue = string | readonly string[] | BaselineRole;

export interface AddedAndRemoved<Thing> {
  readonly added: readonly Thing[];
  readonly removed: readonly Thing[];
}

export interface PolicyDifference {
  readonly accounts: AddedAndRemoved<string>;
  /** Of accounts that are in both. */
  readonly roles: AddedAndRemoved<Place>;
  /** What a name stands for in AWS: `id`, `client`, `roles.admin.role`. */
  readonly redefined: readonly { readonly account: string; readonly fields: readonly string[] }[];
  readonly admins: AddedAndRemoved<string>;
  readonly settings: readonly ("channel" | "guard")[];
  readonly changes: readonly ChangeFor[];
  readonly terms: readonly TermsChange[];
  readonly parts: readonly PartDifference[];
}
