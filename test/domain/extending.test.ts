// More time: who asks for it and when, how much it becomes, and what holds until it is written.
import fc from "fast-check";
import { stepIn } from "../../src/domain/access-plan.ts";
import type { Command } from "../../src/domain/command.ts";
import { decide } from "../../src/domain/decide.ts";
import { endOfGrant } from "../../src/domain/end-grant.ts";
import { pendingExtension } from "../../src/domain/extend-grant.ts";
import { isIn } from "../../src/domain/request.ts";
import type { AccessRequest } from "../../src/domain/request.ts";
import {
  ASKED_AT,
  ENDS_AT,
  HOUR,
  aPendingRequest,
  aTimedGrant,
  after,
  afterAt,
  alicesDirectPlan,
  alicesPlan,
  asShown,
  commands,
} from "../support/a-request.ts";
import { aRule } from "../support/a-policy.ts";
import { alice, bob, carol, dan, iamUsers } from "../support/people.ts";

const NOW = ASKED_AT + HOUR;
const { extend, approveMore, denyMore, withdraw, getStuck, getDelayed } = commands;
/** The run that has written it. */
const write = commands.grant;

const grant = aTimedGrant();
const asked = afterAt(NOW, grant, extend);
const approved = afterAt(NOW, asked, approveMore);
const extended = afterAt(NOW, approved, write);

const decideNow = (request: AccessRequest, command: Command) => decide(request, command, NOW);

function outcomeOf(request: AccessRequest) {
  if (!isIn(request, "active")) throw new Error(`it is ${request.state.name}`);
  const { grant: lasting, extension } = request.state;
  return { endsAt: lasting.endsAt, pending: extension?.number, last: lasting.lastExtension };
}

describe("asking for more time", () => {
  it("is a wish that waits, and the old end stays", () => {
    expect(outcomeOf(asked)).toEqual({ endsAt: ENDS_AT, pending: 1, last: undefined });
    expect(asked.state).toMatchObject({
      extension: { number: 1, seconds: 2 * 3600, reason: "not done yet", askedAt: NOW },
    });
  });

  it("is for the one who has it only", () => {
    for (const by of [bob, carol, { ...alice, team: "T0ELSEWHERE" }]) {
      expect(decideNow(grant, { ...extend, by })).toEqual({ refused: "not-yours" });
    }
  });

  it("is done once at a time", () => {
    const twice = { refused: "extension-asked", ref: "R-7K3QXA" };
    expect(decideNow(asked, extend)).toEqual(twice);
    expect(decideNow(approved, extend)).toEqual(twice);
  });

  it("is not needed where there is no end", () => {
    const standing = after(aPendingRequest(), commands.approve, commands.grant);
    expect(decideNow(standing, extend)).toEqual({
      refused: "has-no-end",
      account: "client-a",
      role: "admin",
    });
  });

  it("is too late at the end, even before anybody noticed it", () => {
    expect(decide(grant, extend, ENDS_AT - 1)).toHaveProperty("events");
    expect(decide(grant, extend, ENDS_AT)).toEqual({ refused: "has-ended", at: ENDS_AT });
  });

  it("may be for as long as the role allows now, and not longer", () => {
    const rule = aRule({ time: { ...extend.rule.time, longestSeconds: 3600 } });
    expect(decideNow(grant, { ...extend, rule, seconds: 3600 })).toHaveProperty("events");
    expect(decideNow(grant, { ...extend, rule, seconds: 3660 })).toEqual({
      refused: "too-long",
      account: "client-a",
      role: "admin",
      longest: 3600,
    });
  });

  it("may be done again after each answer, under the next number", () => {
    const again = afterAt(NOW, extended, extend);
    expect(pendingExtension(again)).toBe(2);
    const third = afterAt(NOW, again, { ...denyMore, extension: 2 }, extend);
    expect(pendingExtension(third)).toBe(3);
  });
});

describe("taking the wish back", () => {
  it("leaves everything as it was, and says so", () => {
    const back = afterAt(NOW, asked, withdraw);
    expect(outcomeOf(back)).toMatchObject({ endsAt: ENDS_AT, last: { outcome: "withdrawn" } });
    expect(pendingExtension(back)).toBe(0);
  });

  it("is for the one who has it only, and not once it is approved", () => {
    expect(decideNow(asked, { ...withdraw, by: bob })).toEqual({ refused: "not-yours" });
    expect(decideNow(approved, withdraw)).toMatchObject({ refused: "already-decided" });
  });
});

describe("deciding about more time", () => {
  it("a yes is written before it counts: until then the grant is as it was", () => {
    if (!isIn(approved, "extending")) throw new Error(`it is ${approved.state.name}`);
    const { state } = approved;
    expect(state.grant).toEqual({ ...(isIn(asked, "active") ? asked.state.grant : {}) });
    expect(state.endsAt).toBe(ENDS_AT + 2 * HOUR);
    expect(stepIn(state.work.plan, "guard")).toMatchObject({ until: { at: ENDS_AT + 2 * HOUR } });
    expect(state.approval).toEqual({ by: bob, at: NOW, rule: "everything" });
  });

  it("once written it is the new end", () => {
    expect(outcomeOf(extended)).toMatchObject({
      endsAt: ENDS_AT + 2 * HOUR,
      pending: undefined,
      last: { number: 1, outcome: "extended", by: bob },
    });
  });

  it("a policy of one's own is written anew", () => {
    const direct = aTimedGrant(alicesDirectPlan);
    const more = afterAt(NOW, direct, extend, { ...approveMore, ...asShown(alicesDirectPlan) });
    expect(isIn(more, "extending") && stepIn(more.state.work.plan, "allow-directly")).toMatchObject(
      { until: { at: ENDS_AT + 2 * HOUR } },
    );
  });

  it("a no leaves the old end, with the reason", () => {
    expect(outcomeOf(afterAt(NOW, asked, denyMore))).toMatchObject({
      endsAt: ENDS_AT,
      last: { number: 1, outcome: "denied", by: bob, why: "enough for today" },
    });
  });

  it("where it cannot be written the old end stays, with the cause", () => {
    expect(outcomeOf(afterAt(NOW, approved, getStuck))).toMatchObject({
      endsAt: ENDS_AT,
      last: { outcome: "failed", why: "AWS refused iam:AddUserToGroup." },
    });
  });

  it("what fails for a while is tried again, and given up after ten times", () => {
    const tries = (times: number) => Array.from({ length: times }, () => getDelayed);
    const delayed = afterAt(NOW, approved, ...tries(9));
    expect(delayed).toMatchObject({ state: { name: "extending" }, retry: { attempts: 9 } });
    const givenUp = afterAt(NOW, approved, ...tries(10));
    expect(outcomeOf(givenUp)).toMatchObject({ endsAt: ENDS_AT, last: { outcome: "failed" } });
    expect(givenUp.retry).toBeNull();
  });

  it("is not for those who may not decide about the request", () => {
    const own = { decider: { person: alice }, approvers: [alice.user] };
    expect(decideNow(asked, { ...approveMore, ...own })).toEqual({ refused: "own-request" });
    const disguised = { decider: { person: bob, iamUser: iamUsers.alice } };
    expect(decideNow(asked, { ...denyMore, ...disguised })).toMatchObject({
      refused: "same-iam-user",
    });
    const stranger = { decider: { person: dan } };
    expect(decideNow(asked, { ...denyMore, ...stranger })).toEqual({ refused: "not-an-approver" });
  });

  it("a plan other than the one that was shown is not made longer", () => {
    expect(decideNow(asked, { ...approveMore, ...asShown(alicesPlan) })).toEqual({
      refused: "plan-changed",
    });
  });

  it("the second approver is told what became of it", () => {
    const told = { refused: "extension-decided", outcome: "extended", by: bob, at: NOW };
    expect(decideNow(approved, denyMore)).toEqual(told);
    expect(decideNow(extended, approveMore)).toEqual(told);
    expect(decideNow(afterAt(NOW, asked, denyMore), approveMore)).toEqual({
      ...told,
      outcome: "denied",
    });
    expect(decideNow(afterAt(NOW, asked, withdraw), approveMore)).toMatchObject({
      refused: "extension-decided",
      outcome: "withdrawn",
    });
  });

  it("a button of an earlier wish decides nothing about the next one", () => {
    const again = afterAt(NOW, asked, denyMore, extend);
    expect(decideNow(again, approveMore)).toMatchObject({
      refused: "extension-decided",
      outcome: "denied",
    });
    expect(decideNow(again, { ...approveMore, extension: 3 })).toEqual({
      refused: "extension-decided",
    });
    expect(pendingExtension(again)).toBe(2);
  });

  it("is too late at the end", () => {
    expect(decide(asked, approveMore, ENDS_AT)).toEqual({ refused: "has-ended", at: ENDS_AT });
    const ended = afterAt(ENDS_AT, asked, commands.expire);
    expect(decide(ended, denyMore, ENDS_AT)).toEqual({ refused: "has-ended", at: ENDS_AT });
  });
});

describe("how much more it becomes", () => {
  /** Asked for and approved at those minutes of a grant of four hours, with a role that allows twelve. */
  function endAfter(wish: { seconds: number; approvedAt: number }): number | null {
    const more = { ...extend, seconds: wish.seconds };
    return endOfGrant(afterAt(wish.approvedAt, grant, more, approveMore));
  }

  it("is counted from the present end", () => {
    expect(endAfter({ seconds: 3600, approvedAt: ENDS_AT - 1 })).toBe(ENDS_AT + HOUR);
  });

  it("reaches no further from now than the role allows at once", () => {
    expect(endAfter({ seconds: 12 * 3600, approvedAt: NOW })).toBe(NOW + 12 * HOUR);
  });

  it("ends on a whole second, as policies have it", () => {
    expect(endAfter({ seconds: 12 * 3600, approvedAt: NOW + 999 })).toBe(NOW + 12 * HOUR);
  });

  it("is never earlier than it was, and never further than the role allows", () => {
    const wishes = fc.record({
      seconds: fc.integer({ min: 5, max: 12 * 60 }).map((minutes) => minutes * 60),
      approvedAt: fc.integer({ min: ASKED_AT, max: ENDS_AT - 1 }),
    });
    fc.assert(
      fc.property(wishes, (wish) => {
        const endsAt = endAfter(wish) ?? NaN;
        expect(endsAt).toBeGreaterThanOrEqual(ENDS_AT);
        expect(endsAt).toBeLessThanOrEqual(ENDS_AT + wish.seconds * 1000);
        expect(endsAt).toBeLessThanOrEqual(Math.max(ENDS_AT, wish.approvedAt + 12 * HOUR));
        expect(endsAt % 1000).toBe(0);
      }),
    );
  });

  it("stays what it was where the rule allows less by now than was granted", () => {
    const rule = aRule({ time: { ...extend.rule.time, longestSeconds: 600 } });
    const more = { ...extend, rule, seconds: 600 };
    expect(endOfGrant(afterAt(NOW, grant, more, { ...approveMore, rule }))).toBe(ENDS_AT);
  });
});
