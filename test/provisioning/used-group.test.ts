// Access by a group that was there before: who is put in is taken out, who was there stays, and the group is never written.
import { stepIn } from "../../src/domain/access-plan.ts";
import { approveRequest } from "../../src/operations/approve-request.ts";
import { giveBack } from "../../src/operations/give-back.ts";
import { retryWork } from "../../src/operations/retry-work.ts";
import { HOUR } from "../support/a-request.ts";
import { aProcess, aWorld, theOnlyRequest, untilQuiet } from "../support/a-world.ts";
import type { Process, World } from "../support/a-world.ts";
import { aWatchedWorld, aWatchingProcess, compareOften, settle } from "../support/drift-watch.ts";
import { groupsOf, mayEnter } from "../support/may-enter.ts";
import { alice, bob, iamUsers } from "../support/people.ts";
import { USED, expectUntouched, usesGroup } from "../support/used-group.ts";
import { A_MINUTE, asked, letIn } from "../operations/alice-asks.ts";

let world: World;
let process: Process;
beforeEach(() => {
  world = aWorld();
  usesGroup(world);
  process = aProcess(world);
});
afterEach(() => {
  expect(world.failures).toEqual([]);
  expect(world.iam.byHand.groupNames()).not.toContain("client-a-admin");
});

const approve = async () => {
  const { key } = theOnlyRequest(world);
  await approveRequest(process.ports, { key, approver: bob, meant: 0 });
  await untilQuiet(world, process, A_MINUTE);
};

it("who is let in joins it under a guard, and leaves it at the end; others in it stay, and it is as it was", async () => {
  world.iam.byHand.join(iamUsers.bob, USED);
  const key = await letIn(world, process, { lasting: "4h" });
  expect(groupsOf(world.iam, iamUsers.alice)).toEqual([USED]);
  expect(mayEnter(world, iamUsers.alice)).toBe(true);
  const guard = stepIn(theOnlyRequest(world).ask.plan, "guard")?.policy ?? "";
  expect(Object.keys(world.iam.byHand.userPoliciesOf(iamUsers.alice))).toEqual([guard]);

  await giveBack(process.ports, key, alice);
  await untilQuiet(world, process, 2 * HOUR);
  expect(groupsOf(world.iam, iamUsers.alice)).toEqual([]);
  expect(groupsOf(world.iam, iamUsers.bob)).toEqual([USED]);
  expect(world.iam.byHand.userPoliciesOf(iamUsers.alice)).toEqual({});
  expectUntouched(world);
});

it("who was put in while it waited to be approved was there before: no end, no guard, and they stay", async () => {
  const { key } = await asked(process, { lasting: "4h" });
  world.iam.byHand.join(iamUsers.alice, USED);
  await approve();
  expect(theOnlyRequest(world).state).toMatchObject({ name: "active", grant: { endsAt: null } });
  expect(world.iam.byHand.userPoliciesOf(iamUsers.alice)).toEqual({});
  await giveBack(process.ports, key, alice);
  await untilQuiet(world, process, 2 * HOUR);
  expect(groupsOf(world.iam, iamUsers.alice)).toEqual([USED]);
});

it("the group is gone: it is said and not made, and goes on when it is there again", async () => {
  const { key } = await asked(process, { lasting: "4h" });
  world.iam.byHand.deleteGroup(USED);
  await approve();
  expect(theOnlyRequest(world).state).toMatchObject({
    name: "stuck",
    step: "known-group",
    cause: expect.stringMatching(
      /^rolecall\.yaml names the group \/team\/admins-of-client-a .* AWS has none/,
    ),
  });
  expect(world.iam.byHand.groupNames()).toEqual([]);
  expect(world.iam.byHand.userPoliciesOf(iamUsers.alice)).toEqual({});

  usesGroup(world);
  await retryWork(process.ports, key, bob);
  await untilQuiet(world, process, A_MINUTE);
  expect(theOnlyRequest(world).state.name).toBe("active");
  expectUntouched(world);
});

it("the group has another path in AWS: nobody is let in, and it is said", async () => {
  await asked(process, { lasting: "4h" });
  world.iam.byHand.deleteGroup(USED);
  world.iam.byHand.addGroup(USED, "/elsewhere/");
  await approve();
  expect(theOnlyRequest(world).state).toMatchObject({ name: "stuck", step: "known-group" });
  expect(groupsOf(world.iam, iamUsers.alice)).toEqual([]);
});

it("who was let in is taken out by hand: that is told, and put right when an admin says so; others in the group are nobody's business", async () => {
  const watched = aWatchedWorld();
  usesGroup(watched);
  const watching = aWatchingProcess(watched);
  await letIn(watched, watching, { lasting: "4h" });
  watched.iam.byHand.join(iamUsers.bob, USED);
  await compareOften(watched, [watching]);
  expect(watched.told).toEqual([]);
  watched.iam.byHand.leave(iamUsers.alice, USED);
  await compareOften(watched, [watching]);
  expect(watched.told.map(({ drift }) => drift.finding)).toMatchObject([
    { what: "left-by-hand", iamUser: iamUsers.alice, group: USED },
  ]);
  await settle(watched, watching);
  expect(groupsOf(watched.iam, iamUsers.alice)).toEqual([USED]);
  expectUntouched(watched);
});
