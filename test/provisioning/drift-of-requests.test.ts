// Somebody changes by hand what a request has given: it is found, kept in its record, and made as it was when an admin says so.
import { guardPolicy } from "../../src/domain/iam-documents.ts";
import { isIn } from "../../src/domain/request.ts";
import { giveBack } from "../../src/operations/give-back.ts";
import { HOUR } from "../support/a-request.ts";
import { isAliceIn, theOnlyRequest, untilQuiet } from "../support/a-world.ts";
import { GROUP, ROLE_ARN } from "../support/a-comparison.ts";
import {
  aWatchedWorld,
  aWatchingProcess,
  aliceIsIn,
  compareOften,
  labelsIn,
  settle,
} from "../support/drift-watch.ts";
import type { WatchedWorld, WatchingProcess } from "../support/drift-watch.ts";
import { inMemoryRequestStore } from "../support/in-memory-request-store.ts";
import { mayEnter } from "../support/may-enter.ts";
import { mortalProcess } from "../support/mortal-process.ts";
import { alice, carol, iamUsers } from "../support/people.ts";

const MINUTES = 60_000;

let world: WatchedWorld;
let process: WatchingProcess;
beforeEach(() => {
  world = aWatchedWorld();
  process = aWatchingProcess(world);
});
afterEach(() => {
  expect(world.failures).toEqual([]);
});

describe("alice's access was changed by hand", () => {
  it("her guard is deleted: it is told, kept in her record, and an admin brings it back", async () => {
    const guard = await aliceIsIn(world, process);
    world.iam.byHand.deleteUserPolicy(iamUsers.alice, guard);
    await compareOften(world, [process]);
    expect(labelsIn(world)).toEqual(["D-1 open · "]);
    await settle(world, process);
    const { endsAt } = (theOnlyRequest(world).state as { grant: { endsAt: number } }).grant;
    expect(world.iam.byHand.userPoliciesOf(iamUsers.alice)).toEqual({
      [guard]: guardPolicy(ROLE_ARN, endsAt),
    });
    await compareOften(world, [process], 1);
    expect(labelsIn(world)).toEqual(["D-1 over: undone"]);
    const happened = theOnlyRequest(world).history.entries;
    expect(happened.slice(-2)).toMatchObject([
      { what: "drift-found", detail: `policy-gone ${iamUsers.alice} ${guard}` },
      { what: "mend-ordered", by: carol },
    ]);
  });

  it("her guard is changed: an admin has it written anew", async () => {
    const guard = await aliceIsIn(world, process);
    const later = guardPolicy(ROLE_ARN, world.now + 100 * HOUR);
    world.iam.byHand.putUserPolicy(iamUsers.alice, guard, later);
    await compareOften(world, [process]);
    await settle(world, process);
    expect(world.iam.byHand.userPoliciesOf(iamUsers.alice)[guard]).not.toEqual(later);
  });

  it("she is taken out: an admin lets her in again for the rest of her time", async () => {
    await aliceIsIn(world, process);
    world.iam.byHand.leave(iamUsers.alice, GROUP);
    await compareOften(world, [process]);
    await settle(world, process);
    expect(mayEnter(world, iamUsers.alice)).toBe(true);
    expect(theOnlyRequest(world).history.entries.at(-1)).toMatchObject({
      what: "looked-again",
      detail: "the membership was gone",
    });
    await untilQuiet(world, process, 6 * HOUR);
    expect(isAliceIn(world)).toBe(false);
  });

  it("she is taken out, and that is adopted: her request ends, revoked by the admin", async () => {
    await aliceIsIn(world, process);
    world.iam.byHand.leave(iamUsers.alice, GROUP);
    await compareOften(world, [process]);
    await settle(world, process, { want: "adopt" });
    const request = theOnlyRequest(world);
    expect(isIn(request, "ended") && request.state.end).toMatchObject({
      cause: "revoked",
      by: carol,
    });
    await compareOften(world, [process], 1);
    expect(labelsIn(world)).toEqual(["D-1 over: adopted"]);
  });

  it("her access ends before anybody decides: there is nothing left to decide", async () => {
    await aliceIsIn(world, process);
    world.iam.byHand.leave(iamUsers.alice, GROUP);
    await compareOften(world, [process]);
    await giveBack(process.ports, theOnlyRequest(world).key, alice);
    await untilQuiet(world, process, MINUTES);
    expect(await settle(world, process)).toMatchObject({ refused: "drift-over" });
    await compareOften(world, [process], 1);
    expect(labelsIn(world)).toEqual(["D-1 over: request-ended"]);
  });

  it("is not taken for a stranger's where the index over what requests hold is behind", async () => {
    const store = inMemoryRequestStore(world.records);
    const behind = { ...store, holdings: async () => [] };
    const lagging = aWatchingProcess(world, mortalProcess(), { store: behind });
    await aliceIsIn(world, process);
    await compareOften(world, [lagging], 4);
    expect(world.told).toEqual([]);
  });

  it("is missed neither while it is being set up nor while it is cleared away", async () => {
    await aliceIsIn(world, process);
    await giveBack(process.ports, theOnlyRequest(world).key, alice);
    for (let times = 0; times < 20; times += 1) {
      await compareOften(world, [process], 1);
      await untilQuiet(world, process, MINUTES);
    }
    expect(theOnlyRequest(world).state).toMatchObject({ name: "ended", clearings: [] });
    expect(world.told).toEqual([]);
  });
});

it("a grant that is younger than five minutes is not missed", async () => {
  const guard = await aliceIsIn(world, process);
  world.iam.byHand.deleteUserPolicy(iamUsers.alice, guard);
  await process.comparer.tick();
  world.now += 2 * MINUTES;
  await process.comparer.tick();
  expect(world.stored.ledger.open).toEqual([]);
});
