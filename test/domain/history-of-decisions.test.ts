// What the record says of decisions: who, when, by which rule, and what they said.
import type { Command } from "../../src/domain/command.ts";
import type { AccessRequest, HistoryEntry } from "../../src/domain/request.ts";
import { evolve } from "../../src/domain/evolve.ts";
import { aRule } from "../support/a-policy.ts";
import {
  ASKED_AT,
  ENDS_AT,
  HOUR,
  aBrokenGlass,
  aPendingRequest,
  aRequestUnder,
  aTimedGrant,
  after,
  afterAt,
  alicesTimedPlan,
  asShown,
  commands,
  yesBy,
} from "../support/a-request.ts";
import { alice, bob, carol } from "../support/people.ts";

const rule = aRule({ name: "production", approvals: 2 });
const AT = ASKED_AT + 60_000;

function lastEntry({ history }: AccessRequest): HistoryEntry | undefined {
  return history.entries.at(-1);
}
const entryAfter = (request: AccessRequest, ...commands: Command[]) =>
  lastEntry(after(request, ...commands));

describe("the record of a decision", () => {
  it("names each yes and the rule by which it was asked for", () => {
    const once = after(aPendingRequest(), yesBy(bob, { rule }));
    expect(lastEntry(once)).toEqual({ what: "said-yes", at: AT, by: bob, rule: "production" });
    expect(entryAfter(once, yesBy(carol, { rule }))).toEqual({
      what: "approved",
      at: AT,
      by: carol,
      rule: "production",
    });
  });

  it("says for how long, where it was less than was asked for", () => {
    const less = { lasting: 5400, toDo: [alicesTimedPlan] };
    const first = after(aPendingRequest(), yesBy(bob, { rule, ...less }));
    expect(lastEntry(first)).toMatchObject({ what: "said-yes", detail: "for 90m" });
    const second = entryAfter(first, yesBy(carol, { rule, toDo: [alicesTimedPlan] }));
    expect(second).toMatchObject({ what: "approved", detail: "for 90m" });
  });

  it("says who denied it, why, and by which rule", () => {
    expect(entryAfter(aPendingRequest(), { ...commands.deny, rule: "production" })).toEqual({
      what: "denied",
      at: AT,
      by: bob,
      detail: "not this week",
      rule: "production",
    });
  });

  it("names no rule where an admin denies what no rule is about any more", () => {
    const entry = entryAfter(aPendingRequest(), { ...commands.deny, rule: undefined });
    expect(entry).not.toHaveProperty("rule");
  });

  it("names nobody where nobody was asked, but the rule that said so", () => {
    const approval = { at: AT, rule: "playground" };
    const granted = evolve(aPendingRequest(), { what: "approved", at: AT, approval });
    expect(lastEntry(granted)).toEqual({ what: "approved", at: AT, rule: "playground" });
  });

  it("names nobody where access was taken, but the rule that allowed it", () => {
    expect(lastEntry(aBrokenGlass())).toEqual({
      what: "glass-broken",
      at: ASKED_AT,
      rule: "everything",
    });
  });

  it("says who closed the review and what they wrote", () => {
    expect(entryAfter(aBrokenGlass(), commands.closeReview)).toEqual({
      what: "review-closed",
      at: AT,
      by: bob,
      detail: "it was on fire",
    });
  });

  it("says until when, where more time was given, and by which rule", () => {
    const two = { rule, ...asShown(alicesTimedPlan), extension: 1 };
    const asked = after(aTimedGrant(), commands.extend);
    expect(entryAfter(asked, yesBy(bob, two))).toMatchObject({
      what: "extension-said-yes",
      by: bob,
      rule: "production",
    });
    expect(entryAfter(asked, yesBy(bob, two), yesBy(carol, two))).toMatchObject({
      what: "extension-approved",
      by: carol,
      rule: "production",
      detail: `until ${new Date(ENDS_AT + 2 * HOUR).toISOString()}`,
    });
    expect(entryAfter(asked, commands.denyMore)).toMatchObject({ rule: "everything" });
  });
});

describe("the record of waiting", () => {
  it("counts reminders that follow one another instead of listing them", () => {
    const waited = aRequestUnder(aRule({ remindMilliseconds: HOUR }));
    const thrice = [1, 2, 3].reduce(
      (request, hours) => afterAt(ASKED_AT + hours * HOUR, request, commands.remind),
      waited,
    );
    expect(thrice.history.entries.map(({ what, times }) => [what, times])).toEqual([
      ["asked", undefined],
      ["reminded", 3],
    ]);
    expect(thrice.history.entries[0]).toMatchObject({ by: alice });
  });

  it("says which accounts of several were left out, and why", () => {
    const why = "it was asked for by itself meanwhile";
    const spread = { at: AT, leftOut: [{ slug: "client-b", why }] };
    const working = after(aPendingRequest(), commands.approve);
    expect(entryAfter(working, { do: "record-spread", spread })).toEqual({
      what: "others-opened",
      at: AT,
      detail: `left out: client-b (${why})`,
    });
    expect(entryAfter(working, commands.recordSpread)).not.toHaveProperty("detail");
  });
});
