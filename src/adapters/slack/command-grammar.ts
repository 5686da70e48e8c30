// What somebody typed after the command, as one value.
import { findAccount } from "../../domain/access-policy.ts";
import type { AccessPolicy } from "../../domain/access-policy.ts";
import type { Account } from "../../domain/account.ts";
import { readDriftLabel } from "../../domain/drift/drift-label.ts";
import type { Want } from "../../domain/drift/drift-ledger.ts";
import { nearestNames } from "../../domain/nearest-names.ts";
import { isRefusal } from "../../domain/refusal.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { readDone, readExtend, readRevoke } from "./grant-grammar.ts";
import type { AboutGrant } from "./grant-grammar.ts";
import { readBreakGlass, readExplain } from "./about-grammar.ts";
import type { TypedAbout } from "./about-grammar.ts";
import { ACCOUNT_WORDS, withRef } from "./account-grammar.ts";
import type { TypedAboutAccount } from "./account-grammar.ts";
import { asWritten, bare, bareRef, splitSeveral, splitTime, splitWord } from "./typed-words.ts";

export type Typed =
  | { readonly kind: "open" }
  | {
      readonly kind: "ask";
      readonly account: Account;
      /** Missing where the account has several and none was named. */
      readonly roleKey?: string;
      /** Missing where no time was named. */
      readonly lasting?: string;
      readonly reason: string;
    }
  | { readonly kind: "help" }
  | { readonly kind: "list" }
  | { readonly kind: "config" }
  | {
      readonly kind: "drift";
      /** Missing where it is only asked what there is. */
      readonly settle?: { readonly want: Want; readonly number: number };
    }
  | {
      readonly kind: "standing";
      /** Missing where all accounts are meant. */
      readonly slug?: string;
    }
  /** Several accounts in the same words, as they were typed. */
  | {
      readonly kind: "ask-several";
      readonly slugs: readonly string[];
      readonly roleKey?: string;
      readonly lasting?: string;
      readonly reason: string;
    }
  | { readonly kind: "withdraw" | "retry"; readonly ref: string }
  | TypedAboutAccount
  | {
      readonly kind: "approve";
      readonly ref: string;
      /** Less time than was asked for. */
      readonly lasting?: string;
      /** The account's name, where that has to be typed. */
      readonly typedName?: string;
    }
  | { readonly kind: "review"; readonly ref: string; readonly comment: string }
  | TypedAbout
  | { readonly kind: "deny"; readonly ref: string; readonly reason: string }
  | AboutGrant
  /** A known word without what has to follow it. */
  | { readonly kind: "incomplete"; readonly example: string };

const NEAR_MOST = 3;

export function readCommand(text: string, policy: AccessPolicy): Typed | Refusal {
  const [first, rest] = splitWord(text);
  if (first === "") return { kind: "open" };
  const read = WORDS.get(bare(first));
  return read ? read(rest, policy) : readAsk(text, policy);
}

type Read = (rest: string, policy: AccessPolicy) => Typed | Refusal;

const WORDS = new Map<string, Read>([
  ["help", () => ({ kind: "help" })],
  ["list", () => ({ kind: "list" })],
  ["config", () => ({ kind: "config" })],
  ["done", readDone],
  ["extend", readExtend],
  ["withdraw", (rest) => withRef("withdraw", rest)],
  ["approve", readApprove],
  ["review", readReview],
  ["break-glass", readBreakGlass],
  ["explain", readExplain],
  ["deny", readDeny],
  ["retry", (rest) => withRef("retry", rest)],
  ["revoke", readRevoke],
  ["drift", readDrift],
  ["standing", readStanding],
  ...ACCOUNT_WORDS,
]);

function readDrift(rest: string): Typed {
  const [first, afterFirst] = splitWord(rest);
  const want = bare(first);
  if (want === "") return { kind: "drift" };
  const number = readDriftLabel(bare(splitWord(afterFirst)[0]));
  if ((want !== "undo" && want !== "adopt") || number === undefined) {
    return { kind: "incomplete", example: "drift undo D-3" };
  }
  return { kind: "drift", settle: { want, number } };
}

function readStanding(rest: string): Typed {
  const [slug] = splitWord(rest);
  return slug === "" ? { kind: "standing" } : { kind: "standing", slug: bare(slug) };
}

function readDeny(rest: string): Typed {
  const [ref, reason] = splitWord(rest);
  if (ref === "") return { kind: "incomplete", example: "deny R-7K3QXA not this week" };
  return { kind: "deny", ref: bareRef(ref), reason: asWritten(reason) };
}

function readApprove(rest: string): Typed | Refusal {
  const [ref, afterRef] = splitWord(rest);
  if (ref === "") return { kind: "incomplete", example: "approve R-7K3QXA" };
  const timed = splitTime(afterRef);
  if (isRefusal(timed)) return timed;
  const { rest: last, ...time } = timed;
  const [name] = splitWord(last);
  const named = name === "" ? {} : { typedName: bare(name) };
  return { kind: "approve", ref: bareRef(ref), ...time, ...named };
}

function readReview(rest: string): Typed {
  const [ref, comment] = splitWord(rest);
  if (ref === "")
    return { kind: "incomplete", example: "review R-7K3QXA looked at the trail, fine" };
  return { kind: "review", ref: bareRef(ref), comment: asWritten(comment) };
}

// The second word is a role only where the account has a role of that name; then comes a time, and the rest is the reason.
function readAsk(text: string, policy: AccessPolicy): Typed | Refusal {
  const several = splitSeveral(text);
  if (several) return readSeveral(several, policy);
  const [first, afterFirst] = splitWord(text);
  const account = findAccount(policy, bare(first));
  if (isRefusal(account)) return withNearWords(account);
  const [second, afterSecond] = splitWord(afterFirst);
  const named = account.roles.find((role) => role.key.toLowerCase() === bare(second));
  const timed = splitTime(named ? afterSecond : afterFirst);
  if (isRefusal(timed)) return timed;
  const { rest, ...time } = timed;
  const [only, another] = account.roles;
  const role = named ?? (another ? undefined : only);
  const roleKey = role ? { roleKey: role.key } : {};
  return { kind: "ask", account, ...roleKey, ...time, reason: asWritten(rest) };
}

// The role is one that any of them has; which of them lack it is said when it is asked for.
function readSeveral([slugs, rest]: [string[], string], policy: AccessPolicy): Typed | Refusal {
  const [second, afterSecond] = splitWord(rest);
  const keys = slugs
    .flatMap((slug) => policy.accounts.get(slug)?.roles ?? [])
    .map(({ key }) => key);
  const named = keys.find((key) => key === bare(second));
  const timed = splitTime(named === undefined ? rest : afterSecond);
  if (isRefusal(timed)) return timed;
  const { rest: reason, ...time } = timed;
  const distinct = [...new Set(keys)];
  const only = distinct.length === 1 ? distinct[0] : undefined;
  const roleKey = named ?? only;
  const role = roleKey === undefined ? {} : { roleKey };
  return { kind: "ask-several", slugs, ...role, ...time, reason: asWritten(reason) };
}

// Somebody who mistypes "approve" means no account.
function withNearWords(refusal: Refusal): Refusal {
  if (refusal.refused !== "unknown-account") return refusal;
  const near = nearestNames(refusal.asked, [...WORDS.keys()], 1);
  return { ...refusal, nearest: [...near, ...refusal.nearest].slice(0, NEAR_MOST) };
}
