// When IAM is compared with the record: again and again, and at once when somebody has decided about drift.
import { compareWhenDue } from "./compare.ts";
import type { ComparingPorts, Pace } from "./compare.ts";

export interface ComparerOptions extends Pace {
  /** How often this process looks whether a comparison is due, which costs no call. */
  readonly pollMilliseconds: number;
  /** A bug, or trouble with AWS or the store: what was begun is made up for when its claim is over. */
  readonly onFailure: (error: unknown) => void;
}

export interface Comparer {
  /** Compares where that is due; resolves when it is done. */
  tick(): Promise<void>;
  /** Compares at once, or right after the comparison that is under way. */
  nudge(): void;
  start(): void;
  /** Begins nothing new and waits for what is under way. */
  stop(): Promise<void>;
}

/** Another process may have decided something, or died: the ledger is read at least this often. */
const LOOK_EVERY = 60_000;

export function createComparer(ports: ComparingPorts, options: ComparerOptions): Comparer {
  const { now } = ports.surroundings;
  let lookAt = 0;
  let isStopping = false;
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  const look = async (): Promise<void> => {
    lookAt = Infinity;
    let dueAt = Infinity;
    try {
      dueAt = await compareWhenDue(ports, options);
    } catch (error) {
      options.onFailure(error);
    }
    // Somebody may have asked to look at once meanwhile.
    lookAt = Math.min(lookAt, dueAt, now() + Math.min(LOOK_EVERY, options.periodMilliseconds));
  };
  const tick = async (): Promise<void> => {
    if (!running && (isStopping || now() < lookAt)) return;
    running ??= look().finally(() => {
      running = undefined;
    });
    await running;
  };
  return {
    tick,
    nudge: () => {
      lookAt = 0;
      void tick().then(tick);
    },
    start: () => {
      timer = setInterval(() => void tick(), options.pollMilliseconds);
    },
    stop: async () => {
      clearInterval(timer);
      isStopping = true;
      await running;
    },
  };
}
