// What is typed about access that somebody has: given back, made longer, revoked.
import { findAccount } from "../../domain/access-policy.ts";
import type { AccessPolicy } from "../../domain/access-policy.ts";
import { isRefusal } from "../../domain/refusal.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { asWritten, bare, bareRef, splitMention, splitTime, splitWord } from "./typed-words.ts";

export interface TypedSeat {
  readonly slug: string;
  readonly roleKey?: string;
}

export type AboutGrant =
  | ({ readonly kind: "done" } & TypedSeat)
  | {
      readonly kind: "extend";
      readonly grant: TypedSeat | { readonly byRef: string };
      readonly lasting?: string;
      readonly reason: string;
    }
  | {
      readonly kind: "revoke";
      readonly grant: (TypedSeat & { readonly user: string }) | { readonly byRef: string };
      readonly sessions: boolean;
    }
  /** Somebody was named in a way that does not say who it is. */
  | { readonly kind: "nameless"; readonly typed: string };

type Incomplete = { readonly kind: "incomplete"; readonly example: string };

export function readDone(rest: string): AboutGrant | Incomplete {
  const [slug, afterSlug] = splitWord(rest);
  if (slug === "") return { kind: "incomplete", example: "done client-a" };
  return { kind: "done", ...seat(slug, splitWord(afterSlug)[0]) };
}

export function readExtend(text: string, policy: AccessPolicy): AboutGrant | Incomplete | Refusal {
  const [first, afterFirst] = splitWord(text);
  if (first === "") return { kind: "incomplete", example: "extend client-a 2h still at it" };
  if (isRef(first, policy)) return withTime({ byRef: bareRef(first) }, afterFirst);
  const account = findAccount(policy, bare(first));
  if (isRefusal(account)) return account;
  const [second, afterSecond] = splitWord(afterFirst);
  const role = account.roles.find(({ key }) => key.toLowerCase() === bare(second));
  return role
    ? withTime({ slug: account.slug, roleKey: role.key }, afterSecond)
    : withTime({ slug: account.slug }, afterFirst);
}

function withTime(
  grant: Extract<AboutGrant, { kind: "extend" }>["grant"],
  text: string,
): AboutGrant | Refusal {
  const timed = splitTime(text);
  if (isRefusal(timed)) return timed;
  const { rest, ...time } = timed;
  return { kind: "extend", grant, ...time, reason: asWritten(rest) };
}

const WITH_SESSIONS = /(?:^|\s)(?:and\s+)?(?:end\s+)?(?:(?:the|their|open|all)\s+)*sessions?\W*$/i;

export function readRevoke(text: string, policy: AccessPolicy): AboutGrant | Incomplete | Refusal {
  const sessions = WITH_SESSIONS.test(text);
  const [first, afterFirst] = splitWord(text.replace(WITH_SESSIONS, ""));
  if (first === "") return { kind: "incomplete", example: "revoke @alice client-a" };
  const mentioned = splitMention(`${first} ${afterFirst}`);
  if (!mentioned) {
    if (!isRef(first, policy)) return { kind: "nameless", typed: first };
    return { kind: "revoke", grant: { byRef: bareRef(first) }, sessions };
  }
  const [user, rest] = mentioned;
  const [slug, afterSlug] = splitWord(rest);
  if (slug === "") return { kind: "incomplete", example: "revoke @alice client-a" };
  const [role] = splitWord(afterSlug);
  const refusal = whyNoRole(policy, bare(slug), bare(role));
  return refusal ?? { kind: "revoke", grant: { user, ...seat(slug, role) }, sessions };
}

// An account that is not in rolecall.yaml any more may still have people in it.
function whyNoRole({ accounts }: AccessPolicy, slug: string, role: string): Refusal | undefined {
  const account = accounts.get(slug);
  if (role === "" || !account) return undefined;
  const roles = account.roles.map(({ key }) => key);
  if (roles.some((key) => key.toLowerCase() === role)) return undefined;
  return { refused: "unknown-role", account: slug, asked: role, roles };
}

function seat(slug: string, role: string): TypedSeat {
  return { slug: bare(slug), ...(role === "" ? {} : { roleKey: bare(role) }) };
}

function isRef(word: string, { accounts }: AccessPolicy): boolean {
  return /^r-\w+$/.test(bare(word)) && !accounts.has(bare(word));
}
