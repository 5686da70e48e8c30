// One seed, one story: people, processes and misfortunes in an order that the seed decides, and what must hold all along.
import { LEASE } from "../support/a-world.ts";
import { anAct, inWords } from "./acts.ts";
import { somethingByHand } from "./by-hand.ts";
import { calmDown } from "./calm-down.ts";
import { settled } from "./settled.ts";
import { clock } from "./simulated-world.ts";
import { anyAwake, birth, stageFor } from "./stage.ts";
import type { Stage, Telling } from "./stage.ts";

/** What was wrong, in words; empty where all is well. */
export async function playStory(seed: number, telling: Telling = {}): Promise<string[]> {
  const stage = stageFor(seed, telling);
  for (let step = 0; step < STEPS; step += 1) {
    oneStep(stage);
    await settled();
    const wrong = stage.watch.look();
    if (wrong !== undefined) return [wrong];
  }
  return calmDown(stage);
}

const STEPS = 130;

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

function oneStep(stage: Stage): void {
  const { board, dice, luck, temper } = stage;
  if (board.hasReady() && dice.happens(0.75)) {
    board.release(luck);
    return;
  }
  const turn = dice.weigh<(stage: Stage) => void>([
    [30, somebodyActs],
    [35, somebodyPolls],
    [35, timePasses],
    [temper.hands, somethingHappensByHand],
    [temper.deaths, oneDies],
  ]);
  turn(stage);
}

function somebodyPolls(stage: Stage): void {
  anyAwake(stage)?.tick();
}

function somethingHappensByHand(stage: Stage): void {
  somethingByHand(stage, stage.dice.pick(stage.seats));
}

function somebodyActs(stage: Stage): void {
  const { dice, seats, world } = stage;
  const act = anAct(stage, dice.pick(seats));
  if (!act) {
    timePasses(stage);
    return;
  }
  const times = dice.happens(0.1) ? 2 : 1;
  for (let count = 0; count < times; count += 1) {
    const process = anyAwake(stage);
    if (!process) return;
    world.tell(() => `${inWords(act)} (at ${process.caller.name})`);
    process.attempt(() => act.go(process.ports));
  }
}

const oneOf =
  (...whiles: readonly number[]) =>
  ({ dice }: Stage): number =>
    dice.pick(whiles);

const WHILES = [
  [25, oneOf(1, 50, 400, SECOND)],
  [25, oneOf(2 * SECOND, 5 * SECOND, 11 * SECOND, LEASE + SECOND)],
  [10, oneOf(2 * LEASE, 5 * MINUTE, 14 * MINUTE, 16 * MINUTE)],
  [30, untilSomethingIsDue],
  [5, oneOf(46 * MINUTE, 2 * HOUR)],
] as const;

// Every process polls while time passes, unless it sleeps.
function timePasses(stage: Stage): void {
  const { dice, world } = stage;
  world.now += dice.weigh(WHILES)(stage);
  world.tell(() => `it is ${clock(world.now)}`);
  for (const process of stage.processes) {
    if (process.caller.asleepUntil <= world.now && dice.happens(0.7)) process.tick();
  }
}

function untilSomethingIsDue({ board, dice, world }: Stage): number {
  const dues = world.table.all().flatMap(({ due }) => due ?? []);
  const next = Math.min(
    board.nextLanding(),
    ...dues.filter((due) => due > world.now),
    world.now + 10 * MINUTE,
  );
  return Math.max(0, next - world.now) + dice.pick([0, 0, 1500]);
}

function oneDies(stage: Stage): void {
  const { board, dice, processes, world } = stage;
  const victim = dice.pick(processes);
  world.tell(() => `${victim.caller.name} dies`);
  board.bury(victim.caller);
  stage.processes = processes.filter((one) => one !== victim);
  birth(stage);
}
