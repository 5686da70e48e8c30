// What every store promises of the records of one kind, whatever they are about.
import type { RequestKey } from "../../src/domain/request.ts";
import type { Records, Saved } from "../../src/ports/request-store.ts";
import { strictTest } from "./strict-test.ts";

interface Kept {
  readonly key: RequestKey;
  readonly ref: string;
  readonly version: number;
  readonly ask: { readonly reason: string };
  readonly state: { readonly name: string };
}

/** Requests to store. */
export interface Samples<Request> {
  readonly asked: Request;
  /** One in every state, all of them with the key of `asked`. */
  readonly everyState: readonly Request[];
  /** Of another subject. */
  readonly elsewhere: Request;
  /** Another of the same subject, asked so many hours later. */
  anotherRequest(number: number): Request;
}

/** `fresh` connects one more process to the same records each time its answer is called. */
export function recordsContract<Request extends Kept>(
  { asked, everyState, elsewhere, anotherRequest }: Samples<Request>,
  fresh: () => Promise<() => Records<Request>>,
  laxity?: string,
): void {
  let connect: () => Records<Request>;
  let store: Records<Request>;

  beforeEach(async () => {
    connect = await fresh();
    store = connect();
  });

  async function open(request: Request): Promise<Request> {
    return won(await store.open(request, null));
  }

  describe("one record a request", () => {
    it("stores a new request as version 1 and reads it back as it was", async () => {
      const opened = await open(asked);
      expect(opened).toEqual({ ...asked, version: 1 });
      expect(await connect().load(asked.key)).toEqual(opened);
    });

    it.each(everyState)("keeps every word of a request that is $state.name", async (request) => {
      await open(asked);
      const saved = won(await store.save(request, null));
      expect(saved).toEqual({ ...request, version: 2 });
      expect(await connect().load(request.key)).toEqual(saved);
    });

    it("finds nothing where nothing was stored", async () => {
      expect(await store.load(asked.key)).toBeUndefined();
      expect(await store.recall(asked.key)).toBeUndefined();
      expect(await store.latest(asked.key.subject)).toBeUndefined();
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
}

export function won<Request>(saved: Saved<Request>): Request {
  if (saved === "changed") throw new Error("somebody else was first");
  return saved;
}
