// What every drift ledger store promises, whatever it stores in.
import { evolveLedger } from "../../src/domain/drift/drift-ledger.ts";
import type { DriftEvent, DriftLedger } from "../../src/domain/drift/drift-ledger.ts";
import type { DriftLedgerStore } from "../../src/ports/drift-ledger-store.ts";
import { carol } from "../support/people.ts";
import { strictTest } from "./strict-test.ts";

/** Connects one more process to the same ledger. */
export type ConnectLedger = () => DriftLedgerStore;

const AT = Date.UTC(2026, 0, 5, 9, 0);
const finding = {
  what: "joined-by-hand",
  iamUser: "alice.andersen",
  person: null,
  group: "client-a-admin",
  seat: { slug: "client-a", roleKey: "admin" },
} as const;

const EVENTS: readonly DriftEvent[] = [
  { what: "claimed", at: AT, by: "a process", until: AT + 1000 },
  { what: "suspected", at: AT, finding },
  { what: "found", at: AT, number: 1, finding },
  { what: "told", at: AT, number: 1, posted: { channel: "C1", ts: "1.1", shows: "open" } },
  {
    what: "ordered",
    at: AT,
    number: 1,
    order: { want: "undo", by: carol, at: AT, doneAt: null },
  },
];

/** `laxity`: why a store cannot be trusted with writes at the same moment. */
export function driftLedgerStoreContract(
  fresh: () => Promise<ConnectLedger>,
  laxity?: string,
): void {
  let connect: ConnectLedger;
  let store: DriftLedgerStore;

  beforeEach(async () => {
    connect = await fresh();
    store = connect();
  });

  it("is empty where nothing was ever compared", async () => {
    expect(await store.load()).toMatchObject({ version: 0, open: [], claim: null, nextAt: 0 });
  });

  it("keeps every word, and counts what is saved", async () => {
    const first = saved(await store.save(EVENTS.reduce(evolveLedger, await store.load())));
    expect(first.version).toBe(1);
    expect(await connect().load()).toEqual(first);
    const second = saved(await connect().save({ ...first, nextAt: AT }));
    expect(second).toEqual({ ...first, nextAt: AT, version: 2 });
    expect(await store.load()).toEqual(second);
  });

  it("tells who comes second that somebody else has saved it", async () => {
    const empty = await store.load();
    const first = saved(await store.save(empty));
    expect(await connect().save({ ...empty, nextAt: AT })).toBe("changed");
    await store.save(first);
    expect(await connect().save({ ...first, nextAt: AT })).toBe("changed");
    expect((await store.load()).nextAt).toBe(0);
  });

  strictTest(laxity, "lets exactly one of several win", async () => {
    for (const round of [1, 2]) {
      const ledger = await store.load();
      const race = [1, 2, 3].map((nextAt) => connect().save({ ...ledger, nextAt }));
      const winners = (await Promise.all(race)).filter((outcome) => outcome !== "changed");
      expect(winners).toEqual([await store.load()]);
      expect(winners[0]?.version).toBe(round);
    }
  });
}

function saved(outcome: DriftLedger | "changed"): DriftLedger {
  if (outcome === "changed") throw new Error("somebody else was first");
  return outcome;
}
