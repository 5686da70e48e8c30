// The sandbox's time runs faster than this machine's, so that what is due in minutes comes due in seconds.
import { setTimeout as pause } from "node:timers/promises";
import type { Sandbox } from "../../sandbox/sandbox.ts";

/** Forty seconds in one. What is claimed for ten minutes is so for a quarter of one: longer than a turn takes on a busy machine. */
const STEP = { ahead: 10_000, every: 250 };

export interface FastTime {
  stop(): Promise<void>;
}

export function startFastTime(sandbox: Sandbox): FastTime {
  let isOver = false;
  const run = async (): Promise<void> => {
    while (!isOver) {
      await sandbox.advance(STEP.ahead);
      await pause(STEP.every);
    }
  };
  const running = run();
  return {
    stop: async () => {
      isOver = true;
      await running;
    },
  };
}
