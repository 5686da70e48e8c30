// Asking for access for a time: which time is meant, which way there is room for, and what is said first where it is refused.
import { stepIn, strategyOf } from "../../src/domain/access-plan.ts";
import type { AccessPolicy } from "../../src/domain/access-policy.ts";
import type { SlackPerson } from "../../src/domain/person.ts";
import { approveRequest } from "../../src/operations/approve-request.ts";
import { giveBack } from "../../src/operations/give-back.ts";
import { BOUNDARY, aPolicy, aRule, clientC } from "../support/a-policy.ts";
import { HOUR } from "../support/a-request.ts";
import { aProcess, aWorld, theOnlyRequest, untilQuiet } from "../support/a-world.ts";
import type { Process } from "../support/a-world.ts";
import { fillGroupsOf, mayEnter } from "../support/may-enter.ts";
import { alice, bob, carol, dan, iamUsers } from "../support/people.ts";
import { A_MINUTE, answerTo, ask, asked, letIn } from "./alice-asks.ts";

/** The same process with another rolecall.yaml. */
function under(process: Process, changes: Partial<AccessPolicy>): Pick<Process, "ports"> {
  return { ports: { ...process.ports, policy: aPolicy(changes) } };
}

/** Nothing lasts longer than an hour. */
const anHourAtMost = [
  aRule({ time: { defaultLasting: 3600, longestSeconds: 3600, standing: false } }),
];

describe("a time", () => {
  it("is what was asked for, and the plan holds its end", async () => {
    const { ask: wanted } = await asked(aProcess(aWorld()), { lasting: "4h" });
    expect(wanted).toMatchObject({ lasting: 4 * 3600, mayDeny: true, partition: "aws" });
    expect(stepIn(wanted.plan, "guard")).toMatchObject({ until: { after: 4 * 3600 } });
    expect(stepIn(wanted.plan, "confirm-person")).toMatchObject({ boundary: BOUNDARY });
  });

  it("is the rule's usual one where none is said", async () => {
    const world = aWorld();
    const here = await asked(aProcess(world));
    const there = await asked(aProcess(world), { slug: "client-c" });
    expect([here.ask.lasting, there.ask.lasting]).toEqual(["standing", 3600]);
  });

  it("runs from the moment of the grant, and AWS ends it", async () => {
    const world = aWorld();
    const process = aProcess(world);
    const { key } = await asked(process, { lasting: "4h" });
    world.now += 10 * HOUR;
    await approveRequest(process.ports, { key, approver: bob, meant: 0 });
    const approvedAt = world.now;
    await untilQuiet(world, process, A_MINUTE);
    expect(theOnlyRequest(world).state).toMatchObject({ grant: { endsAt: approvedAt + 4 * HOUR } });
    world.now = approvedAt + 4 * HOUR - 1;
    expect(mayEnter(world, iamUsers.alice)).toBe(true);
    world.now = approvedAt + 4 * HOUR;
    expect(mayEnter(world, iamUsers.alice)).toBe(false);
  });

  it.each([
    ["that is none", { lasting: "a while" }, { refused: "odd-time", asked: "a while" }],
    [
      "longer than the rule allows",
      { slug: "client-c", lasting: "5h" },
      { refused: "too-long", account: "client-c", role: "admin", longest: 4 * 3600 },
    ],
    [
      "without an end, where the rule allows none",
      { slug: "client-c", lasting: "standing" },
      { refused: "standing-not-allowed", account: "client-c", role: "admin", longest: 4 * 3600 },
    ],
  ])("%s is refused", async (_, wish, refusal) => {
    expect(await ask(aProcess(aWorld()), wish)).toEqual({ kind: "refused", refusal });
  });
});

describe("where AWS has little room", () => {
  it("access for a time goes without a group", async () => {
    const world = aWorld();
    fillGroupsOf(world, iamUsers.alice);
    const process = aProcess(world);
    await letIn(world, process, { lasting: "4h" });
    expect(strategyOf(theOnlyRequest(world).ask.plan)).toBe("direct");
    expect(mayEnter(world, iamUsers.alice)).toBe(true);
  });

  it("access without an end is refused, with what could be given back", async () => {
    const world = aWorld();
    const process = aProcess(world);
    await letIn(world, process, { roleKey: "read-only" });
    for (let count = 1; count <= 9; count += 1) {
      world.iam.byHand.addGroup(`team-${count}`, "/");
      world.iam.byHand.join(iamUsers.alice, `team-${count}`);
    }
    expect(await ask(process)).toEqual({
      kind: "refused",
      refusal: {
        refused: "no-room",
        iamUser: iamUsers.alice,
        full: "groups-of-user",
        wouldFree: ["client-a read-only"],
      },
    });
  });

  it("nothing is asked for while nobody knows how much there is", async () => {
    const { ports } = aProcess(aWorld());
    const unread = { ...ports.directory, roomFor: () => undefined };
    expect(await answerTo({ ports: { ...ports, directory: unread } }, {})).toBe(
      "directory-not-read",
    );
  });

  it("nobody who lacks the boundary is let in for a time, but without an end", async () => {
    const world = aWorld();
    world.iam.byHand.setBoundary(iamUsers.alice, null);
    const process = aProcess(world);
    expect(await answerTo(process, { lasting: "4h" })).toBe("no-boundary");
    const { ask: wanted } = await asked(process);
    expect(wanted).toMatchObject({ lasting: "standing", mayDeny: false });
    expect(stepIn(wanted.plan, "confirm-person")).toMatchObject({ boundary: null });
  });

  it("without a guard, a time is given to everybody and nothing is written on them", async () => {
    const open = under(aProcess(aWorld()), { guard: { kind: "none" } });
    const { ask: wanted } = await asked(open, { lasting: "4h" });
    expect(wanted).toMatchObject({ lasting: 4 * 3600, mayDeny: false });
    expect(stepIn(wanted.plan, "guard")).toBeUndefined();
  });
});

describe("what is said first", () => {
  const everythingWrong = { lasting: "a while", reason: " " };

  it("who asks and what for, before anything about them", async () => {
    const process = aProcess(aWorld());
    expect(await answerTo(process, { ...everythingWrong, slug: "clinet-a" })).toBe(
      "unknown-account",
    );
    expect(await answerTo(process, { ...everythingWrong, requester: dan })).toBe("not-linked");
  });

  it("the time, before the reason; and both, before the room", async () => {
    const world = aWorld();
    fillGroupsOf(world, iamUsers.alice);
    const process = aProcess(world);
    expect(await answerTo(process, everythingWrong)).toBe("odd-time");
    expect(await answerTo(process, { reason: " " })).toBe("reason-missing");
    expect(await answerTo(process, {})).toBe("no-room");
  });

  it("that one is in already, whatever time one asks for and however full it is", async () => {
    const world = aWorld();
    const process = aProcess(world);
    await letIn(world, process, { lasting: "4h" });
    world.iam.byHand.setBoundary(iamUsers.alice, null);
    for (const wish of [everythingWrong, { lasting: "30d" }, { lasting: "4h" }]) {
      expect(await answerTo(process, wish)).toBe("already-in");
    }
  });

  it("that one has asked already, whatever time one asks for", async () => {
    const process = aProcess(aWorld());
    await asked(process, { lasting: "4h" });
    expect(await answerTo(process, everythingWrong)).toBe("already-asked");
    expect(await answerTo(process, { lasting: "30d" })).toBe("already-asked");
  });
});

describe("asking again soon after an end", () => {
  it("takes the Denies of the end away, or nobody would be let in", async () => {
    const world = aWorld();
    const process = aProcess(world);
    const key = await letIn(world, process, { lasting: "4h" });
    const { ref } = theOnlyRequest(world);
    await giveBack(process.ports, key, alice);
    await untilQuiet(world, process, A_MINUTE);
    expect(mayEnter(world, iamUsers.alice)).toBe(false);

    const again = await asked(process, { lasting: "4h" });
    expect(stepIn(again.ask.plan, "lift-denies")?.policies).toEqual([
      `rolecall-guard.client-a.admin.${ref}`,
      `rolecall-ended.client-a.admin.${ref}`,
    ]);
    await approveRequest(process.ports, { key: again.key, approver: bob, meant: 0 });
    await untilQuiet(world, process, A_MINUTE);
    expect(mayEnter(world, iamUsers.alice)).toBe(true);
  });

  it("takes nothing away that may not be written any more", async () => {
    const world = aWorld();
    const process = aProcess(world);
    const key = await letIn(world, process);
    await giveBack(process.ports, key, alice);
    await untilQuiet(world, process, A_MINUTE);
    const again = await asked(under(process, { guard: { kind: "none" } }));
    expect(stepIn(again.ask.plan, "lift-denies")).toBeUndefined();
  });
});

describe("what is approved is what was shown", () => {
  const withAlicesWish = async (wish: { lasting: string }, world = aWorld()) => {
    const process = aProcess(world);
    const { key } = await asked(process, wish);
    return { process, key };
  };

  it.each([
    ["there is no guard by now", { guard: { kind: "none" } }],
    ["there is another boundary by now", { guard: { kind: "fenced", boundary: "people" } }],
  ] as const)("and is not approved where %s", async (_, changes) => {
    const { process, key } = await withAlicesWish({ lasting: "4h" });
    const later = under(process, changes);
    const { refusal } = await approveRequest(later.ports, { key, approver: bob, meant: 0 });
    expect(refusal).toEqual({ refused: "plan-changed" });
  });

  it("and is not approved where the rule allows less by now", async () => {
    const { process, key } = await withAlicesWish({ lasting: "4h" });
    const later = under(process, { rules: anHourAtMost });
    const { refusal } = await approveRequest(later.ports, { key, approver: bob, meant: 0 });
    expect(refusal).toEqual({ refused: "longer-than-allowed", asked: 4 * 3600, longest: 3600 });
  });

  it("and is not approved where the account is gone by now, even by an admin", async () => {
    const { process, key } = await withAlicesWish({ lasting: "4h" });
    const gone = under(process, { accounts: new Map([[clientC.slug, clientC]]) });
    const by = async (approver: SlackPerson) =>
      (await approveRequest(gone.ports, { key, approver, meant: 0 })).refusal;
    expect(await by(bob)).toEqual({ refused: "not-an-approver" });
    expect(await by(carol)).toEqual({ refused: "plan-changed" });
  });

  it("and is not approved with a guard that may not be written any more", async () => {
    const process = aProcess(aWorld());
    const { key } = await asked(under(process, { guard: { kind: "open" } }), { lasting: "4h" });
    const later = under(process, { guard: { kind: "none" } });
    const { refusal } = await approveRequest(later.ports, { key, approver: bob, meant: 0 });
    expect(refusal).toEqual({ refused: "plan-changed" });
  });

  it("and is approved where the rule allows just that much by now", async () => {
    const { process, key } = await withAlicesWish({ lasting: "1h" });
    const later = under(process, { rules: anHourAtMost });
    const outcome = await approveRequest(later.ports, { key, approver: bob, meant: 0 });
    expect(outcome.refusal).toBeUndefined();
  });

  it("and stays the way it was planned, though there is room in the groups by now", async () => {
    const world = aWorld();
    fillGroupsOf(world, iamUsers.alice);
    const { process, key } = await withAlicesWish({ lasting: "4h" }, world);
    world.iam.byHand.leave(iamUsers.alice, "team-1");
    const { request } = await approveRequest(process.ports, { key, approver: bob, meant: 0 });
    expect(request?.state.name).toBe("working");
  });
});
