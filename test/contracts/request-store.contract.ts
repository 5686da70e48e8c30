// What every request store promises, whatever it stores in.
import { holdingOf } from "../../src/domain/holding.ts";
import type { Holding } from "../../src/domain/holding.ts";
import { isOpen } from "../../src/domain/request.ts";
import type { AccessRequest } from "../../src/domain/request.ts";
import type { RequestStore, Saved } from "../../src/ports/request-store.ts";
import {
  ASKED_AT,
  HOUR,
  aBrokenGlass,
  aPendingRequest,
  after,
  commands,
  inEveryState,
} from "../support/a-request.ts";
import { clientC } from "../support/a-policy.ts";
import { alice, bob } from "../support/people.ts";
import { strictTest } from "./strict-test.ts";

/** Connects one more process to the same records. */
export type Connect = () => RequestStore;

const asked = aPendingRequest();
const everyState = Object.values(inEveryState());

/** Alice's `number`th request on the same seat, asked so many hours later. */
function anotherRequest(number: number, changes: Partial<AccessRequest> = {}): AccessRequest {
  const later = aPendingRequest({ askedAt: ASKED_AT + number * HOUR });
  return { ...later, ref: `R-${number}`, key: { ...later.key, number }, ...changes };
}

function numbersOf(found: readonly { key: { number: number } }[]): number[] {
  return found.map(({ key }) => key.number);
}

/** `laxity`: why a store cannot be trusted with writes at the same moment. */
export function requestStoreContract(fresh: () => Promise<Connect>, laxity?: string): void {
  let connect: Connect;
  let store: RequestStore;

  beforeEach(async () => {
    connect = await fresh();
    store = connect();
  });

  async function open(request: AccessRequest, due: number | null = null): Promise<AccessRequest> {
    return won(await store.open(request, due));
  }

  describe("one record a request", () => {
    it("stores a new request as version 1 and reads it back as it was", async () => {
      const opened = await open(asked);
      expect(opened).toEqual({ ...asked, version: 1 });
      expect(await connect().load(asked.key)).toEqual(opened);
    });

    it.each(everyState)("keeps every word of a request that is $state.name", async (request) => {
      await open(aPendingRequest());
      const saved = won(await store.save(request, null));
      expect(saved).toEqual({ ...request, version: 2 });
      expect(await connect().load(request.key)).toEqual(saved);
    });

    it("finds nothing where nothing was stored", async () => {
      expect(await store.load(asked.key)).toBeUndefined();
      expect(await store.recall(asked.key)).toBeUndefined();
      expect(await store.latest(asked.key.subject)).toBeUndefined();
      expect(await store.byRef(asked.ref)).toBeUndefined();
    });

    it("is not changed by what becomes of the object that was handed in or out", async () => {
      const opened = await open(structuredClone(asked));
      Object.assign(opened.ask, { reason: "something else" });
      expect((await connect().load(asked.key))?.ask.reason).toBe(asked.ask.reason);
    });
  });

  describe("a write that came second", () => {
    it("is told that somebody else has opened this request", async () => {
      await open(asked);
      expect(await connect().open(anotherRequest(1), null)).toBe("changed");
      expect((await store.load(asked.key))?.ref).toBe(asked.ref);
    });

    it("is told that somebody else has saved this request", async () => {
      const opened = await open(asked);
      won(await connect().save({ ...opened, ref: "R-FIRST" }, null));
      expect(await store.save({ ...opened, ref: "R-SECOND" }, null)).toBe("changed");
      expect((await store.load(asked.key))?.ref).toBe("R-FIRST");
    });

    it("cannot save a request that was never opened", async () => {
      expect(await store.save(asked, null)).toBe("changed");
      expect(await store.save({ ...asked, version: 0 }, null)).toBe("changed");
      expect(await store.load(asked.key)).toBeUndefined();
    });

    strictTest(laxity, "loses when two open the same request at the same moment", async () => {
      const race = [1, 2, 3].map((by) => connect().open({ ...asked, ref: `R-BY-${by}` }, null));
      const winners = (await Promise.all(race)).filter((saved) => saved !== "changed");
      expect(winners).toHaveLength(1);
      expect(await store.load(asked.key)).toEqual(winners[0]);
    });

    strictTest(laxity, "loses when several save the same request at the same moment", async () => {
      const opened = await open(asked);
      const race = [1, 2, 3, 4, 5].map((by) =>
        connect().save({ ...opened, ref: `R-BY-${by}` }, null),
      );
      const winners = (await Promise.all(race)).filter((saved) => saved !== "changed");
      expect(winners).toHaveLength(1);
      expect(await store.load(asked.key)).toEqual(winners[0]);
    });

    strictTest(laxity, "loses even when it would store exactly the same", async () => {
      const opened = await open(asked);
      const race = [1, 2].map(() => connect().save(opened, null));
      expect((await Promise.all(race)).filter((saved) => saved === "changed")).toHaveLength(1);
    });
  });

  describe("the requests of one subject", () => {
    it("are numbered, and the newest is found", async () => {
      for (const number of [1, 2, 10]) await open(anotherRequest(number));
      expect((await connect().latest(asked.key.subject))?.key.number).toBe(10);
    });

    it("are not mistaken for those of another subject", async () => {
      const elsewhere = aPendingRequest({ account: clientC });
      await open({ ...elsewhere, key: { ...elsewhere.key, number: 7 } });
      await open(asked);
      expect((await store.latest(asked.key.subject))?.key.number).toBe(1);
    });
  });

  describe("memory", () => {
    it("holds nothing of what this process has never seen", async () => {
      await open(asked);
      expect(connect().recallLatest(asked.key.subject)).toBeUndefined();
      expect(await connect().recall(asked.key)).toEqual(await store.load(asked.key));
    });

    it("holds what this process opened, saved, loaded or found last", async () => {
      const opened = await open(asked);
      expect(store.recallLatest(asked.key.subject)).toEqual(opened);
      const saved = won(await store.save(opened, null));
      expect(store.recallLatest(asked.key.subject)).toEqual(saved);
      const other = connect();
      await other.latest(asked.key.subject);
      expect(other.recallLatest(asked.key.subject)).toEqual(saved);
      const third = connect();
      await third.load(asked.key);
      expect(await third.recall(asked.key)).toEqual(saved);
    });

    it("prefers the newest request of a subject, also after an older one was read", async () => {
      await open(asked);
      await open(anotherRequest(2));
      await store.load(asked.key);
      expect(store.recallLatest(asked.key.subject)?.key.number).toBe(2);
      expect((await store.recall(asked.key))?.key.number).toBe(1);
    });

    it("may be behind, and is dropped when a save is rejected for it", async () => {
      const opened = await open(asked);
      const saved = won(await connect().save(opened, null));
      expect(await store.recall(asked.key)).toEqual(opened);
      expect(await store.save(opened, null)).toBe("changed");
      expect(store.recallLatest(asked.key.subject)).toBeUndefined();
      expect(await store.recall(asked.key)).toEqual(saved);
    });

    it("is dropped when an open is rejected for it", async () => {
      await open(asked);
      await connect().open(anotherRequest(2), null);
      expect(await store.open(anotherRequest(2), null)).toBe("changed");
      expect(store.recallLatest(asked.key.subject)).toBeUndefined();
    });
  });

  describe("what is due", () => {
    it("is what was saved with a time that has come, oldest first, at most so many", async () => {
      await open(anotherRequest(1), 3000);
      await open(anotherRequest(2), 1000);
      await open(anotherRequest(3), 2000);
      await open(anotherRequest(4), 3001);
      await open(anotherRequest(5), null);
      expect((await store.due(3000, 10)).map(({ number }) => number)).toEqual([2, 3, 1]);
      expect((await store.due(3000, 2)).map(({ number }) => number)).toEqual([2, 3]);
      expect(await store.due(999, 10)).toEqual([]);
    });

    it("follows the latest save", async () => {
      const opened = await open(asked, 1000);
      const later = won(await store.save(opened, 5000));
      expect(await store.due(4999, 10)).toEqual([]);
      expect(await store.due(5000, 10)).toEqual([asked.key]);
      await store.save(later, null);
      expect(await store.due(Number.MAX_SAFE_INTEGER, 10)).toEqual([]);
    });
  });

  describe("lists", () => {
    it.each(everyState)("show a request that is $state.name where it belongs", async (request) => {
      await open(aPendingRequest());
      await store.save(request, null);
      expect(await store.openOf(alice)).toHaveLength(isOpen(request) ? 1 : 0);
      expect(await store.waiting(10)).toHaveLength(request.state.name === "pending" ? 1 : 0);
    });

    it("hold a person's own open requests, oldest first", async () => {
      await open(anotherRequest(3));
      await open(anotherRequest(1));
      await open(aPendingRequest({ requester: bob }));
      expect(numbersOf(await store.openOf(alice))).toEqual([1, 3]);
      expect(await store.openOf({ ...alice, team: "T0ACMECORP" })).toEqual([]);
    });

    it("hold what waits for an answer, oldest first, at most so many", async () => {
      for (const number of [2, 3, 1]) await open(anotherRequest(number));
      expect(numbersOf(await store.waiting(10))).toEqual([1, 2, 3]);
      expect(numbersOf(await store.waiting(2))).toEqual([1, 2]);
    });

    it("hold access that was taken without asking until its review is closed, also when it has ended", async () => {
      const taken = after(aBrokenGlass(), commands.grant);
      const ended = after(taken, commands.giveBack, commands.end);
      await open(aPendingRequest());
      const found: number[] = [];
      for (const [index, next] of [taken, ended, after(ended, commands.closeReview)].entries()) {
        await store.save({ ...next, version: index + 1 }, null);
        found.push((await store.waiting(10)).length);
      }
      expect(found).toEqual([1, 1, 0]);
    });

    it("hold whole requests", async () => {
      const opened = await open(asked);
      expect(await store.openOf(alice)).toEqual([opened]);
      expect(await store.waiting(1)).toEqual([opened]);
    });
  });

  describe("what requests hold", () => {
    it.each(everyState)("is known of a request that is $state.name", async (request) => {
      await open(aPendingRequest());
      await store.save(request, null);
      expect(await connect().holdings()).toEqual([holdingOf(request)].filter(isThere));
    });

    it("is known of all of them, and follows the latest save", async () => {
      const active = after(asked, commands.approve, commands.grant);
      const opened: AccessRequest[] = [];
      for (const number of [1, 2, 3]) {
        opened.push(await open(anotherRequest(number, { state: active.state })));
      }
      expect(refsOf(await store.holdings())).toEqual(["R-1", "R-2", "R-3"]);
      const [first] = opened;
      if (first) await store.save({ ...first, state: { name: "withdrawn", at: ASKED_AT } }, null);
      expect(refsOf(await store.holdings())).toEqual(["R-2", "R-3"]);
    });
  });

  describe("a reference", () => {
    it("leads to its request", async () => {
      await open(asked);
      await open(anotherRequest(2));
      expect(await connect().byRef("R-2")).toEqual({ ...asked.key, number: 2 });
      expect(await store.byRef("R-ELSE")).toBeUndefined();
    });

    it("that two requests share by chance leads to the one asked last", async () => {
      for (const number of [1, 3, 2]) await open(anotherRequest(number, { ref: "R-SAME" }));
      expect((await store.byRef("R-SAME"))?.number).toBe(3);
    });
  });
}

function refsOf(holdings: readonly Holding[]): string[] {
  return holdings.map(({ ref }) => ref).sort();
}

function isThere(holding: Holding | undefined): holding is Holding {
  return holding !== undefined;
}

function won(saved: Saved): AccessRequest {
  if (saved === "changed") throw new Error("somebody else was first");
  return saved;
}
