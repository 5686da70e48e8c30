// In which order the parts of Rolecall are started and stopped, and how long each may take to stop.
import { setTimeout as pause } from "node:timers/promises";
import { Trouble } from "./domain/trouble.ts";
import type { Logger } from "./logger.ts";

export interface Part {
  readonly name: string;
  start(): Promise<void> | void;
  /** Settles when what it had in hand is done. */
  stop(): Promise<void> | void;
  /** In milliseconds; what is left then is left behind, and the record knows of it. */
  readonly stopsWithin: number;
}

export interface Life {
  /** Fails, in words, where a part cannot start at all. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30_000;

/**
 * They start in this order and stop in the opposite one. A part that meets trouble which may pass is started again and again:
 * those before it work meanwhile, so that access ends also while Slack is down.
 */
export function lifeOf(parts: readonly Part[], logger: Logger): Life {
  const stopping = new AbortController();
  return {
    start: async () => {
      for (const part of parts) await untilStarted(part, { logger, stopping: stopping.signal });
    },
    stop: async () => {
      stopping.abort();
      for (const part of parts.toReversed()) await stopInTime(part, logger);
    },
  };
}

interface Starting {
  readonly logger: Logger;
  readonly stopping: AbortSignal;
}

async function untilStarted(part: Part, { logger, stopping }: Starting): Promise<void> {
  for (let wait = FIRST_WAIT; !stopping.aborted; wait = Math.min(wait * 2, LONGEST_WAIT)) {
    try {
      await part.start();
      return;
    } catch (error) {
      if (!(error instanceof Trouble && error.retryable)) throw error;
      logger.warn({ err: error, part: part.name }, "it cannot start yet; it is tried again");
    }
    await pause(wait, undefined, { signal: stopping }).catch(() => undefined);
  }
}

async function stopInTime({ name, stop, stopsWithin }: Part, logger: Logger): Promise<void> {
  const inTime = new AbortController();
  const late = pause(stopsWithin, "late" as const, { signal: inTime.signal }).catch(
    () => undefined,
  );
  try {
    if ((await Promise.race([stop(), late])) !== "late") return;
    logger.warn({ part: name }, "it did not stop in time; what it had in hand is taken up again");
  } catch (error) {
    logger.error({ err: error, part: name }, "it failed at stopping");
  } finally {
    inTime.abort();
  }
}
