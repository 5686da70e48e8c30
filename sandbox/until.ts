// Waits for something that is about to be true: reads, checks, and fails with what it saw last.
import { setTimeout as pause } from "node:timers/promises";

const pollMilliseconds = 20;
const mostCharacters = 6_000;

interface Patience {
  /** What is waited for, in words: "until bob sees the card". */
  what: string;
  /** Default 10. */
  seconds?: number;
}

/** Answers with what `check` found; `check` says "not yet" by anything falsy or by throwing. */
export async function until<Seen, Found>(
  read: () => Seen | Promise<Seen>,
  check: (seen: Seen) => Found | false | null | undefined,
  patience: Patience,
): Promise<Found> {
  const seconds = patience.seconds ?? 10;
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const seen = await read();
    const { found, objection } = tried(check, seen);
    if (found) return found;
    if (Date.now() > end) {
      throw new Error(
        `Waited ${seconds} s until ${patience.what}, in vain.${objection}\nSeen last: ${shown(seen)}`,
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

function shown(seen: unknown): string {
  const text = seen === undefined ? "nothing" : JSON.stringify(seen, null, 1);
  return text.length > mostCharacters ? `${text.slice(0, mostCharacters)} …` : text;
}
