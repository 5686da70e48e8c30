// What becomes of drift from one comparison to the next, and what of it is told.
import { comparisonEvents, nextComparison } from "../../src/domain/drift/compare-drift.ts";
import type { Census, Compared } from "../../src/domain/drift/drift.ts";
import {
  EMPTY_LEDGER,
  evolveLedger,
  openDrift,
  showsOf,
  toTell,
} from "../../src/domain/drift/drift-ledger.ts";
import type { Drift, DriftEvent, DriftLedger, Want } from "../../src/domain/drift/drift-ledger.ts";
import type { AccessRequest } from "../../src/domain/request.ts";
import { COMPARED_AT, GROUP, aCensus, aComparison, asWanted } from "../support/a-comparison.ts";
import { aTimedGrant, afterAt, commands, inEveryState } from "../support/a-request.ts";
import { carol, iamUsers } from "../support/people.ts";

const MINUTE = 60_000;
const PERIOD = 5 * MINUTE;
const withBob = aCensus({ members: new Map([[GROUP, [iamUsers.alice, iamUsers.bob]]]) });
const withoutAlice = aCensus({ members: new Map() });
const widened = (...more: string[]) => {
  const policies = { ...asWanted.policies, ...Object.fromEntries(more.map((name) => [name, {}])) };
  return aCensus({ groups: new Map([[GROUP, { policies, attached: [] }]]) });
};

/** One comparison after the other, a minute apart, each with all that is to be told told. */
function story(...censuses: readonly Census[]): DriftLedger {
  return censuses.reduce(
    (ledger, census, index) => told(compared(ledger, seenAt(COMPARED_AT + index * MINUTE, census))),
    EMPTY_LEDGER,
  );
}

function compared(ledger: DriftLedger, seen: Compared): DriftLedger {
  return comparisonEvents(ledger, seen).reduce(evolveLedger, ledger);
}

function seenAt(at: number, census: Census, requests?: readonly AccessRequest[]): Compared {
  return aComparison(census, requests, at);
}

function told(ledger: DriftLedger): DriftLedger {
  return toTell(ledger).reduce((current, drift) => {
    const posted = { channel: "C1", ts: `${drift.number}.1`, shows: showsOf(drift) };
    return evolveLedger(current, { what: "told", at: 0, number: drift.number, posted });
  }, ledger);
}

function ordered(ledger: DriftLedger, want: Want, doneAt: number | null): DriftLedger {
  const order = { want, by: carol, at: COMPARED_AT, doneAt };
  return evolveLedger(ledger, { what: "ordered", at: COMPARED_AT, number: 1, order });
}

function only({ open }: DriftLedger): Drift {
  const [drift, ...others] = open;
  if (!drift || others.length > 0) throw new Error(`there are ${open.length}`);
  return drift;
}

const history = ({ history: { entries } }: DriftLedger) => entries.map(({ what }) => what);
const later = COMPARED_AT + 10 * MINUTE;

describe("what is found", () => {
  it("once is only suspected: nobody is told, and it is soon looked at again", () => {
    const ledger = story(withBob);
    expect(openDrift(ledger)).toEqual([]);
    expect(toTell(ledger)).toEqual([]);
    expect(history(ledger)).toEqual([]);
    expect(nextComparison(ledger, later, PERIOD)).toBe(later + 30_000);
    expect(nextComparison(ledger, later, 5000)).toBe(later + 5000);
  });

  it("once and not again was a change under way: nothing is kept of it", () => {
    expect(story(withBob, aCensus())).toMatchObject({ open: [], history: { entries: [] } });
  });

  it("twice is told, once", () => {
    const ledger = story(withBob, withBob, withBob, withBob);
    expect(only(ledger)).toMatchObject({ number: 1, since: COMPARED_AT, isSure: true });
    expect(history(ledger)).toEqual(["found", "told"]);
    expect(toTell(ledger)).toEqual([]);
    expect(nextComparison(ledger, later, PERIOD)).toBe(later + PERIOD);
  });

  it("anew after it was put right is another one", () => {
    const ledger = story(withBob, withBob, aCensus(), withBob, withBob);
    expect(only(ledger)).toMatchObject({ number: 2, isSure: true });
    expect(history(ledger)).toEqual(["found", "told", "put-right", "found", "told"]);
  });

  it("is numbered one by one, and each has its own message", () => {
    const ledger = story(withoutAlice, aCensus({ ...withoutAlice, policies: new Map() }));
    const both = told(compared(ledger, seenAt(later, { ...withoutAlice, policies: new Map() })));
    expect(both.open.map(({ number, posted }) => [number, posted?.ts])).toEqual([
      [1, "1.1"],
      [2, "2.1"],
    ]);
  });

  it("in a group is told anew by the same message when it is more than it was", () => {
    const before = story(widened("one"), widened("one"));
    const after = compared(before, seenAt(later, widened("one", "two")));
    expect(toTell(after)).toHaveLength(1);
    expect(only(after).posted).toEqual(only(before).posted);
    expect(history(after)).toEqual(["found", "told"]);
  });

  it("is bounded: the rest waits until something was dealt with", () => {
    const members = new Map([[GROUP, Array.from({ length: 300 }, (_, index) => `user-${index}`)]]);
    const ledger = story(aCensus({ members }), aCensus({ members }));
    expect(ledger.open).toHaveLength(200);
    const fewer = new Map([[GROUP, (members.get(GROUP) ?? []).slice(100)]]);
    const dealtWith = told(compared(ledger, seenAt(later, aCensus({ members: fewer }))));
    expect(dealtWith.open).toHaveLength(100);
    expect(compared(dealtWith, seenAt(later, aCensus({ members: fewer }))).counted).toBe(300);
  });
});

describe("what is found no more", () => {
  it("was put right by somebody: the message says so, and then it is forgotten", () => {
    const ledger = compared(story(withBob, withBob), seenAt(later, aCensus()));
    expect(only(ledger).over).toEqual({ how: "put-right", at: later });
    expect(toTell(ledger)).toHaveLength(1);
    expect(told(ledger).open).toEqual([]);
  });

  it("was undone by whoever ordered it", () => {
    const ledger = ordered(story(withBob, withBob), "undo", later);
    expect(only(compared(ledger, seenAt(later, aCensus()))).over).toEqual({
      how: "undone",
      at: later,
      by: carol,
    });
  });

  it("was adopted, and is on record now", () => {
    const ledger = ordered(story(withBob, withBob), "adopt", later);
    const adopted = { ...aTimedGrant(), ref: "R-ADOPTD" };
    const bobs = { ...adopted, ask: { ...adopted.ask, iamUser: iamUsers.bob } };
    const requests = [aTimedGrant(), bobs];
    expect(compared(ledger, seenAt(later, withBob, requests)).open[0]?.over).toEqual({
      how: "adopted",
      at: later,
      by: carol,
      ref: "R-ADOPTD",
    });
    const unordered = compared(story(withBob, withBob), seenAt(later, withBob, requests));
    expect(unordered.open[0]?.over).toEqual({ how: "on-record", at: later, ref: "R-ADOPTD" });
  });

  it("is over where its request has ended", () => {
    const ledger = story(withoutAlice, withoutAlice);
    const ending = afterAt(later, aTimedGrant(), commands.giveBack);
    const requests = [ending];
    const over = { how: "request-ended", at: later };
    expect(only(compared(ledger, seenAt(later, withoutAlice, requests))).over).toEqual(over);
    expect(only(compared(ledger, seenAt(later, withoutAlice, []))).over).toEqual(over);
  });

  it("stays open while its request is being worked on", () => {
    const ledger = story(withoutAlice, withoutAlice);
    const mended = afterAt(later, aTimedGrant(), commands.mend);
    expect(compared(ledger, seenAt(later, withoutAlice, [mended]))).toEqual(ledger);
    const extending = inEveryState().extending;
    expect(compared(ledger, seenAt(later, withoutAlice, [extending]))).toEqual(ledger);
  });
});

describe("what was ordered", () => {
  it("and is left to the comparison makes one due at once", () => {
    const ledger = ordered(story(withBob, withBob), "undo", null);
    expect(ledger.nextAt).toBeLessThanOrEqual(COMPARED_AT);
    expect(nextComparison(ledger, later, PERIOD)).toBe(later);
  });

  it("and met trouble that may pass is tried again soon, and told", () => {
    const failed: DriftEvent = {
      what: "failed",
      at: later,
      number: 1,
      cause: "AWS asked us to slow down.",
      keepsTrying: true,
    };
    const ledger = evolveLedger(ordered(story(withBob, withBob), "undo", null), failed);
    expect(only(ledger).order).toMatchObject({ want: "undo", by: carol });
    expect(toTell(ledger)).toHaveLength(1);
    expect(nextComparison(ledger, later, PERIOD)).toBe(later + 30_000);
    const lasting = evolveLedger(ledger, { ...failed, keepsTrying: false });
    expect(only(lasting)).toMatchObject({ order: null, trouble: "AWS asked us to slow down." });
  });

  it("and was carried out, but is still so five minutes later, is open again", () => {
    const ledger = told(ordered(story(withBob, withBob), "undo", COMPARED_AT));
    const soon = compared(ledger, seenAt(COMPARED_AT + 5 * MINUTE, withBob));
    expect(only(soon).order).not.toBeNull();
    const inVain = compared(soon, seenAt(COMPARED_AT + 5 * MINUTE + 1, withBob));
    expect(only(inVain)).toMatchObject({ order: null, trouble: expect.any(String) as string });
    expect(toTell(inVain)).toHaveLength(1);
  });
});

it("history keeps its first 20 and its latest 180 entries", () => {
  const rounds = Array.from({ length: 120 }, () => [withBob, withBob, aCensus()]).flat();
  const { entries, dropped } = story(...rounds).history;
  expect(entries).toHaveLength(200);
  expect(dropped).toBe(3 * 120 - 200);
  expect(entries[0]?.detail).toMatch(/^D-1 /);
  expect(entries.at(-1)?.detail).toMatch(/^D-120 /);
});
