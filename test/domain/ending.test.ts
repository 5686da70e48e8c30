// How access ends: given back, revoked, or by the clock; what is done at once, and what is cleared away later.
import type { Plan } from "../../src/domain/access-plan.ts";
import { grantPlan, stepIn } from "../../src/domain/access-plan.ts";
import type { Command } from "../../src/domain/command.ts";
import { decide } from "../../src/domain/decide.ts";
import { isIn } from "../../src/domain/request.ts";
import type { AccessRequest, InState } from "../../src/domain/request.ts";
import {
  ASKED_AT,
  ENDS_AT,
  HOUR,
  aPendingRequest,
  aTimedGrant,
  aTimedRequest,
  after,
  afterAt,
  alicesDirectPlan,
  alicesPlan,
  alicesWish,
  asShown,
  commands,
  journalEntry,
} from "../support/a-request.ts";
import { alice, bob, carol, dan } from "../support/people.ts";

const NOW = ASKED_AT + HOUR;
const MINUTE = 60_000;
const GUARD = "rolecall-guard.client-a.admin.R-7K3QXA";
const TOMBSTONE = "rolecall-ended.client-a.admin.R-7K3QXA";

const standing = after(aPendingRequest(), commands.approve, commands.grant);
const timed = aTimedGrant();
const direct = aTimedGrant(alicesDirectPlan);
const stuck = after(aPendingRequest(), commands.approve, commands.getStuck);
const withSessions = {
  ...commands.revoke,
  sessions: { managedBy: "OrganizationAccountAccessRole" },
};

/** Alice has it for a time, and nothing may be written on her IAM user. */
function unguarded(): AccessRequest {
  const plan = grantPlan({ ...alicesWish, lasting: 4 * 3600, mayDeny: false });
  const pending = aPendingRequest({ lasting: 4 * 3600, mayDeny: false, plan });
  return after(pending, { ...commands.approve, ...asShown(plan) }, commands.grant);
}

/** Alice was in the group before she asked. */
function foundByHand(): AccessRequest {
  const journal = [journalEntry("join-group", "found")];
  return after(aPendingRequest(), commands.approve, { ...commands.grant, journal });
}

function ending(request: AccessRequest, command: Command, now = NOW): InState<"ending">["state"] {
  const begun = afterAt(now, request, command);
  if (!isIn(begun, "ending")) throw new Error(`it is ${begun.state.name}`);
  return begun.state;
}

const names = ({ steps }: Plan): string[] => steps.map(({ name }) => name);
const refusalOf = (request: AccessRequest, command: Command) => decide(request, command, NOW);

describe("what an end does at once", () => {
  it.each([
    ["given back, without an end", standing, commands.giveBack],
    ["given back, for a time", timed, commands.giveBack],
    ["revoked", timed, commands.revoke],
    ["half-made and stuck, and given back", stuck, commands.giveBack],
  ] as const)("%s: a Deny first, then the membership goes", (_, request, command) => {
    expect(names(ending(request, command).work.plan)).toEqual([
      "tombstone",
      "leave-group",
      "read-back-left",
    ]);
  });

  it("at its time the membership goes, and the guard stands already", () => {
    expect(names(ending(timed, commands.expire, ENDS_AT).work.plan)).toEqual([
      "leave-group",
      "read-back-left",
    ]);
  });

  it("without a group the Allow goes, after a Deny where it is early", () => {
    expect(names(ending(direct, commands.giveBack).work.plan)).toEqual(["tombstone", "disallow"]);
    expect(names(ending(direct, commands.expire, ENDS_AT).work.plan)).toEqual(["disallow"]);
  });

  it.each([commands.giveBack, commands.revoke])(
    "where no Deny may be written only the membership goes ($do)",
    (command) => {
      expect(names(ending(unguarded(), command).work.plan)).toEqual([
        "leave-group",
        "read-back-left",
      ]);
    },
  );

  it("whoever was in before stays in", () => {
    expect(names(ending(foundByHand(), commands.giveBack).work.plan)).toEqual([]);
  });

  it("the Deny has a name of its own, and goes in the guard's place where there is no room", () => {
    const ofTimed = stepIn(ending(timed, commands.giveBack).work.plan, "tombstone");
    expect(ofTimed).toMatchObject({ policy: TOMBSTONE, instead: GUARD });
    const ofDirect = stepIn(ending(direct, commands.giveBack).work.plan, "tombstone");
    expect(ofDirect).toMatchObject({ policy: TOMBSTONE, instead: null });
  });

  it("while more time is being written it is ended as before", () => {
    const extending = after(timed, commands.extend, commands.approveMore);
    const { work } = ending(extending, commands.giveBack);
    expect(names(work.plan)).toEqual(["tombstone", "leave-group", "read-back-left"]);
  });
});

describe("when open sessions are to end too", () => {
  it("they are ended once nobody can open another", () => {
    const { work } = ending(timed, withSessions);
    expect(names(work.plan)).toEqual([
      "tombstone",
      "leave-group",
      "read-back-left",
      "end-sessions",
    ]);
  });

  it("they are ended in the account, by the role named for it", () => {
    expect(stepIn(ending(timed, withSessions).work.plan, "end-sessions")).toEqual({
      name: "end-sessions",
      accountId: "222222222222",
      roleName: "OrganizationAccountAccessRole",
      managedBy: "OrganizationAccountAccessRole",
      iamUser: "alice.andersen",
      policy: "rolecall-sessions.alice.andersen.R-7K3QXA",
    });
  });

  it("where no role is named for it the step is there all the same, to say so", () => {
    const nobody = { ...commands.revoke, sessions: { managedBy: null } };
    expect(stepIn(ending(timed, nobody).work.plan, "end-sessions")).toMatchObject({
      managedBy: null,
    });
  });

  it("those of somebody who was in before are ended, and the membership stays", () => {
    expect(names(ending(foundByHand(), withSessions).work.plan)).toEqual(["end-sessions"]);
  });
});

describe("what is cleared away later", () => {
  const cleared = (request: AccessRequest, command: Command, now = NOW) =>
    ending(request, command, now).clearings.map(({ after, plan }) => ({
      minutes: after / MINUTE,
      steps: names(plan),
      denies: stepIn(plan, "lift-denies")?.policies,
    }));

  it("the Denies, 45 minutes after an early end, after one last look", () => {
    expect(cleared(timed, commands.giveBack)).toEqual([
      { minutes: 45, steps: ["look-again", "lift-denies"], denies: [GUARD, TOMBSTONE] },
    ]);
  });

  it("the guard alone, 45 minutes after the grant's own end", () => {
    expect(cleared(timed, commands.expire, ENDS_AT)).toEqual([
      { minutes: 45, steps: ["look-again", "lift-denies"], denies: [GUARD] },
    ]);
  });

  it("the tombstone alone, where there was no guard", () => {
    expect(cleared(standing, commands.giveBack)).toEqual([
      { minutes: 45, steps: ["look-again", "lift-denies"], denies: [TOMBSTONE] },
    ]);
  });

  it("the Allow once more, where a late call may have written it again", () => {
    expect(cleared(direct, commands.giveBack)).toEqual([
      { minutes: 45, steps: ["disallow", "lift-denies"], denies: [TOMBSTONE] },
    ]);
    expect(cleared(direct, commands.expire, ENDS_AT)).toEqual([
      { minutes: 45, steps: ["disallow"], denies: undefined },
    ]);
  });

  it("nothing but a last look, where no Deny may be written", () => {
    expect(cleared(unguarded(), commands.giveBack)).toEqual([
      { minutes: 45, steps: ["look-again"], denies: undefined },
    ]);
  });

  it("what ended the sessions, when the longest of them is over", () => {
    expect(cleared(timed, withSessions)).toMatchObject([
      { minutes: 45 },
      { minutes: 12 * 60 + 15, steps: ["release-sessions"] },
    ]);
    const [, release] = ending(timed, withSessions).clearings;
    expect(release && stepIn(release.plan, "release-sessions")).toMatchObject({
      policy: "rolecall-sessions.alice.andersen.R-7K3QXA",
      managedBy: "OrganizationAccountAccessRole",
    });
  });

  it("nothing, for somebody who was in before", () => {
    expect(cleared(foundByHand(), commands.giveBack)).toEqual([]);
    expect(cleared(foundByHand(), withSessions)).toMatchObject([{ steps: ["release-sessions"] }]);
  });

  it("goes one after the other, and then the request rests for good", () => {
    const begun = afterAt(NOW, timed, withSessions);
    const ended = afterAt(NOW, begun, commands.end);
    const once = afterAt(NOW + 45 * MINUTE, ended, commands.grant);
    const twice = afterAt(NOW + 13 * HOUR, once, commands.grant);
    const left = [ended, once, twice].map(({ state }) =>
      state.name === "ended" ? state.clearings.length : undefined,
    );
    expect(left).toEqual([2, 1, 0]);
  });
});

describe("who ends it", () => {
  it("its owner gives it back, and nobody else", () => {
    expect(ending(timed, commands.giveBack).end).toEqual({
      cause: "given-back",
      by: alice,
      at: NOW,
    });
    expect(refusalOf(timed, { do: "give-back", by: bob })).toEqual({ refused: "not-yours" });
  });

  it("an admin revokes it, and nobody else", () => {
    expect(ending(timed, commands.revoke).end).toEqual({ cause: "revoked", by: carol, at: NOW });
    for (const by of [alice, bob, dan]) {
      expect(refusalOf(timed, { ...commands.revoke, by })).toEqual({ refused: "not-an-admin" });
    }
  });

  it("an admin who is one no more is refused, whatever the state", () => {
    const former = { ...commands.revoke, admins: [bob.user] };
    expect(refusalOf(aTimedRequest(), former)).toEqual({ refused: "not-an-admin" });
  });

  it("the clock ends it at its end, not a millisecond earlier, and access without an end never", () => {
    expect(decide(timed, commands.expire, ENDS_AT - 1)).toEqual({ events: [] });
    expect(ending(timed, commands.expire, ENDS_AT).end).toEqual({ cause: "expired", at: ENDS_AT });
    expect(decide(standing, commands.expire, ENDS_AT + 1000 * HOUR)).toEqual({ events: [] });
  });

  it("what was approved stays what it was", () => {
    expect(afterAt(NOW, standing, commands.revoke).ask.plan).toEqual(alicesPlan);
  });
});

describe("a request that is stuck half-made", () => {
  const stuckAfter = (step: "join-group" | "access-group") => ({
    ...commands.getStuck,
    journal: [journalEntry(step)],
  });
  const approve = { ...commands.approve, ...asShown(aTimedRequest().ask.plan) };

  it("ends when its time would be over, if the person may be in by now", () => {
    const halfway = after(aTimedRequest(), approve, stuckAfter("join-group"));
    expect(decide(halfway, commands.expire, ASKED_AT + 4 * HOUR)).toEqual({ events: [] });
    expect(decide(halfway, commands.expire, ASKED_AT + 5 * HOUR)).toMatchObject({
      events: [{ what: "end-begun", end: { cause: "expired" } }],
    });
  });

  it("stays for somebody to mend it, if nobody was let in", () => {
    const halfway = after(aTimedRequest(), approve, stuckAfter("access-group"));
    expect(decide(halfway, commands.expire, ASKED_AT + 5 * HOUR)).toEqual({ events: [] });
  });
});

it("more time that could not be written for sure ends with a tombstone, as AWS may hold the later end", () => {
  const { extend, approveMore, getStuck, expire } = commands;
  const failed = after(aTimedGrant(), extend, approveMore, getStuck);
  const decision = decide(failed, expire, ENDS_AT);
  expect(decision).toMatchObject({
    events: [{ what: "end-begun", plan: { steps: [{ name: "tombstone" }, {}, {}] } }],
  });
});
