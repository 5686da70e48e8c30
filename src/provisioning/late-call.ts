// Undoes what a process did after it had lost its claim, where the record wants something else by now.
import { isIn } from "../domain/request.ts";
import type { AccessRequest, JournalEntry } from "../domain/request.ts";
import type { AccessGroups } from "../ports/access-groups.ts";
import type { RequestStore } from "../ports/request-store.ts";

interface LateRun {
  readonly request: AccessRequest;
  readonly journal: readonly JournalEntry[];
}

/**
 * What was undone, in words, or undefined where the record agrees with what was done. The record that
 * counts is the newest one on the seat, which may be a later request than the one that was worked on.
 */
export async function undoLateCall(
  { store, groups }: { store: RequestStore; groups: AccessGroups },
  late: LateRun,
): Promise<string | undefined> {
  const membership = late.request.ask.plan.steps.find((step) => step.name === "join-group");
  const changed = changeMade(late.journal);
  if (!membership || !changed) return undefined;
  const latest = await store.latest(late.request.key.subject);
  if (!latest || isIn(latest, "working", "ending")) return undefined; // whoever works on it finds and makes

  const { group, iamUser } = membership;
  const wanted = isIn(latest, "active", "stuck");
  const isAsWanted = wanted === (changed === "joined");
  if (isAsWanted || (await groups.isMember(group, iamUser)) === wanted) return undefined;
  if (wanted) {
    await groups.join(group, iamUser);
    return `put ${iamUser} back into ${group}, where a late call had taken them out`;
  }
  await groups.leave(group, iamUser);
  return `took ${iamUser} out of ${group}, where a late call had put them`;
}

function changeMade(journal: readonly JournalEntry[]): "joined" | "left" | undefined {
  const made = journal.filter(({ outcome }) => outcome === "made").map(({ step }) => step);
  if (made.includes("join-group")) return "joined";
  return made.includes("leave-group") ? "left" : undefined;
}
