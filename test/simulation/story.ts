// One seed, one story: people, processes and misfortunes in an order that the seed decides, and what must hold at its end.
import type { RequestKey } from "../../src/domain/request.ts";
import { seatSubject } from "../../src/domain/request.ts";
import { approveRequest } from "../../src/operations/approve-request.ts";
import { askForAccess } from "../../src/operations/ask-for-access.ts";
import { denyRequest } from "../../src/operations/deny-request.ts";
import { giveBack } from "../../src/operations/give-back.ts";
import { withdrawRequest } from "../../src/operations/withdraw-request.ts";
import { bob, carol } from "../support/people.ts";
import { aWorld, LEASE } from "../support/a-world.ts";
import type { World } from "../support/a-world.ts";
import { callBoard } from "./call-board.ts";
import { dice as throwing } from "./dice.ts";
import type { Dice } from "./dice.ts";
import { simulatedProcess } from "./simulated-process.ts";
import type { Bug, SimulatedProcess } from "./simulated-process.ts";
import { SEATS } from "./seats.ts";
import type { Seat } from "./seats.ts";
import { wrongsIn } from "./wrongs.ts";

const STEPS = 250;
const FAULTS = { probability: 0.08, stallMilliseconds: 20 * LEASE };
interface Stage {
  readonly world: World;
  readonly dice: Dice;
  readonly board: ReturnType<typeof callBoard>;
  readonly bug: Bug | undefined;
  processes: SimulatedProcess[];
  born: number;
  /** References that people were given for what they asked. */
  readonly told: string[];
}

/** What was wrong at the end, in words; empty where all is well. */
export async function playStory(seed: number, bug?: Bug): Promise<string[]> {
  const stage: Stage = {
    world: aWorld(),
    dice: throwing(seed),
    board: callBoard(),
    bug,
    processes: [],
    born: 0,
    told: [],
  };
  stage.processes = [birth(stage), birth(stage)];
  for (let step = 0; step < STEPS; step += 1) {
    await oneStep(stage);
    await settled();
  }
  await calmDown(stage);
  return wrongsIn(stage.world, { seats: SEATS, told: stage.told });
}

async function oneStep(stage: Stage): Promise<void> {
  const { board, dice, world } = stage;
  const what = dice.below(100);
  if (what < 12) somebodyActs(stage);
  else if (what < 82) await board.release(dice, world.now, FAULTS);
  else if (what < 92) anyProcess(stage).tick();
  else if (what < 98) world.now += dice.pick([100, 1000, LEASE / 2, 2 * LEASE, 5 * LEASE]);
  else await oneDies(stage);
}

function somebodyActs(stage: Stage): void {
  const { dice } = stage;
  const seat = dice.pick<Seat>(SEATS);
  const { ports, attempt } = anyProcess(stage);
  const key = newestKey(stage.world, seat);
  const approver = dice.pick([bob, carol]);
  const asked = { requester: seat.person, slug: seat.slug, roleKey: seat.roleKey, reason: "why" };
  const acts: (() => Promise<unknown>)[] = [
    async () => {
      const answer = await askForAccess(ports, asked);
      if (answer.kind === "asked") stage.told.push(answer.request.ref);
    },
    () => approveRequest(ports, key, approver),
    () => approveRequest(ports, key, bob),
    () => giveBack(ports, key, seat.person),
    () => denyRequest(ports, { key, approver, reason: "no" }),
    () => withdrawRequest(ports, key, seat.person),
  ];
  attempt(dice.pick(dice.happens(0.75) ? acts.slice(0, 4) : acts));
}

function newestKey({ records }: World, seat: Seat): RequestKey {
  const subject = seatSubject(seat.person, seat.slug, seat.roleKey);
  const numbers = [...records.values()]
    .filter(({ request }) => request.key.subject === subject)
    .map(({ request }) => request.key.number);
  return { subject, number: Math.max(1, ...numbers) };
}

function anyProcess({ dice, processes }: Stage): SimulatedProcess {
  return dice.pick(processes);
}

// A sleeper wakes before it may die: a call that lands after the death of its process is nobody's to undo,
// which is a hole that only a deny in IAM itself can close.
async function oneDies(stage: Stage): Promise<void> {
  const { board, dice, world } = stage;
  const victim = anyProcess(stage);
  if (board.isAsleep(victim.name, world.now) || victim.hasSlept(world.now)) return;
  await board.bury(victim.name, dice);
  stage.processes = [...stage.processes.filter((one) => one !== victim), birth(stage)];
}

function birth(stage: Stage): SimulatedProcess {
  stage.born += 1;
  const { board, bug, world } = stage;
  return simulatedProcess({ world, board, bug, name: `process-${stage.born}` });
}

/** No more misfortunes; everybody finishes, sleepers included, until nothing is due within a day. */
async function calmDown(stage: Stage): Promise<void> {
  const { board, world } = stage;
  for (let round = 0; round < 1000; round += 1) {
    await releaseAll(stage);
    const next = nextDue(world);
    const isSoon = next !== undefined && next <= world.now + 24 * 3600 * 1000;
    if (!isSoon && board.waiting(Infinity) === 0) return;
    world.now = isSoon && next > world.now ? next : world.now + LEASE;
    for (const process of stage.processes) process.tick();
    await settled();
  }
}

async function releaseAll({ board, dice, world }: Stage): Promise<void> {
  while (board.waiting(world.now) > 0) {
    await board.release(dice, world.now, { probability: 0, stallMilliseconds: 0 });
    await settled();
  }
}

function nextDue({ records }: World): number | undefined {
  const dues = [...records.values()].flatMap(({ due }) => (due === null ? [] : [due]));
  return dues.length === 0 ? undefined : Math.min(...dues);
}

/** Lets every promise that can go on go on. */
function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
