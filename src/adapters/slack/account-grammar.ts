// What is typed about accounts as a whole: asked for, connected, ended, and what becomes of what is stuck or waits.
import { asWritten, bare, bareRef, splitWord } from "./typed-words.ts";

/** Of the client or project; empty where none was typed. */
interface Named {
  readonly name: string;
}

interface Slugged {
  readonly slug: string;
}

export type TypedAboutAccount =
  | ({ readonly kind: "new-account" } & Named)
  | ({ readonly kind: "connect-account" } & Named)
  | ({ readonly kind: "close-account" } & Slugged)
  | ({ readonly kind: "disconnect-account" } & Slugged)
  | { readonly kind: "adopt" | "abandon" | "check"; readonly ref: string };

type Incomplete = { readonly kind: "incomplete"; readonly example: string };
type Read = (rest: string) => TypedAboutAccount | Incomplete;

export const ACCOUNT_WORDS: readonly (readonly [word: string, read: Read])[] = [
  ["new", (rest) => ({ kind: "new-account", name: asWritten(rest) })],
  ["connect", (rest) => ({ kind: "connect-account", name: asWritten(rest) })],
  ["close", (rest) => withSlug("close-account", "close client-a", rest)],
  ["disconnect", (rest) => withSlug("disconnect-account", "disconnect client-a", rest)],
  ["adopt", (rest) => withRef("adopt", rest)],
  ["abandon", (rest) => withRef("abandon", rest)],
  ["check", (rest) => withRef("check", rest)],
];

function withSlug(
  kind: "close-account" | "disconnect-account",
  example: string,
  rest: string,
): TypedAboutAccount | Incomplete {
  const [slug] = splitWord(rest);
  return slug === "" ? { kind: "incomplete", example } : { kind, slug: bare(slug) };
}

export function withRef<Kind extends string>(
  kind: Kind,
  rest: string,
): { readonly kind: Kind; readonly ref: string } | Incomplete {
  const [ref] = splitWord(rest);
  return ref === ""
    ? { kind: "incomplete", example: `${kind} R-7K3QXA` }
    : { kind, ref: bareRef(ref) };
}
