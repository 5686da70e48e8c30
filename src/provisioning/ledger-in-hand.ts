// The drift ledger while this process compares: claimed, written event by event, and let go as soon as somebody else has it.
import { evolveLedger } from "../domain/drift/drift-ledger.ts";
import type { DriftEvent, DriftLedger } from "../domain/drift/drift-ledger.ts";
import type { DriftLedgerStore } from "../ports/drift-ledger-store.ts";
import type { Hold } from "../ports/hold.ts";
import type { Surroundings } from "../ports/surroundings.ts";

export interface LedgerInHand {
  readonly hold: Hold;
  /** As it was last stored. */
  ledger(): DriftLedger;
  /** Stores what follows from the ledger as it is then; false where somebody else has taken over. */
  record(eventsOn: (ledger: DriftLedger) => readonly DriftEvent[]): Promise<boolean>;
}

interface Ports {
  readonly ledger: DriftLedgerStore;
  readonly surroundings: Surroundings;
}

/** Undefined where somebody else was first. */
export async function takeLedger(
  { ledger: ledgers, surroundings }: Ports,
  found: DriftLedger,
  lease: number,
): Promise<LedgerInHand | undefined> {
  const by = surroundings.newId();
  const at = surroundings.now();
  const until = at + lease;
  const taken = await ledgers.save(evolveLedger(found, { what: "claimed", at, by, until }));
  if (taken === "changed") return undefined;
  let current = taken;

  // Whoever decides about drift meanwhile saves without asking for the claim.
  const record: LedgerInHand["record"] = async (eventsOn) => {
    while (current.claim?.by === by) {
      const events = eventsOn(current);
      if (events.length === 0) return true;
      const saved = await ledgers.save(events.reduce(evolveLedger, current));
      if (saved !== "changed") {
        current = saved;
        return true;
      }
      current = await ledgers.load();
    }
    return false;
  };
  const hold: Hold = { onBehalfOf: "drift", isOver: () => surroundings.now() >= until };
  return { hold, ledger: () => current, record };
}
