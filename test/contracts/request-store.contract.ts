// What every request store promises, whatever it stores in.
import { holdingOf } from "../../src/domain/holding.ts";
import type { Holding } from "../../src/domain/holding.ts";
import { isOpen } from "../../src/domain/request.ts";
import type { AccessRequest } from "../../src/domain/request.ts";
import type { RequestStore } from "../../src/ports/request-store.ts";
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
import { recordsContract, won } from "./request-store-records.contract.ts";

/** Connects one more process to the same records. */
export type Connect = () => RequestStore;

const asked = aPendingRequest();
const everyState = Object.values(inEveryState());
const elsewhere = aPendingRequest({ account: clientC });

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

  recordsContract({ asked, everyState, elsewhere, anotherRequest }, fresh, laxity);

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

    it("hold what is stuck, oldest first, until it is tried again", async () => {
      const { stuck } = inEveryState();
      await open(aPendingRequest({ requester: bob }));
      for (const number of [3, 1]) await open(anotherRequest(number, { state: stuck.state }));
      const opened = await open(anotherRequest(2, { state: stuck.state }));
      expect(numbersOf(await connect().stuck())).toEqual([1, 2, 3]);
      expect(numbersOf(await store.waiting(10))).toEqual([1]);
      await store.save(after(opened, commands.retry), null);
      expect(numbersOf(await connect().stuck())).toEqual([1, 3]);
    });

    it("hold what is stuck also where approvers are to review it", async () => {
      const opened = await open(after(aBrokenGlass(), commands.getStuck));
      expect(await store.stuck()).toEqual([opened]);
      expect(await store.waiting(10)).toEqual([opened]);
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
      expect(await (await fresh())().byRef(asked.ref)).toBeUndefined();
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
