// The quarantine of an ended request runs out while the next one on its seat is being set up, by a process that hangs.
import { QUARANTINE } from "../../src/domain/grant.ts";
import { seatSubject } from "../../src/domain/request.ts";
import type { RequestKey } from "../../src/domain/request.ts";
import { approveRequest } from "../../src/operations/approve-request.ts";
import { askForAccess } from "../../src/operations/ask-for-access.ts";
import { giveBack } from "../../src/operations/give-back.ts";
import type { AccessGroups } from "../../src/ports/access-groups.ts";
import { HOUR } from "../support/a-request.ts";
import { LEASE, aProcess, aWorld, isAliceIn, untilQuiet } from "../support/a-world.ts";
import type { Process, World } from "../support/a-world.ts";
import { mayEnter } from "../support/may-enter.ts";
import { mortalProcess } from "../support/mortal-process.ts";
import { alice, bob, iamUsers } from "../support/people.ts";

const ROLE = { requester: alice, slug: "client-a", roleKey: "admin", reason: "fix the DNS" };
const ASK = { ...ROLE, lasting: "1h" };
const FIRST = keyOf(1);
const SECOND = keyOf(2);
const MOMENT = 1000;

function keyOf(number: number): RequestKey {
  return { subject: seatSubject(alice, "client-a", "admin"), number };
}

async function granted(world: World, process: Process): Promise<void> {
  await askForAccess(process.ports, ASK);
  await untilQuiet(world, process, MOMENT);
  await approveRequest(process.ports, { key: FIRST, approver: bob, meant: 0 });
  await untilQuiet(world, process, MOMENT);
}

/** Alice has given back, and asked again; `hanging` takes up the second request just before the quarantine is over. */
async function askedAgain(hanging: (groups: AccessGroups) => AccessGroups) {
  const world = aWorld();
  const healthy = aProcess(world);
  await granted(world, healthy);
  await giveBack(healthy.ports, FIRST, alice);
  await untilQuiet(world, healthy, MOMENT);
  const clearedAt = world.now + QUARANTINE;
  await askForAccess(healthy.ports, ASK);
  await untilQuiet(world, healthy, MOMENT);
  const hung = aProcess(world, mortalProcess(), { groups: hanging(world.iam.groups) });
  return {
    ...{ world, healthy },
    untilClearing: async () => {
      world.now = clearedAt - MOMENT;
      await approveRequest(hung.ports, { key: SECOND, approver: bob, meant: 0 });
      await new Promise(setImmediate);
      await untilQuiet(world, healthy, 2 * MOMENT);
      expect(world.now).toBeGreaterThanOrEqual(clearedAt);
    },
  };
}

const never = () => new Promise<never>(() => undefined);

/** It makes sure of the group before it writes the guard. */
const hangsBeforeItsGuard = (groups: AccessGroups): AccessGroups => ({
  ...groups,
  condition: never,
});

const hangsOnceItHasJoined = (groups: AccessGroups): AccessGroups => ({
  ...groups,
  join: async (membership, hold) => {
    await groups.join(membership, hold);
    await never();
  },
});

// Random stories get here twice in 60,000: it takes a late call, and a process that hangs before its guard as the quarantine runs out.
describe("what an ended request left, while the next one is set up", () => {
  it("keeps out whom a late call has put in, until the next guard stands", async () => {
    const { world, healthy, untilClearing } = await askedAgain(hangsBeforeItsGuard);
    world.iam.byHand.join(iamUsers.alice, "client-a-admin");
    await untilClearing();
    expect(mayEnter(world, iamUsers.alice)).toBe(false);

    await untilQuiet(world, healthy, LEASE);
    expect(mayEnter(world, iamUsers.alice)).toBe(true);
    world.now += HOUR;
    expect(mayEnter(world, iamUsers.alice)).toBe(false);
  });

  it("throws nobody out whom the next one has let in", async () => {
    const { world, healthy, untilClearing } = await askedAgain(hangsOnceItHasJoined);
    await untilClearing();
    expect(isAliceIn(world)).toBe(true);

    await untilQuiet(world, healthy);
    expect(world.iam.byHand.userPoliciesOf(iamUsers.alice)).toEqual({});
    expect(isAliceIn(world)).toBe(false);
  });
});
