// The end of a story: nothing goes wrong any more, everybody finishes, and hours pass until nothing is left to do.
import { isIn } from "../../src/domain/request.ts";
import { unstick } from "./acts.ts";
import { leftovers, quietWrongs } from "./quiet-wrongs.ts";
import { settled } from "./settled.ts";
import { clock } from "./simulated-world.ts";
import { anyAwake, birth } from "./stage.ts";
import type { Stage } from "./stage.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** Longer than any late call and any quarantine, and shorter than many a grant. */
const A_WHILE = 70 * MINUTE;
/** Longer than any grant, the quarantine after it and the longest session. */
const LONG_ENOUGH = 20 * 60 * MINUTE;

/** What is wrong, in words; empty where all is well. */
export async function calmDown(stage: Stage): Promise<string[]> {
  const { dice, world } = stage;
  world.tell(() => "From here on nothing goes wrong any more.");
  stage.luck = { misfortune: 0 };
  for (const { caller } of stage.processes) {
    caller.skew = 0;
    if (dice.happens(0.5)) caller.asleepUntil = 0;
  }
  birth(stage, 0);
  const soon = await letPass(stage, A_WHILE);
  if (soon.length > 0) return soon;
  const late = await letPass(stage, LONG_ENOUGH);
  return late.length > 0 ? late : leftovers(stage);
}

async function letPass(stage: Stage, milliseconds: number): Promise<string[]> {
  const { watch, world } = stage;
  const until = world.now + milliseconds;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const wrong = await finishWhatIsUnderWay(stage);
    if (wrong !== undefined) return [wrong];
    if (await hasUnstuck(stage)) continue;
    const next = nextTurn(stage);
    // What came due in the last moment is waited for, since the index shows it only after a while.
    const last = Math.max(until, world.now);
    world.now = next > last ? last : Math.max(next, world.now + SECOND);
    const passed = watch.look();
    if (passed !== undefined) return [passed];
    if (next > last) return quietWrongs(stage);
    world.tell(() => `it is ${clock(world.now)}`);
    takeTurns(stage);
    await settled();
  }
  return ["it never gets quiet", ...quietWrongs(stage)];
}

const MOST_ROUNDS = 1000;

async function finishWhatIsUnderWay({ board, luck, watch }: Stage): Promise<string | undefined> {
  while (board.hasReady()) {
    board.release(luck);
    await settled();
    const wrong = watch.look();
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function nextTurn({ board, processes, world }: Stage): number {
  const dues = world.table.all().flatMap(({ due }) => due ?? []);
  const wakes = processes.flatMap(({ caller: { asleepUntil } }) =>
    asleepUntil > world.now ? [asleepUntil] : [],
  );
  return Math.min(board.nextLanding(), ...dues, ...wakes);
}

function takeTurns(stage: Stage): void {
  const { dice, processes, world } = stage;
  const awake = processes.filter(({ caller }) => caller.asleepUntil <= world.now);
  for (const process of dice.happens(0.3) ? awake : [dice.pick(awake)]) process.tick();
}

/** Somebody lets what is stuck go on, or gives it back. */
async function hasUnstuck(stage: Stage): Promise<boolean> {
  const stuck = stage.seats.filter(({ subject }) => {
    const newest = stage.world.table.of(subject).at(-1)?.request;
    return newest !== undefined && isIn(newest, "stuck");
  });
  for (const seat of stuck) {
    const process = anyAwake(stage);
    const act = unstick(stage, seat);
    process?.attempt(() => act.go(process.ports));
  }
  await settled();
  return stuck.length > 0;
}
