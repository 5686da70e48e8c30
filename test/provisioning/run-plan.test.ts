import type { Plan, StepName } from "../../src/domain/access-plan.ts";
import { Trouble } from "../../src/domain/trouble.ts";
import { runPlan } from "../../src/provisioning/run-plan.ts";
import type { Found, StepBook, StepRunner } from "../../src/provisioning/step.ts";
import { alicesPlan, ASKED_AT, journalEntry } from "../support/a-request.ts";
import type { StepEnded } from "../../src/ports/step-meter.ts";
import { unmetered } from "../support/unwatched.ts";

const LATER = ASKED_AT + 60_000;

/** A book whose steps find what the test says, and note what is looked at and made. */
function aBook(findings: Partial<Record<StepName, Found | Trouble>>) {
  const seen: string[] = [];
  const runner = <Name extends StepName>(
    name: Name,
    looks: "survey" | "in-turn",
  ): StepRunner<Name> => ({
    looks,
    find: () => {
      seen.push(`look at ${name}`);
      const finding: Found | Trouble = findings[name] ?? { kind: "there" };
      return finding instanceof Trouble ? Promise.reject(finding) : Promise.resolve(finding);
    },
    make: () => {
      seen.push(`make ${name}`);
      return Promise.resolve();
    },
  });
  const book: StepBook = {
    "confirm-person": runner("confirm-person", "survey"),
    "access-group": runner("access-group", "survey"),
    "known-group": runner("known-group", "survey"),
    "own-group": runner("own-group", "survey"),
    guard: runner("guard", "survey"),
    "trust-person": runner("trust-person", "survey"),
    "allow-directly": runner("allow-directly", "in-turn"),
    "read-back-allowed": runner("read-back-allowed", "in-turn"),
    "lift-denies": runner("lift-denies", "in-turn"),
    "join-group": runner("join-group", "survey"),
    "read-back-joined": runner("read-back-joined", "in-turn"),
    tombstone: runner("tombstone", "in-turn"),
    "leave-group": runner("leave-group", "in-turn"),
    "read-back-left": runner("read-back-left", "in-turn"),
    disallow: runner("disallow", "in-turn"),
    "distrust-person": runner("distrust-person", "in-turn"),
    "end-sessions": runner("end-sessions", "in-turn"),
    "look-again": runner("look-again", "survey"),
    "release-sessions": runner("release-sessions", "in-turn"),
  };
  return { book, seen };
}

const clock = {
  now: () => ASKED_AT,
  onBehalfOf: "R-TEST",
  isOver: () => false,
  stepEnded: unmetered,
};
const fresh = { plan: alicesPlan, journal: [] };

describe("running a plan", () => {
  it("looks at everything first, makes what is missing in order, then reads back", async () => {
    const { book, seen } = aBook({
      "access-group": { kind: "absent" },
      "join-group": { kind: "absent" },
    });
    const run = await runPlan(book, fresh, clock);
    expect(run.outcome).toEqual({ kind: "finished" });
    expect(seen).toEqual([
      "look at confirm-person",
      "look at access-group",
      "look at join-group",
      "make access-group",
      "make join-group",
      "look at read-back-joined",
    ]);
  });

  it("changes nothing when the first look finds that the person is gone", async () => {
    const gone = new Trouble("no such user", { retryable: false });
    const { book, seen } = aBook({ "confirm-person": gone, "join-group": { kind: "absent" } });
    const run = await runPlan(book, fresh, clock);
    expect(run.outcome).toEqual({
      kind: "trouble",
      step: "confirm-person",
      cause: "no such user",
      retryable: false,
    });
    expect(seen.filter((what) => what.startsWith("make"))).toEqual([]);
  });

  it("says what it repaired", async () => {
    const differences = ["an extra inline policy `hand-made`"];
    const { book } = aBook({ "access-group": { kind: "altered", differences } });
    const { journal } = await runPlan(book, fresh, clock);
    expect(journal[1]).toMatchObject({ outcome: "repaired", note: differences[0] });
  });

  it("keeps as made what an earlier run made and this one finds", async () => {
    const { book } = aBook({});
    const before = [journalEntry("join-group", "made")];
    const { journal } = await runPlan(book, { plan: alicesPlan, journal: before }, clock);
    expect(journal.find(({ step }) => step === "join-group")?.outcome).toBe("made");
  });

  it("makes again what was taken away after an earlier run made it", async () => {
    const { book, seen } = aBook({ "access-group": { kind: "absent" } });
    const before = [journalEntry("access-group", "made")];
    await runPlan(book, { plan: alicesPlan, journal: before }, clock);
    expect(seen).toContain("make access-group");
  });

  it("makes nothing once its claim is over", async () => {
    const { book, seen } = aBook({ "join-group": { kind: "absent" } });
    const run = await runPlan(book, fresh, { ...clock, now: () => LATER, isOver: () => true });
    expect(run.outcome).toMatchObject({ kind: "trouble", step: "join-group", retryable: true });
    expect(seen).not.toContain("make join-group");
  });

  it("goes on after a step that AWS lets us not do, and says why it was left out", async () => {
    const { book } = aBook({ "access-group": { kind: "absent" } });
    const skipping: StepBook = {
      ...book,
      "access-group": {
        ...book["access-group"],
        make: () => Promise.resolve({ skipped: "the account does not let us" }),
      },
    };
    const { journal, outcome } = await runPlan(skipping, fresh, clock);
    expect(outcome).toEqual({ kind: "finished" });
    expect(journal[1]).toMatchObject({ outcome: "skipped", note: "the account does not let us" });
  });

  it("tells whoever counts how each step that was tried ended", async () => {
    const slow = new Trouble("slow down", { retryable: true });
    const { book } = aBook({ "access-group": { kind: "absent" }, "join-group": slow });
    const ended: string[] = [];
    const stepEnded = ({ step, outcome }: StepEnded) => ended.push(`${step} ${outcome}`);
    await runPlan(book, fresh, { ...clock, stepEnded });
    expect(ended).toEqual(["confirm-person found", "access-group done", "join-group to-retry"]);
  });

  it("says so when a plan has a step that this version does not know", async () => {
    const { book, seen } = aBook({});
    const plan = JSON.parse('{"steps":[{"name":"dance"}]}') as Plan; // as a later version stored it
    const run = await runPlan(book, { plan, journal: [] }, clock);
    expect(run.outcome).toMatchObject({ kind: "trouble", step: "dance", retryable: false });
    expect(seen).toEqual([]);
  });

  it("lets a bug be a bug", async () => {
    const { book } = aBook({});
    const broken: StepBook = {
      ...book,
      "access-group": {
        ...book["access-group"],
        find: () => Promise.reject(new TypeError("oops")),
      },
    };
    await expect(runPlan(broken, fresh, clock)).rejects.toThrow(TypeError);
  });
});
