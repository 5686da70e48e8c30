// What is typed about an account and a role without asking for it in the usual way: explained, or taken in an emergency.
import { findAccount } from "../../domain/access-policy.ts";
import type { AccessPolicy } from "../../domain/access-policy.ts";
import type { Account } from "../../domain/account.ts";
import { isRefusal } from "../../domain/refusal.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { asWritten, bare, splitMention, splitWord } from "./typed-words.ts";

export type TypedAbout =
  | {
      readonly kind: "break-glass";
      readonly account: Account;
      /** Missing where the account has several and none was named. */
      readonly roleKey?: string;
      readonly reason: string;
    }
  | {
      readonly kind: "explain";
      /** Slack user id; missing where somebody asks for themselves. */
      readonly user?: string;
      readonly account: Account;
      readonly roleKey?: string;
    };

type Incomplete = { readonly kind: "incomplete"; readonly example: string };

export function readBreakGlass(
  text: string,
  policy: AccessPolicy,
): TypedAbout | Incomplete | Refusal {
  const read = readRole(text, policy);
  if (!read) return { kind: "incomplete", example: "break-glass client-a admin the shop is down" };
  if (isRefusal(read)) return read;
  const { rest, ...meant } = read;
  return { kind: "break-glass", ...meant, reason: asWritten(rest) };
}

export function readExplain(text: string, policy: AccessPolicy): TypedAbout | Incomplete | Refusal {
  const mentioned = splitMention(text);
  const [user, afterUser] = mentioned ?? [undefined, text];
  const read = readRole(afterUser, policy);
  if (!read) return { kind: "incomplete", example: "explain client-a admin" };
  if (isRefusal(read)) return read;
  const { rest, ...meant } = read;
  const [asked] = splitWord(rest);
  if (meant.roleKey === undefined && asked !== "") return unknownRole(meant.account, bare(asked));
  return { kind: "explain", ...meant, ...(user === undefined ? {} : { user }) };
}

function readRole(text: string, policy: AccessPolicy) {
  const [first, afterFirst] = splitWord(text);
  if (first === "") return undefined;
  const account = findAccount(policy, bare(first));
  if (isRefusal(account)) return account;
  const [second, afterSecond] = splitWord(afterFirst);
  const named = account.roles.find(({ key }) => key === bare(second));
  const [only, another] = account.roles;
  const role = named ?? (another ? undefined : only);
  const rest = named ? afterSecond : afterFirst;
  return { account, rest, ...(role ? { roleKey: role.key } : {}) };
}

function unknownRole(account: Account, asked: string): Refusal {
  const roles = account.roles.map(({ key }) => key);
  return { refused: "unknown-role", account: account.slug, asked, roles };
}
