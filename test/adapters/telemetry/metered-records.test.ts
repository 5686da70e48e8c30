// What is counted of the records: each entry of a history once, by the process that wrote it.
import { meteredRecords } from "../../../src/adapters/telemetry/metered-records.ts";
import { append } from "../../../src/domain/history.ts";
import type { Event } from "../../../src/domain/event.ts";
import { evolve } from "../../../src/domain/evolve.ts";
import { Trouble } from "../../../src/domain/trouble.ts";
import type { AccessRequest } from "../../../src/domain/request.ts";
import type { Records } from "../../../src/ports/request-store.ts";
import { won } from "../../contracts/request-store-records.contract.ts";
import { ASKED_AT, aPendingRequest, after, commands } from "../../support/a-request.ts";
import { inMemoryRequestStore } from "../../support/in-memory-request-store.ts";
import type { Records as Stored } from "../../support/in-memory-request-store.ts";

const asked = aPendingRequest();
const { key } = asked;
let stored: Stored;
beforeEach(() => {
  stored = new Map();
});

/** One more process on the same records, and what it counted. */
function aProcess(records: Records<AccessRequest> = inMemoryRequestStore(stored)) {
  const counted: string[] = [];
  const metered = meteredRecords(records, (_request, entries) => {
    counted.push(...entries.map(({ what }) => what));
  });
  return { records: metered, counted };
}

const delayed: Event = {
  ...{ what: "delayed", step: "join-group", cause: "AWS was slow", attempts: 1 },
  ...{ at: ASKED_AT, retryAt: ASKED_AT, journal: [] },
};

/** As if so many things had happened to it, each another one. */
function withEntries(request: AccessRequest, count: number): AccessRequest {
  const happened = Array.from({ length: count }, (_, index) => `happened-${index}`);
  const history = happened.reduce(
    (before, what) => append(before, { what, at: ASKED_AT }),
    request.history,
  );
  return { ...request, history };
}

it("counts an ask, and what is decided about it", async () => {
  const { records, counted } = aProcess();
  const opened = won(await records.open(asked, null));
  expect(counted).toEqual(["asked"]);
  await records.save(after(opened, commands.approve, commands.grant), null);
  expect(counted).toEqual(["asked", "approved", "granted"]);
});

it("counts nothing where nothing was added", async () => {
  const { records, counted } = aProcess();
  const opened = won(await records.open(asked, null));
  await records.save({ ...opened, claim: { by: "me", until: 1 } }, 1);
  expect(counted).toEqual(["asked"]);
});

it("counts nothing where somebody else was first", async () => {
  const [one, other] = [aProcess(), aProcess()];
  const opened = won(await one.records.open(asked, null));
  expect(await other.records.open(asked, null)).toBe("changed");
  await other.records.load(key);
  won(await other.records.save(after(opened, commands.deny), null));
  expect(await one.records.save(after(opened, commands.approve), null)).toBe("changed");
  expect([...one.counted, ...other.counted]).toEqual(["asked", "denied"]);
});

it("counts what several processes add once among them", async () => {
  const [one, other] = [aProcess(), aProcess()];
  await one.records.open(asked, null);
  const seen = await other.records.latest(key.subject);
  await other.records.save(after(seen ?? asked, commands.approve), null);
  const again = await one.records.load(key);
  await one.records.save(after(again ?? asked, commands.grant), null);
  expect(one.counted).toEqual(["asked", "granted"]);
  expect(other.counted).toEqual(["approved"]);
});

it("goes by what it remembers, as whoever saves does", async () => {
  const { records, counted } = aProcess();
  await records.open(asked, null);
  const recalled = records.recallLatest(key.subject) ?? (await records.recall(key)) ?? asked;
  await records.save(after(recalled, commands.withdraw), null);
  expect(counted).toEqual(["asked", "withdrawn"]);
});

it("counts repeats of one trouble, which the history keeps as one entry", async () => {
  const { records, counted } = aProcess();
  let request = won(await records.open(after(asked, commands.approve), null));
  counted.length = 0;
  request = won(await records.save(evolve(request, delayed), null));
  request = won(await records.save(evolve(request, delayed), null));
  await records.save(evolve(evolve(request, delayed), delayed), null);
  expect(counted).toEqual(["delayed", "delayed", "delayed", "delayed"]);
});

it("counts on where the history is full and loses what is in its middle", async () => {
  const { records, counted } = aProcess();
  const long = won(await records.open(withEntries(asked, 250), null));
  expect(long.history.dropped).toBeGreaterThan(0);
  counted.length = 0;
  await records.save(after(long, commands.approve, commands.getDelayed), null);
  expect(counted).toEqual(["approved", "delayed"]);
});

it("counts nothing of a version it never saw, rather than all that led there", async () => {
  const opened = won(await aProcess().records.open(asked, null));
  const { records, counted } = aProcess();
  const approved = won(await records.save(after(opened, commands.approve), null));
  expect(counted).toEqual([]);
  await records.save(after(approved, commands.grant), null);
  expect(counted).toEqual(["granted"]);
});

it("does not count what another process has added since it looked", async () => {
  const [one, other] = [aProcess(), aProcess()];
  await one.records.open(asked, null);
  const seen = await other.records.load(key);
  const approved = won(await other.records.save(after(seen ?? asked, commands.approve), null));
  // As an index shows it, which is read past the meter.
  await one.records.save(after(approved, commands.grant), null);
  expect(one.counted).toEqual(["asked"]);
});

it("is not confused by an answer that was long under way", async () => {
  const store = inMemoryRequestStore(stored);
  const late = new Map<string, AccessRequest>();
  const { records, counted } = aProcess({
    ...store,
    load: async (wanted) => late.get(wanted.subject) ?? (await store.load(wanted)),
  });
  const opened = won(await records.open(asked, null));
  const approved = won(await records.save(after(opened, commands.approve), null));
  late.set(key.subject, opened);
  await records.load(key);
  await records.save(after(approved, commands.grant), null);
  expect(counted).toEqual(["asked", "approved", "granted"]);
});

it("hands on what the store answers, its trouble, too, and asks it for nothing more", async () => {
  const asksOf: string[] = [];
  const store = inMemoryRequestStore(stored);
  const trouble = new Trouble("The request could not be saved.", { retryable: true });
  const { records, counted } = aProcess({
    ...store,
    open: async (...one) => (asksOf.push("open"), store.open(...one)),
    load: async (...one) => (asksOf.push("load"), store.load(...one)),
    save: async () => {
      asksOf.push("save");
      throw trouble;
    },
  });
  const opened = won(await records.open(asked, 7));
  expect(opened).toEqual({ ...asked, version: 1 });
  expect(await records.load(key)).toEqual(opened);
  await expect(records.save(after(opened, commands.approve), null)).rejects.toBe(trouble);
  expect(asksOf).toEqual(["open", "load", "save"]);
  expect(counted).toEqual(["asked"]);
  expect(await inMemoryRequestStore(stored).due(7, 1)).toEqual([key]);
});
