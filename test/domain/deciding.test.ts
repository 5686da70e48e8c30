// Who decides about an ask, and when it is too late to.
import { decide } from "../../src/domain/decide.ts";
import type { Command } from "../../src/domain/command.ts";
import {
  ASKED_AT,
  ENDS_AT,
  HOUR,
  aTimedGrant,
  after,
  afterAt,
  alicesPlan,
  aPendingRequest,
  asShown,
  commands,
} from "../support/a-request.ts";
import { alice, bob, carol, iamUsers } from "../support/people.ts";

const NOW = ASKED_AT + HOUR;

function approvalBy(changes: Partial<Extract<Command, { do: "approve" }>>): Command {
  return { ...commands.approve, ...changes };
}

describe("when a request waits for an answer", () => {
  const pending = aPendingRequest();

  it("an approver's yes is stored with who and when", () => {
    expect(decide(pending, commands.approve, NOW)).toEqual({
      events: [{ what: "approved", at: NOW, approval: { by: bob, at: NOW, rule: "everything" } }],
    });
  });

  it("nobody approves their own request, even as an approver", () => {
    const own = approvalBy({ decider: { person: alice }, approvers: [alice.user] });
    expect(decide(pending, own, NOW)).toEqual({ refused: "own-request" });
  });

  it("nobody approves it through a second Slack account of the same IAM user", () => {
    const disguised = approvalBy({ decider: { person: bob, iamUser: iamUsers.alice } });
    expect(decide(pending, disguised, NOW)).toEqual({
      refused: "same-iam-user",
      iamUser: iamUsers.alice,
    });
  });

  it("somebody who is no approver any more is refused", () => {
    const former = approvalBy({ decider: { person: carol }, approvers: [bob.user] });
    expect(decide(pending, former, NOW)).toEqual({ refused: "not-an-approver" });
  });

  it("an approver of the same id in another workspace is refused their own ask only", () => {
    const stranger = { team: "T0ELSEWHERE", user: alice.user };
    const decider = { person: stranger };
    const decision = decide(pending, approvalBy({ decider, approvers: [bob.user] }), NOW);
    expect(decision).toEqual({ refused: "not-an-approver" });
  });

  it("a plan other than the one that was shown is not approved", () => {
    const other = { steps: alicesPlan.steps.slice(1) };
    expect(decide(pending, approvalBy(asShown(other)), NOW)).toEqual({ refused: "plan-changed" });
  });

  it("only the requester takes it back", () => {
    expect(decide(pending, { do: "withdraw", by: bob }, NOW)).toEqual({ refused: "not-yours" });
  });

  it("lapses at its time and not a millisecond earlier", () => {
    const { lapsesAt } = pending.ask;
    expect(decide(pending, { do: "lapse" }, lapsesAt - 1)).toEqual({ events: [] });
    expect(decide(pending, { do: "lapse" }, lapsesAt)).toEqual({
      events: [{ what: "lapsed", at: lapsesAt }],
    });
  });

  it("is not approved after its time, even before anybody noticed the lapse", () => {
    const { lapsesAt } = pending.ask;
    expect(decide(pending, commands.approve, lapsesAt)).toEqual({
      refused: "has-lapsed",
      at: lapsesAt,
    });
  });
});

describe("when it was decided", () => {
  it("the second approver is told who decided and when", () => {
    const denied = after(aPendingRequest(), commands.deny);
    expect(decide(denied, commands.approve, NOW)).toEqual({
      refused: "already-decided",
      state: "denied",
      by: bob,
      at: ASKED_AT + 60_000,
    });
  });
});

describe("when access is active", () => {
  const active = after(aPendingRequest(), commands.approve, commands.grant);

  it("giving it back begins its end, which says who wanted it", () => {
    expect(decide(active, commands.giveBack, NOW)).toMatchObject({
      events: [{ what: "end-begun", end: { cause: "given-back", by: alice, at: NOW } }],
    });
  });

  it("nobody decides about it once more: they are told who let the person in", () => {
    expect(decide(active, commands.deny, NOW)).toEqual({
      refused: "already-decided",
      state: "active",
      by: bob,
      at: ASKED_AT + 60_000,
    });
  });

  it("whoever decides after its end is told who ended it, or that time did", () => {
    const revoked = afterAt(NOW, active, commands.revoke, commands.end);
    expect(decide(revoked, commands.approve, NOW)).toEqual({
      refused: "already-decided",
      state: "ended",
      by: carol,
      at: NOW,
    });
    const expired = afterAt(ENDS_AT, aTimedGrant(), commands.expire);
    expect(decide(expired, commands.approve, ENDS_AT)).toEqual({
      refused: "already-decided",
      state: "ending",
      at: ENDS_AT,
    });
  });

  it("only its owner gives it back", () => {
    expect(decide(active, { do: "give-back", by: bob }, NOW)).toEqual({ refused: "not-yours" });
  });
});
