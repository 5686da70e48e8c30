// What a run over a plan comes to: granted until when, ended, cleared away, tried again, or given up.
import { grantPlan, stepIn } from "../../src/domain/access-plan.ts";
import type { Command } from "../../src/domain/command.ts";
import { decide } from "../../src/domain/decide.ts";
import { planInHand } from "../../src/domain/progress.ts";
import type { JournalEntry } from "../../src/domain/journal.ts";
import {
  ASKED_AT,
  HOUR,
  aTimedGrant,
  aTimedRequest,
  afterAt,
  alicesTimedPlan,
  alicesWish,
  asShown,
  commands,
  journalEntry,
} from "../support/a-request.ts";

const NOW = ASKED_AT + HOUR;
const MINUTE = 60_000;
const QUARANTINE = 45 * MINUTE;
const STARTED_AT = NOW - 30_250;
const GRANT_ENDS_AT = NOW - 31_000 + 4 * HOUR;

const approve = { ...commands.approve, ...asShown(alicesTimedPlan) };
const working = afterAt(NOW, aTimedRequest(), approve);
const granted = { ...commands.grant, startedAt: STARTED_AT };
const found = [journalEntry("join-group", "found")];

/** Those steps came out so. */
const journal = (outcome: JournalEntry["outcome"], ...steps: JournalEntry["step"][]) =>
  steps.map((step) => journalEntry(step, outcome));

describe("a grant", () => {
  it("lasts from the moment its run began, to the second, however long the run took", () => {
    expect(decide(working, granted, NOW)).toMatchObject({
      events: [{ what: "granted", at: NOW, endsAt: GRANT_ENDS_AT }],
    });
  });

  it("ends at the very moment its guard was written with", () => {
    const plan = planInHand(working, STARTED_AT);
    expect(plan && stepIn(plan, "guard")?.until).toEqual({ at: GRANT_ENDS_AT });
  });

  it("without an end has none", () => {
    const standing = { ...working, ask: { ...working.ask, lasting: "standing" as const } };
    expect(decide(standing, granted, NOW)).toMatchObject({ events: [{ endsAt: null }] });
  });

  it("of what was there before is left as it was: without an end", () => {
    expect(decide(working, { ...granted, journal: found }, NOW)).toMatchObject({
      events: [{ what: "granted", endsAt: null, journal: found }],
    });
  });

  it("of what was found after a crash is ours, and ends", () => {
    const later = { ...granted, journal: found, firstRun: false };
    expect(decide(working, later, NOW)).toMatchObject({
      events: [{ endsAt: GRANT_ENDS_AT, journal: [{ outcome: "made" }] }],
    });
  });

  it("is looked at once more where another process may have a call under way", () => {
    expect(decide(working, granted, NOW)).toMatchObject({ events: [{ looks: [] }] });
    expect(decide(working, { ...granted, firstRun: false }, NOW)).toMatchObject({
      events: [{ looks: [NOW + QUARANTINE] }],
    });
  });

  it("is looked at once more where an earlier request's Denies were taken away", () => {
    const plan = grantPlan({ ...alicesWish, lasting: 4 * 3600, lift: ["rolecall-ended.a.b.R-1"] });
    const lifting = afterAt(NOW, aTimedRequest(plan), { ...approve, ...asShown(plan) });
    expect(decide(lifting, granted, NOW)).toMatchObject({
      events: [{ looks: [NOW + QUARANTINE] }],
    });
  });

  it("that cannot be made gets stuck, with what was made so far", () => {
    const half = { ...commands.getStuck, journal: journal("made", "access-group", "guard") };
    expect(afterAt(NOW, working, half).state).toMatchObject({
      name: "stuck",
      step: "join-group",
      cause: "AWS refused iam:AddUserToGroup.",
      work: { journal: half.journal },
    });
  });

  it("that was let go on and is made at last lasts from then on", () => {
    const { getStuck, retry } = commands;
    const later = { ...granted, startedAt: NOW + 100 * HOUR, firstRun: false };
    const made = afterAt(NOW + 100 * HOUR, working, getStuck, retry, later);
    expect(made.state).toMatchObject({ grant: { endsAt: NOW + 104 * HOUR } });
  });
});

describe("more time", () => {
  const extending = afterAt(NOW, aTimedGrant(), commands.extend, commands.approveMore);

  it("that was written is the new end, and the next warning is yet to come", () => {
    const warned = afterAt(NOW + 3 * HOUR, aTimedGrant(), commands.warn);
    const { extend, approveMore } = commands;
    const longer = afterAt(NOW + 2 * HOUR, warned, extend, approveMore, commands.grant);
    expect(longer.state).toMatchObject({
      grant: { endsAt: ASKED_AT + 6 * HOUR, isWarned: false },
    });
  });

  it("is looked at once more, since a call that writes the old end may still be under way", () => {
    const again = afterAt(NOW, extending, commands.grant);
    expect(again.state).toMatchObject({ grant: { looks: [NOW + QUARANTINE] } });
  });

  it("does not forget a last look that is still to come", () => {
    const disturbed = afterAt(NOW, working, { ...granted, firstRun: false });
    const { extend, approveMore, grant } = commands;
    const longer = afterAt(NOW + MINUTE, disturbed, extend, approveMore, grant);
    const looks = [NOW + QUARANTINE, NOW + MINUTE + QUARANTINE];
    expect(longer.state).toMatchObject({ grant: { looks } });
  });

  it("that cannot be written says at which step and why, in the history too", () => {
    const failed = afterAt(NOW, extending, commands.getStuck);
    expect(failed.history.entries.at(-1)).toEqual({
      what: "extension-failed",
      at: NOW,
      detail: "join-group: AWS refused iam:AddUserToGroup.",
    });
  });
});

describe("a last look", () => {
  const LATER = NOW + QUARANTINE;
  const look = { ...commands.grant, startedAt: LATER };
  const disturbed = afterAt(NOW, working, { ...granted, firstRun: false });
  const tries = (times: number): Command[] =>
    Array.from({ length: times }, () => ({ ...commands.getDelayed, startedAt: LATER }));

  it("is no news where everything was as it should be", () => {
    const looked = afterAt(LATER, disturbed, { ...look, journal: found });
    expect(looked.history).toEqual(disturbed.history);
    expect(looked.state).toMatchObject({ name: "active", grant: { looks: [] } });
  });

  it("is news where the membership was gone", () => {
    const looked = afterAt(NOW, disturbed, {
      ...commands.grant,
      journal: journal("made", "join-group"),
    });
    expect(looked.history.entries.at(-1)).toMatchObject({
      what: "looked-again",
      detail: "the membership was gone",
    });
  });

  it("is tried ten times and then given up, and the grant stays", () => {
    const ninth = afterAt(NOW, disturbed, ...tries(9));
    expect(ninth).toMatchObject({ state: { name: "active" }, retry: { attempts: 9 } });
    const tenth = afterAt(NOW, disturbed, ...tries(10));
    expect(tenth).toMatchObject({
      state: { name: "active", grant: { looks: [] } },
      retry: null,
    });
  });

  it("is given up at once where trying again cannot help", () => {
    const given = afterAt(LATER, disturbed, { ...commands.getStuck, startedAt: LATER });
    expect(given.state).toMatchObject({ name: "active", grant: { looks: [] } });
  });

  it("that was wanted while one was going on is still wanted after it", () => {
    const during = LATER + MINUTE;
    const late = { do: "record-late-call", detail: "", lookAgain: true } as const;
    const looked = afterAt(during, disturbed, late, { ...look, journal: found });
    expect(looked.state).toMatchObject({ grant: { looks: [during, during + QUARANTINE] } });
  });
});

describe("an end", () => {
  const ending = afterAt(NOW, aTimedGrant(), commands.giveBack);

  it("is never given up, though trying again cannot help", () => {
    const tries = Array.from({ length: 40 }, () => commands.getStuck);
    expect(afterAt(NOW, ending, ...tries)).toMatchObject({
      state: { name: "ending" },
      retry: { attempts: 40, at: NOW + 5 * MINUTE },
    });
  });

  it("that came about keeps what was done, and what is left to clear away", () => {
    const ended = afterAt(NOW + MINUTE, ending, commands.end);
    expect(ended.state).toMatchObject({
      name: "ended",
      end: { cause: "given-back", at: NOW },
      at: NOW + MINUTE,
      journal: commands.end.journal,
      clearings: [{ at: NOW + MINUTE + QUARANTINE }],
    });
  });

  it("tells what AWS did not let us do", () => {
    const note = "no role to end sessions with";
    const skipped = [{ ...journalEntry("end-sessions", "skipped"), note }];
    const ended = afterAt(NOW, ending, { ...commands.end, journal: skipped });
    expect(ended.history.entries.at(-1)).toMatchObject({ what: "ended", detail: note });
  });

  it("is in the history as what it was, by whom, and whether sessions went too", () => {
    const revoke = { ...commands.revoke, sessions: { managedBy: null } };
    const last = (command: Command) =>
      afterAt(NOW + 3 * HOUR, aTimedGrant(), command).history.entries.at(-1);
    expect(last(commands.giveBack)).toMatchObject({
      what: "given-back",
      by: { user: "U0ALICE001" },
    });
    expect(last(revoke)).toMatchObject({ what: "revoked", detail: "with open sessions" });
    expect(last(commands.expire)).toEqual({ what: "expired", at: NOW + 3 * HOUR });
  });
});
