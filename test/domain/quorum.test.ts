// When several people have to say yes: who counts, who counts once, and what holds while one of them is missing.
import { decide } from "../../src/domain/decide.ts";
import { isIn } from "../../src/domain/request.ts";
import type { AccessRequest } from "../../src/domain/request.ts";
import { aRule } from "../support/a-policy.ts";
import {
  ASKED_AT,
  aPendingRequest,
  after,
  afterAt,
  commands,
  yesBy,
} from "../support/a-request.ts";
import { alice, bob, carol, dan, iamUsers } from "../support/people.ts";

const NOW = ASKED_AT + 3600_000;
const rule = aRule({ name: "production", approvals: 2 });
const byRule = { rule };

const bobSaidYes = after(aPendingRequest(), yesBy(bob, byRule));

function yeses(request: AccessRequest): string[] {
  return isIn(request, "pending") ? request.state.yeses.map(({ by }) => by.user) : [];
}

describe("where two people have to say yes", () => {
  it("the first yes is kept and the request goes on waiting", () => {
    expect(bobSaidYes.state).toEqual({
      name: "pending",
      yeses: [{ by: bob, iamUser: iamUsers.bob, at: ASKED_AT + 60_000 }],
      reminders: 0,
      isEscalated: false,
    });
  });

  it("the second one is enough, and it is on record who said yes before, and by which rule", () => {
    expect(decide(bobSaidYes, yesBy(carol, byRule), NOW)).toEqual({
      events: [
        {
          what: "approved",
          at: NOW,
          approval: { by: carol, at: NOW, rule: "production", before: [bob] },
        },
      ],
    });
  });

  it("one person twice is one person", () => {
    expect(decide(bobSaidYes, yesBy(bob, byRule), NOW)).toEqual({
      refused: "said-yes-already",
      at: ASKED_AT + 60_000,
    });
  });

  it("two Slack people with one IAM user are one person", () => {
    const disguised = { ...byRule, decider: { person: carol, iamUser: iamUsers.bob } };
    expect(decide(bobSaidYes, yesBy(carol, disguised), NOW)).toEqual({
      refused: "same-iam-user-said-yes",
      by: bob,
      iamUser: iamUsers.bob,
    });
  });

  it("two people without IAM users are two people", () => {
    const unlinked = { ...byRule, decider: { person: bob } };
    const request = after(aPendingRequest(), yesBy(bob, unlinked), yesBy(dan, byRule));
    expect(request.state.name).toBe("working");
  });

  it("the one who asked is none of them, whoever said yes before", () => {
    const own = { ...byRule, approvers: [alice.user, bob.user] };
    expect(decide(bobSaidYes, yesBy(alice, own), NOW)).toEqual({ refused: "own-request" });
  });

  it("a no ends it, though one yes is there", () => {
    const denied = after(bobSaidYes, {
      ...commands.deny,
      decider: { person: carol },
      approvers: [carol.user],
    });
    expect(denied.state).toMatchObject({ name: "denied", by: carol });
  });

  it("somebody who said yes may still say no", () => {
    expect(after(bobSaidYes, commands.deny).state).toMatchObject({ name: "denied", by: bob });
  });

  it("the requester takes it back, though one yes is there", () => {
    expect(after(bobSaidYes, commands.withdraw).state.name).toBe("withdrawn");
  });
});

describe("an approver who was removed from the rule before the second yes", () => {
  const withoutBob = { ...byRule, approvers: [carol.user, dan.user] };

  it("does not count any more: two others have to say yes", () => {
    const once = afterAt(NOW, bobSaidYes, yesBy(carol, withoutBob));
    expect(once.state.name).toBe("pending");
    const twice = afterAt(NOW, once, yesBy(dan, withoutBob));
    expect(twice.state).toMatchObject({ name: "working", approval: { by: dan, before: [carol] } });
  });

  it("is counted again where the rule names them again, and then both are enough", () => {
    const meanwhile = afterAt(NOW, bobSaidYes, yesBy(carol, withoutBob));
    expect(yeses(meanwhile)).toEqual([bob.user, carol.user]);
    expect(afterAt(NOW, meanwhile, yesBy(bob, byRule)).state).toMatchObject({
      approval: { by: carol, before: [bob] },
    });
    expect(afterAt(NOW, meanwhile, yesBy(dan, byRule)).state).toMatchObject({
      approval: { by: dan, before: [bob, carol] },
    });
  });

  it("does not stand in the way of the other Slack person with their IAM user", () => {
    const disguised = { ...withoutBob, decider: { person: carol, iamUser: iamUsers.bob } };
    expect(afterAt(NOW, bobSaidYes, yesBy(carol, disguised)).state.name).toBe("pending");
  });

  it("is one yes with that other person's, once both may decide again: for AWS they are one", () => {
    const disguised = { ...withoutBob, decider: { person: carol, iamUser: iamUsers.bob } };
    const both = afterAt(NOW, bobSaidYes, yesBy(carol, disguised));
    expect(decide(both, yesBy(bob, byRule), NOW)).toMatchObject({ refused: "said-yes-already" });
    expect(afterAt(NOW, both, yesBy(dan, byRule)).state).toMatchObject({
      approval: { by: dan, before: [bob] },
    });
  });
});

describe("a rule that is changed while one yes is there", () => {
  it("to one approval: the next yes is enough", () => {
    const lowered = { rule: aRule({ approvals: 1 }) };
    expect(afterAt(NOW, bobSaidYes, yesBy(carol, lowered)).state).toMatchObject({
      name: "working",
      approval: { by: carol, before: [bob] },
    });
  });

  it("to three approvals: two more are needed", () => {
    const raised = { rule: aRule({ approvals: 3 }) };
    const twice = afterAt(NOW, bobSaidYes, yesBy(carol, raised));
    expect(yeses(twice)).toEqual([bob.user, carol.user]);
    expect(afterAt(NOW, twice, yesBy(dan, raised)).state).toMatchObject({
      name: "working",
      approval: { by: dan, before: [bob, carol] },
    });
  });
});
