// What is proposed for rolecall.yaml from what AWS has already, and what is left out of it and why.
import type { NamedGroup } from "../account.ts";
import type { Bound } from "./condition-bound.ts";
import type { Beside } from "./switching-rights.ts";

export interface Proposal {
  readonly people: readonly ProposedPerson[];
  /** Those with something to add: new accounts, and known ones with new roles or new groups. */
  readonly accounts: readonly ProposedAccount[];
  readonly leftOut: readonly LeftOut[];
  /** Roles that rolecall.yaml has and that are not as it says. */
  readonly amiss: readonly LeftOut[];
  /** Roles that rolecall.yaml has already, as they are. */
  readonly unchanged: number;
}

export interface ProposedPerson {
  readonly name: string;
  /** Slack's. */
  readonly id: string;
  readonly iamUser: string;
}

export interface ProposedAccount {
  readonly slug: string;
  readonly id: string;
  readonly name: string;
  readonly unit: string | null;
  /** In the organization; another one is a client's, or was forgotten. */
  readonly isMember: boolean;
  /** Not in rolecall.yaml yet. */
  readonly isNew: boolean;
  readonly roles: readonly ProposedRole[];
}

export interface ProposedRole {
  readonly key: string;
  /** With its path where it has one. */
  readonly roleName: string;
  readonly arn: string;
  /** Not in rolecall.yaml yet; of one that is, only what is to be added is said here. */
  readonly isNew: boolean;
  /** The pattern it was guessed from, where nothing names it and nobody has looked. */
  readonly guessedFrom: string | null;
  /** Used as it is. */
  readonly group: NamedGroup | null;
  readonly openedBy: readonly NamedGroup[];
  readonly isWithoutMfa: boolean;
  /** What people have to give too. */
  readonly externalId: string | null;
  readonly openers: readonly Opener[];
  readonly notes: readonly RoleNote[];
}

/** A group or a user whose policies let people into the role. */
export interface Opener {
  readonly kind: "group" | "user";
  readonly name: string;
  readonly path: string;
  readonly bound: Bound;
  readonly policies: readonly string[];
  /** Why adding somebody to it would not be the same as letting them in; null where it is, and of users. */
  readonly whyNot: WhyNot | null;
  /** IAM users who are let in by it, and stay so. */
  readonly standing: readonly string[];
  /** IAM users in it whom another policy keeps out. */
  readonly keptOut: readonly string[];
}

export type WhyNot =
  | { readonly kind: "several"; readonly roles: number }
  | { readonly kind: "pattern"; readonly pattern: string }
  | Beside
  | { readonly kind: "condition"; readonly keys: readonly string[] }
  | { readonly kind: "unreadable"; readonly policies: readonly string[] }
  /** Another group is the one to use, of which there is one at most. */
  | { readonly kind: "second"; readonly to: string }
  /** Its path has letters that stand for more than themselves in policies. */
  | { readonly kind: "odd-path" };

export type RoleNote =
  /** Only of those who have signed in. */
  | { readonly kind: "weak-mfa" }
  | { readonly kind: "trust-condition"; readonly keys: readonly string[] }
  /** Whoever Rolecall lets into the other role by it is in here too. */
  | { readonly kind: "shared-group"; readonly group: string; readonly of: string };

export interface HolderName {
  readonly kind: "group" | "user";
  readonly name: string;
}

export type LeftOut =
  | { readonly kind: "no-way-in"; readonly accounts: readonly string[] }
  | { readonly kind: "closed"; readonly account: string; readonly holders: readonly HolderName[] }
  | { readonly kind: "odd-role"; readonly arn: string }
  | { readonly kind: "names-people"; readonly arn: string; readonly people: readonly string[] }
  | { readonly kind: "trusts-nobody"; readonly arn: string }
  | { readonly kind: "not-there"; readonly arn: string; readonly holders: readonly HolderName[] }
  | { readonly kind: "not-entered"; readonly account: string; readonly why: string }
  | {
      readonly kind: "unreadable";
      readonly holder: HolderName;
      readonly policies: readonly string[];
    }
  | { readonly kind: "depends"; readonly holder: HolderName; readonly pattern: string }
  | { readonly kind: "unknown-roles"; readonly holder: HolderName; readonly pattern: string }
  /** Of the whole account's people it trusts, nobody's policies open it. */
  | { readonly kind: "unused"; readonly account: string; readonly roles: readonly string[] };
