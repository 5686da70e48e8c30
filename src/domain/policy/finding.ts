// What a review of the access policy can find: each kind with its data, and without words.
import type { NotAMember } from "./match-people.ts";

export interface Finding {
  /** An error keeps a rule from working; a warning is worth a look. */
  readonly severity: "error" | "warning";
  /** The name of the rule it is about; null where it is about what no rule is about. */
  readonly rule: string | null;
  readonly what: FindingKind;
}

export type FindingKind =
  /** No account fits or, where some do, none of their roles. */
  | { readonly kind: "fits-nothing"; readonly accounts: number }
  /** Earlier rules decide about all that would fit. */
  | { readonly kind: "shadowed"; readonly by: readonly string[] }
  /** One of several patterns: a slip of the pen, or an account that is gone. */
  | { readonly kind: "idle-pattern"; readonly of: PatternField; readonly pattern: string }
  /** No rule lets anybody into these. */
  | { readonly kind: "no-rule"; readonly role: string; readonly accounts: readonly string[] }
  /** Those who may ask are user groups without members. */
  | { readonly kind: "nobody-asks" }
  | { readonly kind: "nobody-approves" }
  | {
      readonly kind: "too-few-approvers";
      readonly approvals: number;
      readonly approvers: readonly string[];
      /** Those to whom it escalates make up the number. */
      readonly untilEscalation: boolean;
    }
  | {
      readonly kind: "nobody-left-to-approve";
      readonly approvals: number;
      /** Who may ask, and for whom too few others are left. */
      readonly people: readonly string[];
      /** Whether nobody else may ask. */
      readonly isForAll: boolean;
    }
  /** They are told of what they cannot decide about. */
  | {
      readonly kind: "told-in-vain";
      readonly people: readonly string[];
      readonly groups: readonly string[];
    }
  | {
      readonly kind: "escalates-to-approvers";
      readonly people: readonly string[];
      readonly groups: readonly string[];
    }
  /** Who may break the glass, and nobody else may review it. */
  | { readonly kind: "nobody-left-to-review"; readonly people: readonly string[] }
  /** Of the roles of accounts that are yet to come, not one is let in by any rule that could be about it. */
  | { readonly kind: "nobody-gets-in"; readonly of: ComingKind; readonly roles: readonly string[] }
  | { readonly kind: "no-rule-for-new"; readonly of: ComingKind; readonly roles: readonly string[] }
  /** Longer slugs or names than so many letters do not fit. */
  | {
      readonly kind: "tight-template";
      readonly field: "email" | "name" | "alias";
      readonly room: number;
    }
  | { readonly kind: "no-more-accounts"; readonly most: number; readonly accounts: number }
  /** Named in the file, and Slack does not know them as members of the workspace. */
  | {
      readonly kind: "cannot-take-part";
      readonly person: string;
      readonly standing: NotAMember;
    };

/** Made by Rolecall, or a client's own. */
export type ComingKind = "new" | "connected";

export type PatternField = "slugs" | "units" | "roles";
