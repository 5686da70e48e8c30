// How access ended, or is about to, in words: by whom or by the clock, and what became of it and of open sessions.
import type { End } from "../../../domain/grant.ts";
import type { JournalEntry } from "../../../domain/journal.ts";
import type { InState } from "../../../domain/request.ts";
import { code, mention, when } from "../mrkdwn.ts";
import { causeText } from "./plan-text.ts";
import { groupOf } from "./grant-text.ts";

export type Over = InState<"ending" | "ended">;

/** For those who decide: "Revoked by @bob, today at 14:00". */
export function endedBy({ cause, by, at, closing }: End): string {
  const who = by ? ` by ${mention(by)}` : "";
  if (closing !== undefined)
    return `Ended with the account, which is being closed (${closing}), ${when(at)}`;
  switch (cause) {
    case "given-back":
      return `Given back${who}, ${when(at)}`;
    case "revoked":
      return `Revoked${who}, ${when(at)}`;
    case "expired":
      return `Its time was over ${when(at)}`;
  }
}

/** Whether Rolecall takes something away: somebody who had it before keeps it. */
export function isTakenAway({ state }: Over): boolean {
  const steps: readonly string[] =
    state.name === "ending"
      ? state.work.plan.steps.map(({ name }) => name)
      : state.journal.map(({ step }) => step);
  return steps.includes("leave-group") || steps.includes("disallow");
}

/** What stays where nothing is taken away. `whose`: "Your", "your" in a sentence, "Their". */
export function staysText({ ask }: Over, whose: string): string {
  return `${whose} place in the group ${code(groupOf(ask))} was there before, so Rolecall leaves it; an AWS admin can take it away.`;
}

/** What became of sessions that were open when access was taken away. */
export function sessionsText(journal: readonly JournalEntry[]): string {
  const entry = journal.find(({ step }) => step === "end-sessions");
  if (!entry) return "Sessions that are open in the account go on until they run out.";
  return entry.outcome === "skipped"
    ? `Open sessions could not be ended and go on until they run out: ${causeText(entry.note ?? "AWS did not let Rolecall do it")}`
    : "Sessions that were open in the account were ended too.";
}
