// All that one story plays on: its world, its people and processes, and what it is like.
import type { Actor } from "./acts.ts";
import { callBoard } from "./call-board.ts";
import type { CallBoard, Luck } from "./call-board.ts";
import { dice as throwing } from "./dice.ts";
import type { Dice } from "./dice.ts";
import { PLANTS } from "./planted-bugs.ts";
import type { Bug, Plant } from "./planted-bugs.ts";
import { SEATS } from "./seats.ts";
import type { Seat } from "./seats.ts";
import { simulatedProcess } from "./simulated-process.ts";
import type { SimulatedProcess } from "./simulated-process.ts";
import { simulatedWorld } from "./simulated-world.ts";
import { watch } from "./wrongs.ts";
import type { Watch } from "./wrongs.ts";

export interface Stage extends Actor {
  readonly board: CallBoard;
  readonly watch: Watch;
  readonly plant: Plant;
  readonly temper: Temper;
  /** Who plays in this story. */
  readonly seats: readonly Seat[];
  processes: SimulatedProcess[];
  born: number;
  luck: Luck;
}

/** What a story is like; every one is different, so that each kind of trouble has stories of its own. */
interface Temper extends Luck {
  readonly seats: number;
  readonly processes: number;
  readonly skew: number;
  /** How often somebody does something by hand, and a process dies. */
  readonly hands: number;
  readonly deaths: number;
}

export interface Telling {
  readonly bug?: Bug | undefined;
  readonly listen?: ((line: string) => void) | undefined;
}

export function stageFor(seed: number, { bug, listen }: Telling): Stage {
  const dice = throwing(seed);
  const temper = temperFrom(dice);
  const isCarolCrowded = dice.happens(0.5);
  const world = simulatedWorld({ dice, skew: 2 * temper.skew, isCarolCrowded, listen });
  const from = dice.pick([...SEATS.keys()]);
  const seats = [...SEATS.slice(from), ...SEATS.slice(0, from)].slice(0, temper.seats);
  const stage: Stage = {
    ...{ world, dice, temper, seats, told: [], processes: [], born: 0, luck: temper },
    board: callBoard(world, dice),
    watch: watch(world, seats),
    plant: bug === undefined ? {} : PLANTS[bug],
  };
  for (let count = 0; count < temper.processes; count += 1) birth(stage);
  return stage;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;

function temperFrom(dice: Dice): Temper {
  return {
    misfortune: dice.pick([0.02, 0.08, 0.15, 0.3]),
    seats: dice.pick([1, 1, 1, 2, 4]),
    processes: dice.pick([1, 2, 2, 3]),
    skew: dice.pick([0, 0, 2 * SECOND, 30 * SECOND, 4 * MINUTE]),
    hands: dice.pick([0, 0, 0, 4]),
    deaths: dice.pick([0, 1, 4]),
  };
}

export function birth(stage: Stage, skew = anySkew(stage)): void {
  stage.born += 1;
  const name = `process-${stage.born}`;
  const process = simulatedProcess({
    ...stage,
    ...{ name, skew, misfortune: () => stage.luck.misfortune },
  });
  stage.processes = [...stage.processes, process];
  stage.world.tell(() => `${name} starts${skew === 0 ? "" : `, its clock ${skew / SECOND} s off`}`);
}

function anySkew({ dice, temper }: Stage): number {
  return dice.pick([0, temper.skew, -temper.skew]);
}

export function anyAwake({ dice, processes, world }: Stage): SimulatedProcess | undefined {
  const awake = processes.filter(({ caller }) => caller.asleepUntil <= world.now);
  return awake.length === 0 ? undefined : dice.pick(awake);
}
