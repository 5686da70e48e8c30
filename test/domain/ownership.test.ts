// Whose a membership is: ours to end, or somebody else's to keep.
import { decide } from "../../src/domain/decide.ts";
import { isFirstRun, isMembershipOurs, settleOwnership } from "../../src/domain/ownership.ts";
import { grantPlan } from "../../src/domain/access-plan.ts";
import { clientA } from "../support/a-policy.ts";
import {
  ASKED_AT,
  aPendingRequest,
  after,
  alicesWish,
  asShown,
  commands,
  journalEntry,
} from "../support/a-request.ts";

const found = [journalEntry("join-group", "found")];
describe("whose a membership is", () => {
  it("one we made is ours", () => {
    expect(isMembershipOurs([journalEntry("join-group", "made")])).toBe(true);
  });

  it("one that was there at the very first look is not ours", () => {
    const journal = settleOwnership(found, { recorded: [], firstRun: true });
    expect(isMembershipOurs(journal)).toBe(false);
  });

  it("one found after a crash is ours, since the run that died may have made it", () => {
    const journal = settleOwnership(found, { recorded: [], firstRun: false });
    expect(isMembershipOurs(journal)).toBe(true);
  });

  it("one that the first look found stays what it was, however often the rest is tried again", () => {
    const journal = settleOwnership(found, { recorded: found, firstRun: false });
    expect(isMembershipOurs(journal)).toBe(false);
  });

  it("giving back leaves a membership alone that was there before us", () => {
    const active = after(aPendingRequest(), commands.approve, {
      ...commands.grant,
      journal: found,
    });
    expect(decide(active, commands.giveBack, ASKED_AT)).toMatchObject({
      events: [{ what: "end-begun", plan: { steps: [] }, clearings: [] }],
    });
  });

  it("one given without a group is ours, since there is no membership", () => {
    expect(isMembershipOurs([journalEntry("allow-directly", "found")])).toBe(true);
  });
});

describe("the very first look", () => {
  const working = after(aPendingRequest(), commands.approve);

  it("is the one after the approval, and none after trouble", () => {
    expect(isFirstRun(working)).toBe(true);
    expect(isFirstRun(after(working, commands.getDelayed))).toBe(false);
    expect(isFirstRun(after(working, commands.getStuck, commands.retry))).toBe(false);
  });

  it("is none where the role trusts people by name, as a place in the group lets nobody in there", () => {
    const account = { ...clientA, trust: "named" } as const;
    const plan = grantPlan({ ...alicesWish, account });
    const next = after(aPendingRequest({ plan }), { ...commands.approve, ...asShown(plan) });
    expect(isFirstRun(next)).toBe(false);
  });

  it("is none where an earlier request's Denies are left, since its calls may be too", () => {
    const plan = grantPlan({ ...alicesWish, lift: ["rolecall-ended.client-a.admin.R-000001"] });
    const next = after(aPendingRequest({ plan }), { ...commands.approve, ...asShown(plan) });
    expect(isFirstRun(next)).toBe(false);
  });
});
