// What somebody typed after the command, as one value.
import { findAccount } from "../../domain/access-policy.ts";
import type { AccessPolicy } from "../../domain/access-policy.ts";
import type { Account } from "../../domain/account.ts";
import { nearestNames } from "../../domain/nearest-names.ts";
import { isRefusal } from "../../domain/refusal.ts";
import type { Refusal } from "../../domain/refusal.ts";

export type Typed =
  | { readonly kind: "open" }
  | {
      readonly kind: "ask";
      readonly account: Account;
      /** Missing where the account has several and none was named. */
      readonly roleKey?: string;
      readonly reason: string;
    }
  | { readonly kind: "help" }
  | { readonly kind: "list" }
  | { readonly kind: "done"; readonly slug: string; readonly roleKey?: string }
  | { readonly kind: "withdraw" | "approve" | "retry"; readonly ref: string }
  | { readonly kind: "deny"; readonly ref: string; readonly reason: string }
  /** A known word without what has to follow it. */
  | { readonly kind: "incomplete"; readonly example: string };

const NEAR_MOST = 3;

export function readCommand(text: string, policy: AccessPolicy): Typed | Refusal {
  const [first, rest] = splitWord(text);
  if (first === "") return { kind: "open" };
  const read = WORDS.get(bare(first));
  return read ? read(rest) : readAsk(first, rest, policy);
}

const WORDS = new Map<string, (rest: string) => Typed>([
  ["help", () => ({ kind: "help" })],
  ["list", () => ({ kind: "list" })],
  ["done", readDone],
  ["withdraw", (rest) => withRef("withdraw", rest)],
  ["approve", (rest) => withRef("approve", rest)],
  ["deny", readDeny],
  ["retry", (rest) => withRef("retry", rest)],
]);

function readDone(rest: string): Typed {
  const [slug, afterSlug] = splitWord(rest);
  const [roleKey] = splitWord(afterSlug);
  if (slug === "") return { kind: "incomplete", example: "done client-a" };
  return { kind: "done", slug: bare(slug), ...(roleKey === "" ? {} : { roleKey: bare(roleKey) }) };
}

function readDeny(rest: string): Typed {
  const [ref, reason] = splitWord(rest);
  if (ref === "") return { kind: "incomplete", example: "deny R-7K3QXA not this week" };
  return { kind: "deny", ref: bareRef(ref), reason };
}

function withRef(kind: "withdraw" | "approve" | "retry", rest: string): Typed {
  const [ref] = splitWord(rest);
  return ref === ""
    ? { kind: "incomplete", example: `${kind} R-7K3QXA` }
    : { kind, ref: bareRef(ref) };
}

// The second word is a role only where the account has a role of that name; else the reason starts there.
function readAsk(first: string, rest: string, policy: AccessPolicy): Typed | Refusal {
  const account = findAccount(policy, bare(first));
  if (isRefusal(account)) return withNearWords(account);
  const [second, afterSecond] = splitWord(rest);
  const named = account.roles.find((role) => role.key.toLowerCase() === bare(second));
  if (named) return { kind: "ask", account, roleKey: named.key, reason: afterSecond };
  const [only, another] = account.roles;
  const roleKey = only && !another ? { roleKey: only.key } : {};
  return { kind: "ask", account, ...roleKey, reason: rest };
}

// Somebody who mistypes "approve" means no account.
function withNearWords(refusal: Refusal): Refusal {
  if (refusal.refused !== "unknown-account") return refusal;
  const near = nearestNames(refusal.asked, [...WORDS.keys()], 1);
  return { ...refusal, nearest: [...near, ...refusal.nearest].slice(0, NEAR_MOST) };
}

/** The first word, and all that follows it as it was typed. */
function splitWord(text: string): [word: string, rest: string] {
  const trimmed = text.trim();
  const end = trimmed.search(/\s/);
  return end < 0 ? [trimmed, ""] : [trimmed.slice(0, end), trimmed.slice(end).trim()];
}

/** A name as it was meant: without the quotes, backticks or comma it was copied with, in lower case. */
function bare(word: string): string {
  return word.replace(/^["'`“”‘’«»*]+|["'`“”‘’«»*,.:;]+$/g, "").toLowerCase();
}

function bareRef(word: string): string {
  return bare(word).toUpperCase();
}
