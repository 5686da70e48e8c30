// The audit: what is written of a change of the record, under which name, and what happens where it cannot be.
import { auditedChange } from "../../infra/audit/audited-change.ts";
import type { AuditObject, StreamRecord } from "../../infra/audit/audited-change.ts";
import { writeAudit } from "../../infra/audit/write-audit.ts";
import type { Keep } from "../../infra/audit/write-audit.ts";
import { accountItems } from "../../src/adapters/dynamodb/account-request-item.ts";
import { append } from "../../src/domain/history.ts";
import { after, aPendingRequest, commands, shown } from "../support/a-request.ts";
import { aCreation } from "../support/an-account.ts";
import { alice, bob } from "../support/people.ts";
import { change, image, stored } from "./stream-records.ts";

const asked = aPendingRequest();
const approved = after(asked, commands.approve);

function written(record: StreamRecord): Record<string, unknown> {
  const object = auditedChange(record);
  if (!object) throw new Error("Nothing was written.");
  return JSON.parse(object.body) as Record<string, unknown>;
}

describe("what is written", () => {
  it("of a request that was asked: who, what for, and where it stands", () => {
    expect(written(change({ to: stored(asked) }))).toEqual({
      ref: asked.ref,
      subject: asked.key.subject,
      number: 1,
      version: 1,
      at: "2026-01-05T09:01:02.000Z",
      state: "pending",
      happened: [expect.objectContaining({ what: "asked", by: alice, detail: asked.ask.reason })],
      dropped: 0,
    });
  });

  it("of a decision: the decision, and nothing that was written before", () => {
    const { state, happened } = written(change({ from: stored(asked), to: stored(approved) }));
    expect({ state, happened }).toEqual({
      state: "working",
      happened: [expect.objectContaining({ what: "approved", by: bob })],
    });
  });

  it("of a request about an account: the same", () => {
    const item = accountItems.toItem({ request: aCreation(), due: null, writeId: "w1" });
    const { ref, happened } = written(change({ to: image(item) }));
    expect({ ref, happened }).toEqual({
      ref: "R-CREATE",
      happened: [expect.objectContaining({ what: "asked", by: alice })],
    });
  });

  it("of trouble that comes again: how often by then, in place of what was said before", () => {
    const once = after(approved, commands.getDelayed);
    const twice = after(once, commands.getDelayed);
    const { happened, gone } = written(change({ from: stored(once), to: stored(twice) }));
    expect(happened).toEqual([expect.objectContaining({ what: "delayed", times: 2 })]);
    expect(gone).toEqual([expect.objectContaining({ what: "delayed" })]);
  });

  it("of a long history: what is new, and what it had to let go of, so that the audit has all of it", () => {
    const entry = (at: number) => ({ what: "reminded", at, detail: String(at) });
    const full = {
      ...asked,
      history: { entries: Array.from({ length: 200 }, (_, at) => entry(at)), dropped: 0 },
    };
    const longer = { ...full, history: append(full.history, entry(200)) };
    const { happened, gone, dropped } = written(change({ from: stored(full), to: stored(longer) }));
    expect({ happened, gone, dropped }).toEqual({
      happened: [entry(200)],
      gone: [entry(20)],
      dropped: 1,
    });
  });

  it("of a history that somebody has shortened by hand: what is missing from it", () => {
    const shortened = { ...approved, history: { entries: [], dropped: 0 } };
    const { happened, gone } = written(change({ from: stored(approved), to: stored(shortened) }));
    expect(happened).toEqual([]);
    expect(gone).toHaveLength(approved.history.entries.length);
  });

  it("of a state, or an ask, that somebody has changed by hand: what it was and what it is", () => {
    const forged = { ...asked, state: approved.state };
    expect(written(change({ from: stored(asked), to: stored(forged) }))).toMatchObject({
      ...{ state: "working", stateBefore: "pending" },
      happened: [],
    });
    const widened = { ...asked, ask: { ...asked.ask, iamUser: "mallory" } };
    expect(written(change({ from: stored(asked), to: stored(widened) }))).toMatchObject({
      askBefore: { iamUser: asked.ask.iamUser },
      ask: { iamUser: "mallory" },
    });
  });

  it("of a record that somebody has removed: all that it was", () => {
    const { ref, removed } = written(change({ from: stored(approved) }));
    expect({ ref, removed }).toEqual({ ref: approved.ref, removed: stored(approved) });
    const ledger = image({ subject: "drift", number: 0, format: 1, version: 3, ledger: "{}" });
    expect(written(change({ from: ledger }))).toMatchObject({ subject: "drift", removed: ledger });
  });

  it("of a record that cannot be read: the record as it is, rather than nothing", () => {
    const strange = { ...stored(asked), request: { S: "not json" } };
    expect(written(change({ to: strange }))).toMatchObject({ unreadable: strange });
    const later = { ...stored(asked), request: { S: '{"tale":[]}' } };
    expect(written(change({ to: later }))).toMatchObject({ unreadable: later });
  });

  it("of a message that was posted, or a list that is kept beside the requests: nothing", () => {
    expect(
      auditedChange(change({ from: stored(asked), to: stored(shown(asked)) })),
    ).toBeUndefined();
    const ledger = { subject: "drift", number: 0, format: 1, version: 3, ledger: "{}" };
    expect(auditedChange(change({ to: image(ledger) }))).toBeUndefined();
  });
});

describe("the name", () => {
  const nameOf = (record: StreamRecord) => auditedChange(record)?.key;
  const first = change({ to: stored(asked), sequence: "9" });
  const second = change({ from: stored(asked), to: stored(approved), sequence: "10" });

  it("has the day, the request, and the place among its changes", () => {
    expect(nameOf(first)).toBe(`2026/01/05/${asked.ref}/${"9".padStart(40, "0")}.json`);
    expect([nameOf(second), nameOf(first)].sort()).toEqual([nameOf(first), nameOf(second)]);
  });

  it("is the same however often a change is delivered", () => {
    const again = JSON.parse(JSON.stringify(first)) as StreamRecord;
    expect(auditedChange(again)).toEqual(auditedChange(first));
  });
});

describe("a batch", () => {
  const batch = {
    Records: [
      change({ to: stored(asked), sequence: "1" }),
      change({ from: stored(asked), to: stored(shown(asked)), sequence: "2" }),
      change({ from: stored(asked), to: stored(approved), sequence: "3" }),
    ],
  };

  /** S3, as far as the audit needs it. */
  function aBucket(refuses = (_: AuditObject) => false) {
    const objects = new Map<string, string>();
    const keep: Keep = async (object) => {
      if (refuses(object)) throw new Error("S3 is away");
      if (objects.has(object.key)) return "there already";
      objects.set(object.key, object.body);
      return "kept";
    };
    return { objects, keep };
  }

  it("that is delivered twice is written once", async () => {
    const { objects, keep } = aBucket();
    await writeAudit(batch, keep);
    const once = [...objects];
    await writeAudit(batch, keep);
    expect([...objects]).toEqual(once);
    expect(once).toHaveLength(2);
  });

  it("of which one cannot be written fails, so that it is delivered again, and the rest is written", async () => {
    const { objects, keep } = aBucket(({ key }) => key.endsWith("1.json"));
    await expect(writeAudit(batch, keep)).rejects.toThrow("1 of 2 changes are not in the audit");
    expect([...objects.keys()]).toEqual([expect.stringMatching(/3\.json$/)]);
  });

  it("with nothing in it for the audit is fine", async () => {
    const { objects, keep } = aBucket();
    await writeAudit({ Records: [] }, keep);
    expect(objects.size).toBe(0);
  });
});
