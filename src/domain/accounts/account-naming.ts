// The names of a new account: proposed from what it is for, and held against what AWS takes.
import { looksLikeATime } from "../duration.ts";
import type { Refusal } from "../refusal.ts";
import { RESERVED_SLUGS } from "../reserved-words.ts";

/** As long as the account's groups and e-mails stay within AWS's limits. */
const LONGEST_SLUG = 40;
const LONGEST_NAME = 50;
const SHORTEST_EMAIL = 6;
const LONGEST_EMAIL = 64;

/** `Café Nord & Co.` → `cafe-nord-co` */
export function proposeSlug(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, LONGEST_SLUG)
    .replace(/-+$/, "");
}

export function fillTemplate(
  template: string,
  { name, slug }: { readonly name: string; readonly slug: string },
): string {
  return template.replaceAll("{slug}", slug).replaceAll("{name}", name);
}

export function whyNotSlug(slug: string): Refusal | undefined {
  if (RESERVED_SLUGS.has(slug) || looksLikeATime(slug)) return { refused: "slug-means-more", slug };
  const isRight = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(slug) && slug.length <= LONGEST_SLUG;
  return isRight ? undefined : { refused: "odd-slug", slug, most: LONGEST_SLUG };
}

/** AWS takes printable ASCII only. */
export function whyNotAccountName(name: string): Refusal | undefined {
  const isRight = /^[\u0020-\u007e]+$/.test(name) && name.trim() === name;
  if (isRight && name.length <= LONGEST_NAME) return undefined;
  return { refused: "odd-account-name", name, most: LONGEST_NAME };
}

/** What AWS takes as the e-mail of an account: reference of CreateAccount, Email. */
export function whyNotEmail(email: string): Refusal | undefined {
  const [local = "", domain = "", ...more] = email.split("@");
  const fits = email.length >= SHORTEST_EMAIL && email.length <= LONGEST_EMAIL;
  const isRight = isLocalPart(local) && isDomain(domain) && more.length === 0;
  return isRight && fits ? undefined : { refused: "odd-email", email };
}

function isLocalPart(local: string): boolean {
  return /^[\u0021-\u007e]+$/.test(local) && !/["'()<>[\]:;,\\|%&]|^\./.test(local);
}

function isDomain(domain: string): boolean {
  return /^[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?$/.test(domain) && domain.includes(".");
}

/** Keys are AWS's, too; what Rolecall writes itself cannot be asked for. */
export function whyNotTag(key: string, value: string): Refusal | undefined {
  const isText = (text: string, most: number) =>
    text.length <= most && /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u.test(text);
  const isOurs = key === "managed-by" || /^(?:aws|rolecall):/i.test(key);
  if (key !== "" && isText(key, 128) && isText(value, 256) && !isOurs) return undefined;
  return { refused: "odd-tag", key };
}

export function whyNotAlias(alias: string): Refusal | undefined {
  const isRight = /^[a-z0-9](?:[a-z0-9]|-(?!-))*[a-z0-9]$/.test(alias);
  return isRight && alias.length >= 3 && alias.length <= 63
    ? undefined
    : { refused: "odd-alias", alias };
}
