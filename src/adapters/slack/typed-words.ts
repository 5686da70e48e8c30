// The words of a typed command one by one, as they were meant and not as Slack escaped them.
import { looksLikeATime, readLasting } from "../../domain/duration.ts";
import type { Refusal } from "../../domain/refusal.ts";

/** The first word, and all that follows it as it was typed. */
export function splitWord(text: string): [word: string, rest: string] {
  const trimmed = text.trim();
  const end = trimmed.search(/\s/);
  return end < 0 ? [trimmed, ""] : [trimmed.slice(0, end), trimmed.slice(end).trim()];
}

/** The names at the beginning of the text where there are several, with commas between them, and what follows. */
export function splitSeveral(text: string): [names: string[], rest: string] | undefined {
  const [list] = /^\s*[^\s,]+(?:\s*,\s*[^\s,]+)+/.exec(text) ?? [];
  if (list === undefined) return undefined;
  const names = list.split(",").map((name) => bare(name.trim()));
  return [[...new Set(names)], text.slice(list.length).trim()];
}

/** A name as it was meant: without the quotes, backticks or comma it was copied with, in lower case. */
export function bare(word: string): string {
  return word.replace(/^["'`“”‘’«»*]+|["'`“”‘’«»*,.:;]+$/g, "").toLowerCase();
}

export function bareRef(word: string): string {
  return bare(word).toUpperCase();
}

export interface TimeFirst {
  /** As it is typed: `4h`. Missing where the text does not begin with a time. */
  readonly lasting?: string;
  readonly rest: string;
}

/** A time that cannot be read is refused, or it would be taken for the beginning of the reason. */
export function splitTime(text: string): TimeFirst | Refusal {
  const [word, rest] = splitWord(text);
  const time = bare(word);
  if (readLasting(time) !== undefined) return { lasting: time, rest };
  return looksLikeATime(time) ? { refused: "odd-time", asked: word } : { rest: text };
}

/** The person at the beginning of the text, as Slack writes them where commands are escaped, and what follows. */
export function splitMention(text: string): [user: string, rest: string] | undefined {
  const [mention, user] = /^<@([UW][A-Z0-9]{2,})(?:\|[^<>]*)?>/.exec(text.trim()) ?? [];
  if (mention === undefined || user === undefined) return undefined;
  return [user, text.trim().slice(mention.length).trim()];
}

/** A reason as its writer saw it: mentions, channels and links by their names, and Slack's escapes resolved. */
export function asWritten(text: string): string {
  return text
    .replace(/<([@#])[A-Z0-9]+\|([^<>]+)>/g, "$1$2")
    .replace(/<((?:https?|mailto):[^<>|]+)(?:\|([^<>]+))?>/g, linkAsWritten)
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

// Slack makes a link of "example.com" and labels it so. A label that is no part of its address is somebody's own doing.
function linkAsWritten(link: string, address: string, label: string | undefined): string {
  if (label === undefined) return address;
  return address.includes(label) ? label : link;
}
