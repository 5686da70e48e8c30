// What time alone brings about: the warning, the end, the last look and the clearing; and when each is due.
import { decide } from "../../src/domain/decide.ts";
import { dueAt, nextFor, planInHand } from "../../src/domain/progress.ts";
import type { AccessRequest } from "../../src/domain/request.ts";
import {
  ASKED_AT,
  ENDS_AT,
  HOUR,
  aPendingRequest,
  aTimedGrant,
  aTimedRequest,
  after,
  afterAt,
  alicesTimedPlan,
  asShown,
  commands,
  inEveryState,
  shown,
} from "../support/a-request.ts";
import { aRule } from "../support/a-policy.ts";

const MINUTE = 60_000;
const WARNED_AT = ENDS_AT - 15 * MINUTE;
const NOW = ASKED_AT + HOUR;
const QUARANTINE = 45 * MINUTE;

const timed = shown(aTimedGrant());
const warned = shown(afterAt(WARNED_AT, timed, commands.warn));

/** Alice has it for so long from {@link ASKED_AT} on. */
function aGrantFor(minutes: number): AccessRequest {
  const request = { ...aTimedRequest(), ask: { ...aTimedRequest().ask, lasting: minutes * 60 } };
  const time = { defaultLasting: 3600, longestSeconds: 30 * 24 * 3600, standing: false };
  const approve = { ...commands.approve, ...asShown(alicesTimedPlan), rule: aRule({ time }) };
  return shown(afterAt(ASKED_AT, request, approve, commands.grant));
}

/** What is next at each of these times. */
const nextAt = (request: AccessRequest, ...times: number[]) =>
  times.map((time) => nextFor(request, time));

describe("the warning", () => {
  it.each([
    { minutes: 5, before: 0.5 },
    { minutes: 30, before: 3 },
    { minutes: 150, before: 15 },
    { minutes: 240, before: 15 },
    { minutes: 30 * 24 * 60, before: 15 },
  ])("of $minutes minutes comes $before minutes before the end", ({ minutes, before }) => {
    const grant = aGrantFor(minutes);
    const at = ASKED_AT + (minutes - before) * MINUTE;
    expect(dueAt(grant, ASKED_AT)).toBe(at);
    expect(nextAt(grant, at - 1, at)).toEqual(["rest", "warn"]);
    expect(decide(grant, commands.warn, at - 1)).toEqual({ events: [] });
    expect(decide(grant, commands.warn, at)).toEqual({ events: [{ what: "warned", at }] });
  });

  it("comes once", () => {
    expect(decide(warned, commands.warn, WARNED_AT + 1)).toEqual({ events: [] });
    expect(nextAt(warned, WARNED_AT + 1)).toEqual(["rest"]);
  });

  it("comes while more time is asked for too, since nobody has answered yet", () => {
    const asked = shown(afterAt(NOW, timed, commands.extend));
    expect(dueAt(asked, NOW)).toBe(WARNED_AT);
    expect(nextAt(asked, WARNED_AT)).toEqual(["warn"]);
  });

  it("comes again before the new end", () => {
    const { extend, approveMore, grant } = commands;
    const longer = shown(afterAt(WARNED_AT, warned, extend, approveMore, grant));
    const again = WARNED_AT + 2 * HOUR;
    expect(decide(longer, commands.warn, again)).toMatchObject({ events: [{ what: "warned" }] });
  });

  it("never comes where there is no end", () => {
    const standing = shown(after(aPendingRequest(), commands.approve, commands.grant));
    expect(dueAt(standing, NOW)).toBeNull();
    expect(nextAt(standing, NOW + 10_000 * HOUR)).toEqual(["rest"]);
  });
});

describe("the end", () => {
  it("is due at its time, and comes before everything else that is late", () => {
    expect(dueAt(warned, NOW)).toBe(ENDS_AT);
    expect(nextAt(warned, ENDS_AT - 1, ENDS_AT)).toEqual(["rest", "expire"]);
    expect(nextAt(aTimedGrant(), ENDS_AT)).toEqual(["expire"]);
  });

  it("comes though more time is asked for and nobody answered", () => {
    const asked = shown(afterAt(WARNED_AT, warned, commands.extend));
    expect(nextAt(asked, ENDS_AT)).toEqual(["expire"]);
    expect(afterAt(ENDS_AT, asked, commands.expire)).toMatchObject({
      state: { name: "ending", end: { cause: "expired", at: ENDS_AT } },
    });
  });

  it("is the later one while more time is being written", () => {
    const extending = afterAt(NOW, timed, commands.extend, commands.approveMore);
    const later = ENDS_AT + 2 * HOUR;
    expect(decide(extending, commands.expire, later - 1)).toEqual({ events: [] });
    expect(nextAt(extending, ENDS_AT, later)).toEqual(["run", "expire"]);
  });

  it("is the old one again where more time could not be written, and that is made sure of at once", () => {
    const { extend, approveMore, getStuck } = commands;
    const failed = shown(afterAt(WARNED_AT, warned, extend, approveMore, getStuck));
    expect(nextAt(failed, WARNED_AT)).toEqual(["run"]);
    expect(nextAt(failed, ENDS_AT)).toEqual(["expire"]);
  });
});

describe("work in hand", () => {
  it.each(["working", "extending", "ending"] as const)("%s is run at once", (state) => {
    const request = shown(inEveryState()[state]);
    expect(dueAt(request, NOW)).toBe(NOW);
    expect(nextAt(request, NOW)).toEqual(["run"]);
  });

  it.each(["working", "extending", "ending"] as const)("%s waits for the next try", (state) => {
    const delayed = shown(afterAt(NOW, shown(inEveryState()[state]), commands.getDelayed));
    expect(dueAt(delayed, NOW)).toBe(NOW + 1000);
    expect(nextAt(delayed, NOW, NOW + 1000)).toEqual(["rest", "run"]);
  });

  it.each(["denied", "withdrawn", "lapsed", "stuck"] as const)(
    "%s has none, and rests until somebody does something",
    (state) => {
      const request = shown(inEveryState()[state]);
      expect(dueAt(request, NOW)).toBeNull();
      expect(nextAt(request, NOW + 10_000 * HOUR)).toEqual(["rest"]);
      expect(planInHand(request, NOW)).toBeUndefined();
    },
  );

  it("the clock of a grant starts with the run that grants it", () => {
    const working = after(aTimedRequest(), { ...commands.approve, ...asShown(alicesTimedPlan) });
    const guard = { name: "guard", until: { at: NOW + 4 * HOUR } };
    expect(planInHand(working, NOW + 999)?.steps).toContainEqual(expect.objectContaining(guard));
  });

  it("a claim is waited for, whatever else is due", () => {
    const claimed = { ...aTimedGrant(), claim: { by: "somebody", until: NOW + MINUTE } };
    expect(dueAt(claimed, NOW)).toBe(NOW + MINUTE);
  });

  it("what is overdue is due now, not in the past", () => {
    expect(dueAt(timed, ENDS_AT + HOUR)).toBe(ENDS_AT + HOUR);
  });
});

describe("the last look at a grant", () => {
  const granted = { ...commands.grant, firstRun: false, startedAt: ASKED_AT };
  const approve = { ...commands.approve, ...asShown(alicesTimedPlan) };
  const disturbed = shown(afterAt(ASKED_AT, aTimedRequest(), approve, granted));
  const at = ASKED_AT + QUARANTINE;

  it("is due when no late call can land any more", () => {
    expect(dueAt(disturbed, ASKED_AT)).toBe(at);
    expect(nextAt(disturbed, at - 1, at)).toEqual(["rest", "run"]);
  });

  it("makes sure of the grant with the end it has", () => {
    const guard = { name: "guard", until: { at: ENDS_AT } };
    expect(planInHand(disturbed, at)?.steps).toContainEqual(expect.objectContaining(guard));
  });

  it("is over once it is done", () => {
    const looked = shown(afterAt(at, disturbed, { ...commands.grant, startedAt: at }));
    expect(dueAt(looked, at)).toBe(WARNED_AT);
  });

  it("that has to be tried again later is not tried sooner because of what people do", () => {
    const delayed = afterAt(at, disturbed, commands.getDelayed, commands.getDelayed);
    const { extend, denyMore, withdraw, warn } = commands;
    const wanted = afterAt(at, delayed, extend, denyMore, extend, withdraw, extend);
    expect(wanted.retry).toEqual({ attempts: 2, at: at + 2000 });
    expect(afterAt(WARNED_AT, delayed, warn).retry).toEqual(delayed.retry);
  });

  it("is taken at once where a late call is known to have come", () => {
    const late = { do: "record-late-call", detail: "a late call", lookAgain: true } as const;
    const known = afterAt(NOW, timed, late);
    expect(nextAt(known, NOW)).toEqual(["run"]);
    const harmless = afterAt(NOW, timed, { ...late, lookAgain: false });
    expect(nextAt(harmless, NOW)).toEqual(["rest"]);
  });
});

describe("what an end leaves to be cleared away", () => {
  const revoke = { ...commands.revoke, sessions: { managedBy: null } };
  const ended = shown(afterAt(NOW, timed, revoke, commands.end));
  const denies = NOW + QUARANTINE;
  const sessions = NOW + 12 * HOUR + 15 * MINUTE;

  it("the Denies are due after the quarantine, and what ended the sessions half a day later", () => {
    expect(dueAt(ended, NOW)).toBe(denies);
    expect(nextAt(ended, denies - 1, denies)).toEqual(["rest", "run"]);
    const once = afterAt(denies, ended, commands.grant);
    expect(dueAt(once, denies)).toBe(sessions);
    const twice = afterAt(sessions, once, commands.grant);
    expect(dueAt(twice, sessions)).toBeNull();
    expect(planInHand(twice, sessions)).toBeUndefined();
  });

  it("is tried for ever, later each time", () => {
    const tries = Array.from({ length: 40 }, () => commands.getStuck);
    const failing = afterAt(denies, ended, ...tries);
    expect(failing).toMatchObject({ state: { name: "ended" }, retry: { attempts: 40 } });
    expect(dueAt(failing, denies)).toBe(denies + 5 * MINUTE);
  });
});

it("an ask lapses when nobody answered it, and is due for that", () => {
  const pending = shown(aPendingRequest());
  const { lapsesAt } = pending.ask;
  expect(dueAt(pending, NOW)).toBe(lapsesAt);
  expect(nextAt(pending, lapsesAt - 1, lapsesAt)).toEqual(["rest", "lapse"]);
});
