// More time where several people have to say yes, and where nobody is asked.
import { decide } from "../../src/domain/decide.ts";
import { endOfGrant } from "../../src/domain/end-grant.ts";
import { pendingExtension } from "../../src/domain/extend-grant.ts";
import { aRule } from "../support/a-policy.ts";
import {
  ASKED_AT,
  ENDS_AT,
  HOUR,
  aBrokenGlass,
  aTimedGrant,
  after,
  afterAt,
  alicesTimedPlan,
  asShown,
  commands,
  yesBy,
} from "../support/a-request.ts";
import { bob, carol } from "../support/people.ts";

const NOW = ASKED_AT + HOUR;
const two = { rule: aRule({ approvals: 2 }), ...asShown(alicesTimedPlan), extension: 1 };
const nobodyAsked = { ...commands.extend, rule: aRule({ name: "playground", approvals: 0 }) };

describe("more time where two have to say yes", () => {
  const asked = afterAt(NOW, aTimedGrant(), commands.extend);
  const once = afterAt(NOW, asked, yesBy(bob, two));

  it("waits on with one yes, and the old end stays", () => {
    expect(pendingExtension(once)).toBe(1);
    expect(endOfGrant(once)).toBe(ENDS_AT);
    expect(decide(once, yesBy(bob, two), NOW)).toMatchObject({ refused: "said-yes-already" });
  });

  it("is given with the second, who is on record with the first", () => {
    expect(afterAt(NOW, once, yesBy(carol, two)).state).toMatchObject({
      name: "extending",
      endsAt: ENDS_AT + 2 * HOUR,
      approval: { by: carol, before: [bob], rule: "everything" },
    });
  });

  it("is not given with yeses of an approver who was removed meanwhile", () => {
    const withoutBob = { ...two, approvers: [carol.user] };
    expect(pendingExtension(afterAt(NOW, once, yesBy(carol, withoutBob)))).toBe(1);
  });

  it("is denied by one no, whoever said yes before", () => {
    const denied = afterAt(NOW, once, commands.denyMore);
    expect(denied.state).toMatchObject({ grant: { lastExtension: { outcome: "denied" } } });
    expect(endOfGrant(denied)).toBe(ENDS_AT);
  });

  it("starts from nothing with the next wish", () => {
    const again = afterAt(NOW, once, commands.denyMore, commands.extend);
    expect(decide(again, yesBy(bob, { ...two, extension: 2 }), NOW)).toMatchObject({
      events: [{ what: "extension-said-yes" }],
    });
  });

  it("a yes does not try work sooner that waits for its next try", () => {
    const delayed = afterAt(NOW, asked, commands.getDelayed);
    expect(afterAt(NOW, delayed, yesBy(bob, two)).retry).toEqual(delayed.retry);
  });
});

describe("more time where nobody is asked", () => {
  it("is written at once, and nobody is named as having approved it", () => {
    const longer = afterAt(NOW, aTimedGrant(), nobodyAsked);
    expect(longer.state).toMatchObject({ name: "extending", endsAt: ENDS_AT + 2 * HOUR });
    expect(longer.state).toHaveProperty("approval", { at: NOW, rule: "playground" });
    const written = afterAt(NOW, longer, commands.grant);
    expect(written.state).toMatchObject({ grant: { lastExtension: { outcome: "extended" } } });
    expect(written.state).not.toHaveProperty("grant.lastExtension.by");
  });

  it("reaches no further than the rule allows at once", () => {
    const long = afterAt(NOW, aTimedGrant(), { ...nobodyAsked, seconds: 12 * 3600 });
    expect(endOfGrant(long)).toBe(NOW + 12 * HOUR);
  });
});

it("access that was taken without asking is not made longer, even where nobody would be asked", () => {
  const broken = after(aBrokenGlass(), commands.grant);
  expect(decide(broken, nobodyAsked, NOW)).toEqual({
    refused: "break-glass-ends",
    ref: broken.ref,
  });
});
