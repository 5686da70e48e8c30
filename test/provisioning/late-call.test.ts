// A process is paused in the middle of a call, longer than its claim lasts, and the call lands late.
import { approveRequest } from "../../src/operations/approve-request.ts";
import { askForAccess } from "../../src/operations/ask-for-access.ts";
import { giveBack } from "../../src/operations/give-back.ts";
import type { RequestKey } from "../../src/domain/request.ts";
import { seatSubject } from "../../src/domain/request.ts";
import type { AccessGroups, Membership } from "../../src/ports/access-groups.ts";
import type { Hold } from "../../src/ports/hold.ts";
import {
  aProcess,
  aWorld,
  isAliceIn,
  LEASE,
  theOnlyRequest,
  untilQuiet,
} from "../support/a-world.ts";
import type { Process, World } from "../support/a-world.ts";
import { mortalProcess } from "../support/mortal-process.ts";
import { alice, bob } from "../support/people.ts";

const ASK = { requester: alice, slug: "client-a", roleKey: "admin", reason: "fix the DNS" };
const seat = seatSubject(alice, "client-a", "admin");
const request = (number: number): RequestKey => ({ subject: seat, number });

/** Its claim was checked before; it waits on its way until it is let go, and lands then, however late. */
function pausing(groups: AccessGroups, kind: "join" | "leave") {
  let fallAsleep: () => void = () => undefined;
  const asleep = new Promise<void>((resolve) => {
    fallAsleep = resolve;
  });
  let letGo: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const paused: AccessGroups = {
    ...groups,
    [kind]: async (membership: Membership, hold: Hold) => {
      if (hold.isOver()) throw new Error("it left in time");
      fallAsleep();
      await gate;
      return groups[kind](membership, { onBehalfOf: "R-TEST", isOver: () => false });
    },
  };
  return { paused, asleep, letGo };
}

async function grant(world: World, process: Process, number: number): Promise<void> {
  await askForAccess(process.ports, ASK);
  await untilQuiet(world, process);
  await approveRequest(process.ports, { key: request(number), approver: bob, meant: 0 });
  await untilQuiet(world, process);
}

/** A process fell asleep while letting Alice in, and another has let her in since. */
async function grantedByAnother() {
  const world = aWorld();
  const healthy = aProcess(world);
  const { paused, asleep, letGo } = pausing(world.iam.groups, "join");
  const sleeper = aProcess(world, mortalProcess(), { groups: paused });
  await askForAccess(healthy.ports, ASK);
  await untilQuiet(world, healthy);
  await approveRequest(sleeper.ports, { key: request(1), approver: bob, meant: 0 });
  await asleep;

  world.now += LEASE + 1;
  await untilQuiet(world, healthy);
  return { world, healthy, sleeper, letGo };
}

function lateCalls(world: World): (string | undefined)[] {
  return [...world.records.values()].flatMap(({ request: { history } }) =>
    history.entries.filter(({ what }) => what === "late-call").map(({ detail }) => detail),
  );
}

describe("a call that lands after its claim was over", () => {
  it("lets nobody in whose access was given back meanwhile", async () => {
    const { world, healthy, sleeper, letGo } = await grantedByAnother();
    expect(isAliceIn(world)).toBe(true);
    await giveBack(healthy.ports, request(1), alice);
    await untilQuiet(world, healthy);
    expect(isAliceIn(world)).toBe(false);

    letGo();
    await untilQuiet(world, sleeper);
    expect(isAliceIn(world)).toBe(false);
    expect(lateCalls(world)).toEqual([
      "took alice.andersen out of client-a-admin, where a late call had put them",
    ]);
  });

  it("throws nobody out who was let in again meanwhile", async () => {
    const world = aWorld();
    const healthy = aProcess(world);
    const { paused, asleep, letGo } = pausing(world.iam.groups, "leave");
    const sleeper = aProcess(world, mortalProcess(), { groups: paused });
    await grant(world, healthy, 1);
    await giveBack(sleeper.ports, request(1), alice);
    await asleep;

    world.now += LEASE + 1;
    await untilQuiet(world, healthy);
    await grant(world, healthy, 2);
    expect(isAliceIn(world)).toBe(true);

    letGo();
    await untilQuiet(world, sleeper);
    expect(isAliceIn(world)).toBe(true);
    expect(lateCalls(world)).toEqual(["a late call may have changed it"]);
  });

  it("leaves it at a second look where the record wants just what it did", async () => {
    const { world, sleeper, letGo } = await grantedByAnother();
    letGo();
    await untilQuiet(world, sleeper);
    expect(isAliceIn(world)).toBe(true);
    expect(lateCalls(world)).toEqual(["a late call may have changed it"]);
    expect(theOnlyRequest(world).state).toMatchObject({ grant: { looks: [] } });
  });
});
