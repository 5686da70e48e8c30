// An approver gives less time than was asked for: the shortest wins, and is what was asked for from then on.
import { grantPlan } from "../../src/domain/access-plan.ts";
import type { Plan } from "../../src/domain/access-plan.ts";
import { decide } from "../../src/domain/decide.ts";
import type { Lasting } from "../../src/domain/duration.ts";
import { isIn } from "../../src/domain/request.ts";
import type { AccessRequest } from "../../src/domain/request.ts";
import { planInHand } from "../../src/domain/progress.ts";
import { aRule } from "../support/a-policy.ts";
import {
  ASKED_AT,
  HOUR,
  aPendingRequest,
  aTimedRequest,
  after,
  alicesPlan,
  alicesTimedPlan,
  alicesWish,
  asShown,
  commands,
  yesBy,
} from "../support/a-request.ts";
import { bob, carol, dan } from "../support/people.ts";

const NOW = ASKED_AT + HOUR;
const ONE = 3600;
const TWO = 2 * 3600;
const FOUR = 4 * 3600;

const planFor = (lasting: Lasting): Plan => grantPlan({ ...alicesWish, lasting });
const asked = aTimedRequest();

/** A yes to what was asked for four hours, for less of it; `shortest` of all that were given. */
const less = (lasting: Lasting, shortest: Lasting = lasting) => ({
  lasting,
  asShown: [alicesTimedPlan],
  toDo: [planFor(shortest)],
});

function given(request: AccessRequest) {
  const { state, ask } = request;
  if (state.name !== "working") throw new Error(`it is ${state.name}`);
  return { lasting: ask.lasting, plan: state.work.plan };
}

describe("an approver who gives less time than was asked for", () => {
  const approved = after(asked, yesBy(bob, less(TWO)));

  it("makes that the time of the grant, and what was asked for from then on", () => {
    expect(given(approved)).toEqual({ lasting: TWO, plan: planFor(TWO) });
    expect(approved.ask.plan).toEqual(planFor(TWO));
  });

  it("has it counted from the moment of the grant, like any other time", () => {
    const guard = { name: "guard", until: { at: NOW + 2 * HOUR } };
    expect(planInHand(approved, NOW)?.steps).toContainEqual(expect.objectContaining(guard));
    const active = after(approved, { ...commands.grant, startedAt: NOW });
    expect(active.state).toMatchObject({ grant: { endsAt: NOW + 2 * HOUR } });
  });

  it("gives an end to what was asked for without one", () => {
    const standing = { lasting: FOUR, asShown: [alicesPlan], toDo: [planFor(FOUR)] };
    const timed = after(aPendingRequest(), yesBy(bob, standing));
    expect(given(timed)).toEqual({ lasting: FOUR, plan: planFor(FOUR) });
  });

  it("cannot give just as much or more as less, nor make it without an end", () => {
    for (const lasting of [FOUR, FOUR + 60, "standing"] as const) {
      expect(decide(asked, yesBy(bob, less(lasting, FOUR)), NOW)).toEqual({
        refused: "not-shorter",
        asked: FOUR,
      });
    }
  });

  it("gives as much as the rule allows by now, where that is less than was asked for", () => {
    const rule = aRule({ time: { defaultLasting: 600, longestSeconds: TWO, standing: false } });
    expect(decide(asked, yesBy(bob, { ...asShown(alicesTimedPlan), rule }), NOW)).toEqual({
      refused: "longer-than-allowed",
      asked: FOUR,
      longest: TWO,
    });
    expect(given(after(asked, yesBy(bob, { ...less(TWO), rule }))).lasting).toBe(TWO);
  });

  it("approves what was shown all the same: a plan that is another by now is refused", () => {
    const changed = { ...less(TWO), asShown: [alicesPlan] };
    expect(decide(asked, yesBy(bob, changed), NOW)).toEqual({ refused: "plan-changed" });
  });
});

describe("of several approvers", () => {
  const two = { rule: aRule({ approvals: 2 }) };

  it("the one who gives least decides how long, when they are first", () => {
    const once = after(asked, yesBy(bob, { ...two, ...less(ONE) }));
    expect(isIn(once, "pending") && once.state.yeses).toMatchObject([{ by: bob, lasting: ONE }]);
    expect(once.ask.lasting).toBe(FOUR);
    const twice = after(once, yesBy(carol, { ...two, ...less(TWO, ONE) }));
    expect(given(twice)).toEqual({ lasting: ONE, plan: planFor(ONE) });
  });

  it("and when they are last", () => {
    const first = yesBy(bob, { ...two, ...less(TWO) });
    const last = yesBy(carol, { ...two, ...less(ONE) });
    expect(given(after(asked, first, last))).toEqual({ lasting: ONE, plan: planFor(ONE) });
  });

  it("and when the last one gives all that was asked for", () => {
    const first = yesBy(bob, { ...two, ...less(TWO) });
    const { asShown, toDo } = less(TWO);
    const last = yesBy(carol, { ...two, asShown, toDo });
    expect(given(after(asked, first, last))).toEqual({ lasting: TWO, plan: planFor(TWO) });
  });

  it("and of three", () => {
    const three = { rule: aRule({ approvals: 3 }) };
    const request = after(
      asked,
      yesBy(bob, { ...three, ...less(TWO) }),
      yesBy(carol, { ...three, ...less(ONE) }),
      yesBy(dan, { ...three, ...less(TWO, ONE) }),
    );
    expect(given(request).lasting).toBe(ONE);
  });
});
