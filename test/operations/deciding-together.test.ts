// Several people, and several processes, decide about the same request; and what asking is answered with.
import { approveRequest } from "../../src/operations/approve-request.ts";
import { askForAccess } from "../../src/operations/ask-for-access.ts";
import type { Asked } from "../../src/operations/ask-for-access.ts";
import { denyRequest } from "../../src/operations/deny-request.ts";
import { giveBack } from "../../src/operations/give-back.ts";
import { withdrawRequest } from "../../src/operations/withdraw-request.ts";
import { aProcess, aWorld, isAliceIn, theOnlyRequest, untilQuiet } from "../support/a-world.ts";
import { alice, bob, carol, dan, iamUsers } from "../support/people.ts";
import { ASK, aliceHasAsked, allQuiet, asked, refusals } from "./alice-asks.ts";

describe("two people at once", () => {
  it("one of two approvers decides, and the other is told who did", async () => {
    const { world, here, there, key } = await aliceHasAsked();
    const outcomes = await Promise.all([
      approveRequest(here.ports, { key, approver: bob, meant: 0 }),
      approveRequest(there.ports, { key, approver: carol, meant: 0 }),
    ]);
    expect(refusals(outcomes)).toEqual(["already-decided"]);
    await allQuiet(world, here, there);
    expect(
      theOnlyRequest(world).history.entries.filter(({ what }) => what === "approved"),
    ).toHaveLength(1);
    expect(isAliceIn(world)).toBe(true);
  });

  it("a yes and a no cannot both be", async () => {
    const { world, here, there, key } = await aliceHasAsked();
    const outcomes = await Promise.all([
      approveRequest(here.ports, { key, approver: bob, meant: 0 }),
      denyRequest(there.ports, { key, approver: carol, meant: 0, reason: "not this week" }),
    ]);
    expect(refusals(outcomes)).toEqual(["already-decided"]);
    await allQuiet(world, here, there);
    const { state } = theOnlyRequest(world);
    expect(isAliceIn(world)).toBe(state.name === "active");
  });

  it("a withdrawal and an approval cannot both be", async () => {
    const { here, key } = await aliceHasAsked();
    const outcomes = await Promise.all([
      withdrawRequest(here.ports, key, alice),
      approveRequest(here.ports, { key, approver: bob, meant: 0 }),
    ]);
    expect(refusals(outcomes)).toEqual(["already-decided"]);
  });

  it("the same ask twice opens one request", async () => {
    const world = aWorld();
    const [here, there] = [aProcess(world), aProcess(world)];
    const answers = await Promise.all([
      askForAccess(here.ports, ASK),
      askForAccess(there.ports, ASK),
    ]);
    const kinds = answers.map((answer: Asked) =>
      answer.kind === "refused" ? answer.refusal.refused : answer.kind,
    );
    expect(kinds.sort()).toEqual(["already-asked", "asked"]);
    expect(world.records.size).toBe(1);
  });
});

describe("a process whose memory is behind", () => {
  it("refuses nobody on what it remembers: a later approval is told who decided", async () => {
    const { world, here, there, key } = await aliceHasAsked();
    await untilQuiet(world, here);
    await denyRequest(there.ports, { key, approver: carol, meant: 0, reason: "not this week" });
    const { refusal } = await approveRequest(here.ports, { key, approver: bob, meant: 0 });
    expect(refusal).toMatchObject({ refused: "already-decided", state: "denied", by: carol });
  });

  it("lets somebody ask again who gave their access back elsewhere", async () => {
    const { world, here, there, key } = await aliceHasAsked();
    await approveRequest(here.ports, { key, approver: bob, meant: 0 });
    await untilQuiet(world, here);
    await giveBack(there.ports, key, alice);
    await untilQuiet(world, there);
    const again = await askForAccess(here.ports, ASK);
    expect(again).toMatchObject({ kind: "asked", request: { key: { number: 2 } } });
  });
});

describe("asking", () => {
  it("for what one already has is answered with the links, and nobody is asked", async () => {
    const world = aWorld();
    const process = aProcess(world);
    const { key } = await asked(process);
    await approveRequest(process.ports, { key, approver: bob, meant: 0 });
    await untilQuiet(world, process);
    expect(await askForAccess(process.ports, ASK)).toMatchObject({ kind: "already-in" });
    expect(world.records.size).toBe(1);
  });

  it("for what somebody gave one by hand is answered with the links too", async () => {
    const world = aWorld();
    world.iam.byHand.addGroup("client-a-admin", "/rolecall/");
    world.iam.byHand.join(iamUsers.alice, "client-a-admin");
    expect(await askForAccess(aProcess(world).ports, ASK)).toMatchObject({ kind: "already-in" });
    expect(world.records.size).toBe(0);
  });

  it.each([
    ["an account that does not exist", { slug: "clinet-a" }, "unknown-account"],
    ["a role the account does not have", { roleKey: "root" }, "unknown-role"],
    ["no reason", { reason: "   " }, "reason-missing"],
    ["a reason nobody reads to its end", { reason: "x".repeat(4000) }, "reason-too-long"],
    ["nobody AWS knows", { requester: dan }, "not-linked"],
  ])("with %s is refused", async (_, changed, refused) => {
    const answer = await askForAccess(aProcess(aWorld()).ports, { ...ASK, ...changed });
    expect(answer).toMatchObject({ kind: "refused", refusal: { refused } });
  });

  it("as somebody two IAM users claim to be is refused, with both named", async () => {
    const world = aWorld();
    world.iam.byHand.bind(iamUsers.carol, `${alice.team}/${alice.user}`);
    expect(await askForAccess(aProcess(world).ports, ASK)).toMatchObject({
      refusal: { refused: "linked-twice", iamUsers: [iamUsers.alice, iamUsers.carol] },
    });
  });
});
