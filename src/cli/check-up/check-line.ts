// What a check-up says of one thing: how it is, and what to do.
import type { Looked } from "../../ports/looked.ts";

export type State = "ok" | "wrong" | "cannot say" | "not asked";

export interface Verdict {
  readonly state: State;
  /** A sentence. */
  readonly says: string;
  readonly todo?: string;
}

export interface Line extends Verdict {
  readonly what: string;
}

export interface Section {
  readonly title: string;
  readonly lines: readonly Line[];
}

/** What was seen, or why nothing was; or why nobody looked, as the end of a sentence: `SLACK_BOT_TOKEN is missing`. */
export type Asked<Seen> = Looked<Seen> | { readonly because: string };

export function ok(says: string, todo?: string): Verdict {
  return { state: "ok", says, ...(todo === undefined ? {} : { todo }) };
}

export function wrong(says: string, todo: string): Verdict {
  return { state: "wrong", says, todo };
}

export function cannotSay(says: string, todo: string): Verdict {
  return { state: "cannot say", says, todo };
}

export function notAsked(because: string): Verdict {
  return { state: "not asked", says: `Because ${because}.` };
}

/** `unseen`: of what could not be looked at, for another reason than that whoever looks may not. */
export function judged<Seen>(
  asked: Asked<Seen>,
  judge: (seen: Seen) => Verdict,
  unseen: (says: string) => Verdict = (says) => cannotSay(says, "Try it again."),
): Verdict {
  if ("seen" in asked) return judge(asked.seen);
  if ("because" in asked) return notAsked(asked.because);
  return asked.isForbidden
    ? cannotSay(asked.unseen, "Run this as somebody who may see it.")
    : unseen(asked.unseen);
}
