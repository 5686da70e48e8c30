import { Trouble } from "../../src/domain/trouble.ts";
import { approveRequest } from "../../src/operations/approve-request.ts";
import { askForAccess } from "../../src/operations/ask-for-access.ts";
import { giveBack } from "../../src/operations/give-back.ts";
import { retryWork } from "../../src/operations/retry-work.ts";
import { seatSubject } from "../../src/domain/request.ts";
import type { AccessGroups } from "../../src/ports/access-groups.ts";
import { HOUR } from "../support/a-request.ts";
import {
  aProcess,
  aUser,
  aWorld,
  isAliceIn,
  theOnlyRequest,
  untilQuiet,
} from "../support/a-world.ts";
import type { Process, World } from "../support/a-world.ts";
import { mortalProcess } from "../support/mortal-process.ts";
import { alice, bob, iamUsers } from "../support/people.ts";

const ASK = { requester: alice, slug: "client-a", roleKey: "admin", reason: "fix the DNS" };
const KEY = { subject: seatSubject(alice, "client-a", "admin"), number: 1 };
const GROUP = "client-a-admin";

async function ask(world: World, process: Process): Promise<void> {
  await askForAccess(process.ports, ASK);
  await untilQuiet(world, process);
}

async function approve(world: World, process: Process): Promise<void> {
  await approveRequest(process.ports, { key: KEY, approver: bob, meant: 0 });
  await untilQuiet(world, process);
}

async function done(world: World, process: Process): Promise<void> {
  await giveBack(process.ports, KEY, alice);
  await untilQuiet(world, process);
}

/** IAM that fails the first `times` calls of one kind. */
function failing(groups: AccessGroups, kind: keyof AccessGroups, times: number): AccessGroups {
  let left = times;
  return new Proxy(groups, {
    get: (target, name: keyof AccessGroups) => {
      if (name !== kind || left === 0) return target[name];
      left -= 1;
      return () => Promise.reject(new Trouble("AWS is throttling.", { retryable: true }));
    },
  });
}

describe("the engine", () => {
  it("lets nobody's question go unanswered: an ask lapses after 72 hours", async () => {
    const world = aWorld();
    const process = aProcess(world);
    await ask(world, process);
    world.now += 71 * HOUR;
    await untilQuiet(world, process);
    expect(theOnlyRequest(world).state).toEqual({
      name: "lapsed",
      at: theOnlyRequest(world).ask.lapsesAt,
    });
    expect(world.slack.map(({ slot }) => slot)).toContain("lapsed-notice");
  });

  it("tries again while AWS throttles, and gets there", async () => {
    const world = aWorld();
    const process = aProcess(world, mortalProcess(), {
      groups: failing(world.iam.groups, "join", 3),
    });
    await ask(world, process);
    await approve(world, process);
    expect(isAliceIn(world)).toBe(true);
    expect(theOnlyRequest(world).history.entries).toContainEqual(
      expect.objectContaining({ what: "delayed", times: 3 }),
    );
  });

  it("never gives up an end, however long AWS fails", async () => {
    const world = aWorld();
    const process = aProcess(world, mortalProcess(), {
      groups: failing(world.iam.groups, "leave", 50),
    });
    await ask(world, process);
    await approve(world, process);
    await done(world, process);
    expect(isAliceIn(world)).toBe(false);
    expect(theOnlyRequest(world).state.name).toBe("ended");
  });

  it("gets stuck, and says so, when the user is gone; and goes on once it is back", async () => {
    const world = aWorld();
    const process = aProcess(world);
    await ask(world, process);
    world.iam.byHand.deleteUser(iamUsers.alice);
    await approve(world, process);
    expect(theOnlyRequest(world).state).toMatchObject({ name: "stuck", step: "confirm-person" });
    expect(world.slack.map(({ slot }) => slot)).toContain("stuck-notice");

    world.iam.byHand.addUser({ ...aUser("alice", alice) });
    await retryWork(process.ports, KEY, bob);
    await untilQuiet(world, process);
    expect(isAliceIn(world)).toBe(true);
  });

  it("lets nobody in whose IAM user belongs to somebody else by now", async () => {
    const world = aWorld();
    const process = aProcess(world);
    await ask(world, process);
    world.iam.byHand.bind(iamUsers.alice, "T0NORTHWIND/U0MALLORY1");
    await approve(world, process);
    expect(isAliceIn(world)).toBe(false);
    expect(theOnlyRequest(world).state).toMatchObject({ name: "stuck", step: "confirm-person" });
  });

  it("repairs a group that somebody has widened, and says what it found", async () => {
    const world = aWorld();
    const process = aProcess(world);
    world.iam.byHand.addGroup(GROUP, "/rolecall/");
    world.iam.byHand.putPolicy(GROUP, "hand-made", { Statement: [] });
    await ask(world, process);
    await approve(world, process);
    expect(Object.keys(world.iam.byHand.policiesOf(GROUP))).toEqual(["rolecall-access"]);
    expect(theOnlyRequest(world).history.entries.at(-1)?.detail).toContain("hand-made");
  });

  it("leaves a membership alone that was there before it", async () => {
    const world = aWorld();
    const process = aProcess(world);
    await ask(world, process);
    world.iam.byHand.addGroup(GROUP, "/rolecall/");
    world.iam.byHand.join(iamUsers.alice, GROUP);
    await approve(world, process);
    await done(world, process);
    expect(theOnlyRequest(world).state.name).toBe("ended");
    expect(isAliceIn(world)).toBe(true);
  });

  it("ends what cannot be ended any more: the group is gone, and so is the access", async () => {
    const world = aWorld();
    const process = aProcess(world);
    await ask(world, process);
    await approve(world, process);
    world.iam.byHand.deleteGroup(GROUP);
    await done(world, process);
    expect(theOnlyRequest(world).state.name).toBe("ended");
  });

  it("makes a stuck request that nobody needs any more undone", async () => {
    const world = aWorld();
    const groups: AccessGroups = {
      ...world.iam.groups,
      join: async (membership, hold) => {
        await world.iam.groups.join(membership, hold);
        throw new Trouble("AWS said no, or so it seemed.", { retryable: false });
      },
    };
    const process = aProcess(world, mortalProcess(), { groups });
    await ask(world, process);
    await approve(world, process);
    expect(theOnlyRequest(world).state.name).toBe("stuck");
    await done(world, process);
    expect(isAliceIn(world)).toBe(false);
  });
});
