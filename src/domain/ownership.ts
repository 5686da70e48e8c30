// Whose a membership is: made by a grant, and so taken away by its end, or there before it, and so left alone.
import { stepIn } from "./access-plan.ts";
import type { JournalEntry } from "./journal.ts";
import type { AccessRequest } from "./request.ts";

/** In doubt it is ours: a membership that nobody ends is worse than one that somebody has to make again. */
export function isMembershipOurs(journal: readonly JournalEntry[]): boolean {
  return journal.find((entry) => entry.step === "join-group")?.outcome !== "found";
}

/**
 * The journal of a run, with a membership that was found marked as ours unless this was the very first look:
 * after a crash nobody knows whether the run that died had joined the group. The directory cannot tell
 * either, since what it shows may be the grant before this one.
 */
export function settleOwnership(
  journal: readonly JournalEntry[],
  known: { readonly recorded: readonly JournalEntry[]; readonly firstRun: boolean },
): readonly JournalEntry[] {
  const isSettled = known.recorded.some((entry) => entry.step === "join-group");
  if (known.firstRun || isSettled) return journal;
  return journal.map((entry) =>
    entry.step === "join-group" && entry.outcome === "found"
      ? { ...entry, outcome: "made" }
      : entry,
  );
}

/** What was put in by hand counts as ours once it is on record, so that it ends. */
export function adoptedMembership(at: number): JournalEntry {
  return { step: "join-group", outcome: "made", at };
}

/** Whether it was found in AWS and put on record, and never asked for. */
export function isAdopted({ history }: Pick<AccessRequest, "history">): boolean {
  return history.entries.some(({ what }) => what === "adopted");
}

/**
 * Whether nothing of the work in hand can have been tried yet, as far as the record tells. A seat whose earlier
 * request has Denies left may see that one's late call, so what is found there is ours. Where a role trusts people
 * by name, a place in the group that was there before lets nobody in, so that nobody would lose what they had.
 */
export function isFirstRun({ ask, history }: AccessRequest): boolean {
  if (stepIn(ask.plan, "lift-denies") || isAdopted({ history })) return false;
  if (stepIn(ask.plan, "trust-person")) return false;
  return !history.entries.some(({ what }) => what === "delayed" || what === "got-stuck");
}
