// One rule of the access policy: which accounts and roles it is about, who may ask and decide, and on what terms.
import type { AccessRole, Account } from "./account.ts";
import type { TimeRule } from "./duration.ts";
import { matchesPattern } from "./pattern.ts";

/** Some people: by Slack user id, by Slack user group id, or everyone of the workspace. */
export interface Who {
  readonly everyone: boolean;
  readonly people: readonly string[];
  readonly groups: readonly string[];
}

export const NOBODY: Who = { everyone: false, people: [], groups: [] };

/** What is written must hold, all of it; within one list, any of it. Nothing written: every account. */
export interface AccountMatch {
  /** Patterns: `*-prod`. */
  readonly slugs: readonly string[];
  /** Patterns of organizational units: `clients/*`. */
  readonly units: readonly string[];
  /** Patterns of values, by the tag's key. */
  readonly tags: Readonly<Record<string, string>>;
}

export interface Escalation {
  /** After the ask. */
  readonly afterMilliseconds: number;
  /** From then on they may decide too. */
  readonly to: Who;
}

export interface BreakGlass {
  readonly mayUse: Who;
  readonly seconds: number;
}

export interface AccessRule {
  /** Unique in the file, and kept with what was decided by it. */
  readonly name: string;
  readonly accounts: AccountMatch;
  /** Patterns of role keys; none: every role. */
  readonly roles: readonly string[];
  readonly mayAsk: Who;
  readonly mayApprove: Who;
  /** Who is mentioned on the card, which is about being told and not about being allowed. */
  readonly notified: Who;
  /** How many different people have to say yes; 0: nobody is asked. */
  readonly approvals: number;
  readonly time: TimeRule;
  /** A warning; where there is one, the account's name has to be typed to ask and to approve. */
  readonly sensitive: string | null;
  /** How long an ask may wait for an answer. */
  readonly lapseMilliseconds: number;
  /** The approvers are reminded each time so long has passed. */
  readonly remindMilliseconds: number | null;
  readonly escalation: Escalation | null;
  readonly breakGlass: BreakGlass | null;
}

export function isAbout(rule: AccessRule, account: Account, role: AccessRole): boolean {
  return isAnyOf(rule.roles, role.key) && isAboutAccount(rule.accounts, account);
}

function isAboutAccount({ slugs, units, tags }: AccountMatch, account: Account): boolean {
  return (
    isAnyOf(slugs, account.slug) &&
    isAnyOf(units, account.unit ?? "") &&
    Object.entries(tags).every(([key, pattern]) => hasTag(account, key, pattern))
  );
}

function isAnyOf(patterns: readonly string[], text: string): boolean {
  return patterns.length === 0 || patterns.some((pattern) => matchesPattern(pattern, text));
}

function hasTag({ tags }: Account, key: string, pattern: string): boolean {
  const value = tags?.[key];
  return value !== undefined && matchesPattern(pattern, value);
}
