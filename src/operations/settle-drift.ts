// An admin decides what becomes of what was changed by hand in AWS: undone, or adopted.
import { isAboutRequest } from "../domain/drift/drift.ts";
import type { RequestFinding } from "../domain/drift/drift.ts";
import { driftNumbered, evolveLedger, openDrift } from "../domain/drift/drift-ledger.ts";
import type { Drift, Want } from "../domain/drift/drift-ledger.ts";
import type { SlackPerson } from "../domain/person.ts";
import { isRefusal } from "../domain/refusal.ts";
import type { Refusal } from "../domain/refusal.ts";
import { driftToSettle, orderEvent } from "../domain/drift/decide-drift.ts";
import type { DriftOrder } from "../domain/drift/decide-drift.ts";
import type { DriftDesk } from "../ports/drift-desk.ts";
import { adoptMembership } from "./adopt-membership.ts";
import type { AskPorts } from "./ask-ports.ts";
import { saveDecision } from "./save-decision.ts";

export interface DriftPorts extends AskPorts {
  readonly drift: DriftDesk;
}

export interface SettleDrift {
  readonly number: number;
  readonly want: Want;
  readonly by: SlackPerson;
}

export async function settleDrift(
  ports: DriftPorts,
  wanted: SettleDrift,
): Promise<Drift | Refusal> {
  const order = { ...wanted, admins: ports.policy.admins };
  const drift = driftToSettle(await ports.drift.ledger.load(), order);
  if (isRefusal(drift)) return drift;
  const refusal = await actOn(ports, drift, order);
  if (refusal) return refusal;
  const noted = await writeDown(ports, drift, order);
  ports.drift.nudge();
  return noted;
}

/** What is open, for admins. */
export async function listDrift(
  { drift, policy }: DriftPorts,
  by: SlackPerson,
): Promise<readonly Drift[] | Refusal> {
  if (!policy.admins.includes(by.user)) return { refused: "drift-for-admins" };
  return openDrift(await drift.ledger.load());
}

// What concerns a request is decided in its record first, which sees to it by itself; the ledger only remembers by whom.
async function actOn(
  ports: DriftPorts,
  { finding }: Drift,
  { number, want, by }: DriftOrder,
): Promise<Refusal | undefined> {
  if (isAboutRequest(finding)) return onRecord(ports, finding, { number, want, by });
  if (want === "adopt" && finding.what === "joined-by-hand") {
    const reason = `Was put into the group ${finding.group} by hand.`;
    return adoptMembership(ports, { ...finding, by, reason });
  }
  return undefined;
}

async function onRecord(
  ports: DriftPorts,
  { key }: RequestFinding,
  { number, want, by }: SettleDrift,
): Promise<Refusal | undefined> {
  const { admins } = ports.policy;
  const { refusal } = await saveDecision(ports, key, () =>
    want === "undo" ? { do: "mend", by, admins } : { do: "revoke", by, admins, sessions: null },
  );
  const isOver = refusal?.refused === "not-active" || refusal?.refused === "still-ending";
  return isOver ? { refused: "drift-over", number } : refusal;
}

// A comparison may write at the same time; then it is decided anew. Where it is done already, who did it comes too late.
async function writeDown(
  { drift: { ledger: ledgers }, surroundings }: DriftPorts,
  drift: Drift,
  order: DriftOrder,
): Promise<Drift | Refusal> {
  const event = orderEvent(drift, order, surroundings.now());
  const isDone = event.order.doneAt !== null;
  for (;;) {
    const ledger = await ledgers.load();
    const current = driftToSettle(ledger, order);
    if (isRefusal(current)) return isDone ? drift : current;
    const saved = await ledgers.save(evolveLedger(ledger, event));
    if (saved !== "changed") return driftNumbered(saved, drift.number) ?? drift;
  }
}
