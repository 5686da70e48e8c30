// What was done, step by step, for the threads under the card.
import type { JournalEntry } from "../../../domain/journal.ts";
import { escapedWithin } from "../mrkdwn.ts";
import { doingText } from "./plan-text.ts";

export const OUTCOMES: Record<JournalEntry["outcome"], string> = {
  made: "done",
  found: "was so already",
  repaired: "had been changed by somebody and was put right",
  skipped: "left out, and the rest went on",
};

/** One line a step. */
export function journalText(journal: readonly JournalEntry[]): string {
  return journal.map((entry) => `• ${doingText(entry.step)}: ${outcomeText(entry)}`).join("\n");
}

function outcomeText({ step, outcome, note }: JournalEntry): string {
  if (step === "confirm-person") return "confirmed";
  if (step === "guard" && outcome === "found") return "not needed, the membership was there before";
  const isTold = outcome === "repaired" || outcome === "skipped";
  const told = isTold && note ? ` (${escapedWithin(note, 300)})` : "";
  return `${OUTCOMES[outcome]}${told}`;
}
