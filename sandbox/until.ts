// Waits for something that is about to be true: reads, checks, and fails with what it saw last.
import { setTimeout as pause } from "node:timers/promises";

const pollMilliseconds = 20;
const mostCharacters = 6_000;

interface Patience<Seen> {
  /** What is waited for, in words: "until bob sees the card". */
  what: string;
  /** Default 10. */
  seconds?: number;
  /** How to show what was seen last; default: as JSON. */
  show?: (seen: Seen) => string;
}

/** Answers with what `check` found; `check` says "not yet" by anything falsy or by throwing. */
export async function until<Seen, Found>(
  read: () => Seen | Promise<Seen>,
  check: (seen: Seen) => Found | false | null | undefined,
  patience: Patience<Seen>,
): Promise<Found> {
  const { seconds = 10, show = asJson } = patience;
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const seen = await read();
    const { found, objection } = tried(check, seen);
    if (found) return found;
    if (Date.now() > end) {
      throw new Error(
        `Waited ${seconds} s until ${patience.what}, in vain.${objection}\nSeen last: ${shortened(show(seen))}`,
      );
    }
    await pause(pollMilliseconds);
  }
}

function tried<Seen, Found>(
  check: (seen: Seen) => Found | false | null | undefined,
  seen: Seen,
): { found?: Found | false | null | undefined; objection: string } {
  try {
    return { found: check(seen), objection: "" };
  } catch (error) {
    return {
      objection: `\nThe check said: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}

function asJson(seen: unknown): string {
  return seen === undefined ? "nothing" : JSON.stringify(seen, null, 1);
}

function shortened(text: string): string {
  return text.length > mostCharacters ? `${text.slice(0, mostCharacters)} …` : text;
}
