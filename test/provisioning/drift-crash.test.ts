// Every call on the way from drift to its undoing is a place to die: it is told once, or twice where the death came in between.
import { Trouble } from "../../src/domain/trouble.ts";
import { settleDrift } from "../../src/operations/settle-drift.ts";
import type { SettleDrift } from "../../src/operations/settle-drift.ts";
import { theOnlyRequest, untilQuiet } from "../support/a-world.ts";
import { GROUP } from "../support/a-comparison.ts";
import {
  aWatchedWorld,
  aWatchingProcess,
  aliceIsIn,
  bobIsPutIn,
  compareOften,
} from "../support/drift-watch.ts";
import type { WatchedWorld, WatchingProcess } from "../support/drift-watch.ts";
import { mortalProcess } from "../support/mortal-process.ts";
import type { Doom, Fate } from "../support/mortal-process.ts";
import { carol, iamUsers } from "../support/people.ts";

const FATES: readonly Fate[] = ["dies-before", "dies-after", "no-answer"];
const MINUTE = 60_000;

/** Bob was put in by hand, and the guard of alice's access was deleted. */
async function changedByHand(): Promise<WatchedWorld> {
  const world = aWatchedWorld();
  await aliceIsIn(world, aWatchingProcess(world));
  bobIsPutIn(world);
  for (const policy of Object.keys(world.iam.byHand.userPoliciesOf(iamUsers.alice))) {
    world.iam.byHand.deleteUserPolicy(iamUsers.alice, policy);
  }
  return world;
}

type Act = (process: WatchingProcess) => Promise<unknown>;

const undoes = (number: number): Act => {
  const order: SettleDrift = { number, want: "undo", by: carol };
  return async (process) => {
    await settleDrift(process.ports, order);
    await process.comparer.tick();
  };
};

/** Found, told, both undone, and seen to be so; whoever gets no answer does it again with the next process. */
async function play(world: WatchedWorld, doom?: Doom): Promise<readonly string[]> {
  const first = aWatchingProcess(world, mortalProcess(doom));
  const acts: readonly Act[] = [
    (process) => compareOften(world, [process], 4),
    undoes(1),
    undoes(2),
    (process) => untilQuiet(world, process, MINUTE),
    (process) => compareOften(world, [process], 4),
  ];
  let process = first;
  for (const act of acts) process = await persist(world, process, act);
  await compareOften(world, [aWatchingProcess(world)], 2);
  return first.mortal.calls;
}

async function persist(
  world: WatchedWorld,
  process: WatchingProcess,
  act: Act,
): Promise<WatchingProcess> {
  try {
    const answered = act(process).then(() => "answered");
    if ((await Promise.race([answered, process.mortal.death])) === "answered") return process;
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    return persist(world, process, act);
  }
  const next = aWatchingProcess(world);
  await compareOften(world, [next], 4);
  return persist(world, next, act);
}

function finalWorld(world: WatchedWorld) {
  const { groups, ledger } = { groups: world.iam.directory, ledger: world.stored.ledger };
  const shown = new Set(world.told.map(({ label, shows }) => `${label} ${shows}`));
  const repeats = (what: string, index: number, all: string[]) => what !== all[index - 1];
  return {
    isBobIn: groups.isMember(iamUsers.bob, GROUP),
    isAliceIn: groups.isMember(iamUsers.alice, GROUP),
    guards: Object.keys(world.iam.byHand.userPoliciesOf(iamUsers.alice)).length,
    open: ledger.open,
    claim: ledger.claim,
    ended: [...shown].filter((one) => one.includes("over")).sort(),
    // A call without its answer is trouble, and is told as such.
    happened: ledger.history.entries
      .map(({ what }) => what)
      .filter((what) => what !== "failed")
      .sort()
      .filter(repeats),
    onRecord: theOnlyRequest(world)
      .history.entries.map(({ what }) => what)
      // Trouble is told too, and so is that somebody who clicked twice made two turns of it.
      .filter((what) => what !== "delayed" && what !== "late-call")
      .filter(repeats),
    bugs: world.failures.filter((failure) => !(failure instanceof Trouble)),
  };
}

it("ends in the same world, wherever the process dies, with one copy of a message at most", async () => {
  const calm = await changedByHand();
  const calls = await play(calm);
  expect(finalWorld(calm)).toMatchObject({ isBobIn: false, isAliceIn: true, guards: 1, open: [] });
  expect(finalWorld(calm).ended).toEqual(["D-1 over: undone", "D-2 over: undone"]);
  expect(calm.told).toHaveLength(2);

  for (const fate of FATES) {
    for (const [index, name] of calls.entries()) {
      const point = `${fate} call ${index + 1}, ${name}`;
      const world = await changedByHand();
      await play(world, { call: index + 1, fate });
      expect({ point, ...finalWorld(world) }).toEqual({ point, ...finalWorld(calm) });
      expect({ point, told: world.told.length <= 3 }).toEqual({ point, told: true });
    }
  }
});
