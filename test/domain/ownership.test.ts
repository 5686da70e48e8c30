import { decide } from "../../src/domain/decide.ts";
import { isMembershipOurs, settleOwnership } from "../../src/domain/ownership.ts";
import { after, aPendingRequest, ASKED_AT, commands, journalEntry } from "../support/a-request.ts";

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
      events: [{ what: "given-back", plan: { steps: [] } }],
    });
  });
});
