// Who may decide what becomes of drift, and what can be decided about it: made undone, or taken onto the record.
import { isAboutRequest } from "./drift.ts";
import type { Finding } from "./drift.ts";
import { driftNumbered } from "./drift-ledger.ts";
import type { Drift, DriftEvent, DriftLedger, Want } from "./drift-ledger.ts";
import type { SlackPerson } from "../person.ts";
import type { Refusal } from "../refusal.ts";

export interface DriftOrder {
  readonly number: number;
  readonly want: Want;
  readonly by: SlackPerson;
  /** Slack user ids. */
  readonly admins: readonly string[];
}

/** The drift that is meant, or why nothing can be decided about it. */
export function driftToSettle(ledger: DriftLedger, wanted: DriftOrder): Drift | Refusal {
  if (!wanted.admins.includes(wanted.by.user)) return { refused: "drift-for-admins" };
  const drift = driftNumbered(ledger, wanted.number);
  if (!drift || drift.over) {
    return { refused: "drift-over", number: wanted.number, ...byWhom(drift) };
  }
  const { order } = drift;
  if (order) return { refused: "drift-decided", want: order.want, by: order.by, at: order.at };
  if (wanted.want === "adopt" && !mayBeAdopted(drift.finding)) {
    return { refused: "cannot-adopt", why: "nothing-to-adopt" };
  }
  return drift;
}

function byWhom(drift: Drift | undefined): { readonly by?: SlackPerson } {
  return drift?.over?.by ? { by: drift.over.by } : {};
}

/** A place in a group that Rolecall can put on record, or one that is gone and can be taken off it. */
export function mayBeAdopted(finding: Finding): boolean {
  if (finding.what === "joined-by-hand") return finding.person !== null && finding.seat !== null;
  return finding.what === "left-by-hand";
}

/** What concerns a request is done by that request; the rest waits for the next comparison, which follows at once. */
export function orderEvent(
  { number, finding }: Drift,
  { want, by }: DriftOrder,
  at: number,
): Extract<DriftEvent, { what: "ordered" }> {
  const isDone = want === "adopt" || isAboutRequest(finding);
  return { what: "ordered", at, number, order: { want, by, at, doneAt: isDone ? at : null } };
}
