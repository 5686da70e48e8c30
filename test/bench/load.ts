// Puts servers under load in turns, round after round, and takes each one's processor time and answer times.
import { setTimeout as pause } from "node:timers/promises";
import { processorMilliseconds } from "./process-figures.ts";
import type { ServedProcess } from "./served-process.ts";
import type { Sender } from "./signed-traffic.ts";
import { median, quantile } from "./statistics.ts";

export interface Load {
  readonly name: string;
  readonly server: ServedProcess;
  /** What is sent; `index` is another one each time. */
  body(index: number): string;
  /** What every acknowledgement must say. */
  readonly says?: string;
}

export interface Effort {
  readonly rounds: number;
  /** To each server in a round: half of them one at a time, half of them ten at a time. */
  readonly requests: number;
  /** Rounds that go first and are not counted: code is slow while it is new. */
  readonly warmUps: number;
}

export interface Loaded {
  readonly name: string;
  /** Processor milliseconds a request: the median of the rounds; undefined where the system does not count them. */
  readonly processor: number | undefined;
  readonly p50: number;
  readonly p99: number;
  readonly p99AtTen: number;
}

interface Round {
  readonly processor: number | undefined;
  readonly alone: readonly number[];
  readonly atTen: readonly number[];
}

const AT_ONCE = 10;

export async function measureLoads(
  loads: readonly Load[],
  { rounds, requests, warmUps }: Effort,
  sender: Sender,
): Promise<Loaded[]> {
  const taken = new Map<Load, Round[]>(loads.map((load) => [load, []]));
  for (let round = 0; round < warmUps + rounds; round += 1) {
    for (const load of loads) {
      const bodies = Array.from({ length: requests }, (_, index) =>
        load.body(round * requests + index),
      );
      const result = await measureOnce(load, bodies, sender);
      if (round >= warmUps) taken.get(load)?.push(result);
    }
  }
  return [...taken].map(([load, results]) => loaded(load, results));
}

async function measureOnce(
  { name, server, says }: Load,
  bodies: readonly string[],
  sender: Sender,
): Promise<Round> {
  const half = Math.floor(bodies.length / 2);
  const before = processorMilliseconds(server.pid);
  const alone = await sender.send(server.url, bodies.slice(0, half), 1);
  const atTen = await sender.send(server.url, bodies.slice(half), AT_ONCE);
  const after = await whenIdle(server.pid);
  const wrong = [...alone.answers, ...atTen.answers].find((answer) => !answer.includes(says ?? ""));
  if (wrong !== undefined) throw new Error(`${name} answered: ${wrong}`);
  return {
    processor:
      before === undefined || after === undefined ? undefined : (after - before) / bodies.length,
    alone: alone.milliseconds,
    atTen: atTen.milliseconds,
  };
}

const IDLE_WINDOW_MILLISECONDS = 100;
const IDLE_USE_MILLISECONDS = 3;

/** What a server does after its last answer is counted as well. */
async function whenIdle(pid: number): Promise<number | undefined> {
  let before = processorMilliseconds(pid);
  for (;;) {
    await pause(IDLE_WINDOW_MILLISECONDS);
    const after = processorMilliseconds(pid);
    if (before === undefined || after === undefined) return undefined;
    if (after - before < IDLE_USE_MILLISECONDS) return after;
    before = after;
  }
}

function loaded({ name }: Load, rounds: readonly Round[]): Loaded {
  const processor = rounds.flatMap((round) => round.processor ?? []);
  const alone = rounds.flatMap((round) => round.alone);
  return {
    name,
    processor: processor.length === 0 ? undefined : median(processor),
    p50: median(alone),
    p99: quantile(alone, 0.99),
    p99AtTen: quantile(
      rounds.flatMap((round) => round.atTen),
      0.99,
    ),
  };
}
