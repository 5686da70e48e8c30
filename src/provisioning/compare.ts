// One comparison of IAM with the record: both are read, what differs is written down, undone where that was ordered, and told.
import { comparisonEvents, nextComparison } from "../domain/drift/compare-drift.ts";
import { findingName, isAboutRequest } from "../domain/drift/drift.ts";
import type { Compared, Finding } from "../domain/drift/drift.ts";
import { driftNumbered, isToCarryOut, toTell } from "../domain/drift/drift-ledger.ts";
import type { DriftEvent, DriftLedger } from "../domain/drift/drift-ledger.ts";
import { corrected, holdingOf } from "../domain/holding.ts";
import type { Holding } from "../domain/holding.ts";
import type { KnownGroups } from "../domain/drift/known-groups.ts";
import { seatSubject } from "../domain/request.ts";
import type { AccessRequest } from "../domain/request.ts";
import { Trouble } from "../domain/trouble.ts";
import type { CensusTaker } from "../ports/census.ts";
import type { DriftAnnouncer } from "../ports/drift-announcer.ts";
import type { DriftLedgerStore } from "../ports/drift-ledger-store.ts";
import type { RequestStore } from "../ports/request-store.ts";
import { takeLedger } from "./ledger-in-hand.ts";
import type { LedgerInHand } from "./ledger-in-hand.ts";
import { noteOnRecord } from "./note-on-record.ts";
import { undoDrift } from "./undo-drift.ts";
import type { UndoingPorts } from "./undo-drift.ts";

export interface ComparingPorts extends UndoingPorts {
  readonly ledger: DriftLedgerStore;
  readonly census: CensusTaker;
  readonly announcer: DriftAnnouncer;
  readonly known: KnownGroups;
}

export interface Pace {
  /** How often IAM is compared with the record while nothing is going on. */
  readonly periodMilliseconds: number;
  /** How long a comparison may take; one that dies is made up for after this. */
  readonly leaseMilliseconds: number;
}

/** Compares, where that is due and nobody else is at it; resolves to when the ledger says to look again. */
export async function compareWhenDue(ports: ComparingPorts, pace: Pace): Promise<number> {
  const ledger = await ports.ledger.load();
  const dueAt = ledger.claim?.until ?? ledger.nextAt;
  const now = ports.surroundings.now();
  if (dueAt > now) return dueAt;
  const hand = await takeLedger(ports, ledger, pace.leaseMilliseconds);
  if (!hand) return now;
  await compare(ports, hand);
  await hand.record((latest) => [compared(latest, ports.surroundings.now(), pace)]);
  return hand.ledger().nextAt;
}

function compared(ledger: DriftLedger, at: number, { periodMilliseconds }: Pace): DriftEvent {
  return { what: "compared", at, nextAt: nextComparison(ledger, at, periodMilliseconds) };
}

async function compare(ports: ComparingPorts, hand: LedgerInHand): Promise<void> {
  const seen = await asRecorded(ports, hand.ledger(), await readBoth(ports));
  await noteOnRequests(ports, hand.ledger(), seen);
  await hand.record((ledger) => comparisonEvents(ledger, seen));
  await carryOut(ports, hand);
  await tell(ports, hand);
}

// IAM first: a request that begins meanwhile is too young to be missed, and one that ends is still known to have held it.
async function readBoth({ census, store, known, surroundings }: ComparingPorts): Promise<Compared> {
  const at = surroundings.now();
  const found = await census.take();
  return { at, census: found, holdings: await store.holdings(), groups: known };
}

// The index over what requests hold may be behind; before anybody is told, the records themselves are asked.
async function asRecorded(
  { store }: ComparingPorts,
  ledger: DriftLedger,
  seen: Compared,
): Promise<Compared> {
  const better: Holding[] = [];
  for (const finding of newlySure(ledger, seen)) {
    const request = await requestBehind(store, finding);
    const holding = request && holdingOf(request);
    if (holding) better.push(holding);
  }
  return { ...seen, holdings: corrected(seen.holdings, better) };
}

async function requestBehind(
  store: RequestStore,
  finding: Finding,
): Promise<AccessRequest | undefined> {
  if (isAboutRequest(finding)) return store.load(finding.key);
  if (finding.what !== "joined-by-hand" || !finding.person || !finding.seat) return undefined;
  const { person, seat } = finding;
  return store.latest(seatSubject(person, seat.slug, seat.roleKey));
}

// Before the ledger says that it was found: after a crash in between it is noted once more, rather than never.
async function noteOnRequests(
  ports: ComparingPorts,
  ledger: DriftLedger,
  seen: Compared,
): Promise<void> {
  for (const finding of newlySure(ledger, seen).filter(isAboutRequest)) {
    const request = await ports.store.load(finding.key);
    const detail = findingName(finding);
    if (request) await noteOnRecord(ports, request, { do: "record-drift", detail });
  }
}

function newlySure(ledger: DriftLedger, seen: Compared): Finding[] {
  return comparisonEvents(ledger, seen).flatMap((event) => {
    if (event.what !== "found" || driftNumbered(ledger, event.number)?.isSure) return [];
    return [event.finding];
  });
}

async function carryOut(ports: ComparingPorts, hand: LedgerInHand): Promise<void> {
  for (const drift of hand.ledger().open.filter(isToCarryOut)) {
    const event = await undoDrift(ports, drift, hand.hold);
    if (!(await hand.record(() => [event]))) return;
  }
}

/** Slack that does not take so many will not take the others either. */
const MOST_FAILURES = 3;

// Each is stored before the next is posted, so that a crash leaves one copy behind at most.
async function tell(ports: ComparingPorts, hand: LedgerInHand): Promise<void> {
  let failures = 0;
  for (const drift of toTell(hand.ledger())) {
    if (failures === MOST_FAILURES || hand.hold.isOver()) return;
    try {
      const posted = await ports.announcer.tell(drift);
      const { number } = drift;
      const told = { what: "told", at: ports.surroundings.now(), number, posted } as const;
      if (!(await hand.record(() => [told]))) return;
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      failures += 1;
    }
  }
}
