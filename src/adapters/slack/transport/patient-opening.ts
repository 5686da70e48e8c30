// Opens a socket for as long as it takes, later and later, and says what is in the way.
import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "../../../logger.ts";
import { openingFailure } from "./opening-failure.ts";
import type { OpeningFailure } from "./opening-failure.ts";
import { endsTheStart, waitBefore } from "./reopening.ts";
import type { Cause, Pace } from "./reopening.ts";
import type { SocketConnection } from "./socket-connection.ts";

export interface Opening {
  readonly cause: Cause;
  /** In a row, before. */
  readonly failures: number;
  /** Whether it fails, rather than goes on for ever, where the start of a process ends. */
  readonly isStart?: boolean;
}

export interface OpeningParts {
  /** Undefined where none is wanted any more. */
  readonly open: () => Promise<SocketConnection | undefined>;
  readonly pace: Pace;
  readonly chance: () => number;
  readonly stopping: AbortSignal;
  readonly logger: Logger;
}

/** Undefined where it was stopped meanwhile. */
export async function openAtLast(
  { isStart = false, ...before }: Opening,
  { open, pace, chance, stopping, logger }: OpeningParts,
): Promise<SocketConnection | undefined> {
  const isStopped = () => stopping.aborted;
  let { cause, failures } = before;
  while (!isStopped()) {
    const wait = waitBefore({ cause, failures, chance: chance() }, pace);
    await pause(wait, undefined, { signal: stopping }).catch(() => undefined);
    try {
      return await open();
    } catch (error) {
      const failure = openingFailure(error);
      if (isStart && endsTheStart(failure.cause)) throw failure.trouble;
      if (!isStopped()) say(failure, logger);
      ({ cause } = failure);
      failures += 1;
    }
  }
  return undefined;
}

// What only a person can mend is an error each time, so that the alarm keeps ringing until it is mended.
function say({ cause, trouble }: OpeningFailure, logger: Logger): void {
  const words = "a socket to Slack could not be opened; it is tried again";
  if (cause.kind === "refused") logger.error({ err: trouble }, words);
  else logger.warn({ err: trouble }, words);
}
