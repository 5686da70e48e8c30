// When to try again after trouble, and when to stop trying by ourselves.
import type { Retry } from "./request.ts";

const DELAYS_IN_SECONDS = [1, 2, 5, 10, 30, 60, 120, 300];

/** Milliseconds to wait after the given number of failed attempts (1 = the first one failed). */
export function retryDelay(failedAttempts: number): number {
  const index = Math.min(Math.max(failedAttempts, 1), DELAYS_IN_SECONDS.length) - 1;
  return (DELAYS_IN_SECONDS[index] ?? 300) * 1000;
}

/** Why messages could not be shown. */
export interface Untold {
  readonly cause: string;
  /** In milliseconds, where Slack has said after how long to try again. */
  readonly wait?: number;
}

/** `announcing-waits`: no attempt has failed; Slack is there, and takes them one after another. */
export type AnnouncingLater =
  | { what: "announcing-delayed"; at: number; cause: string; attempts: number; retryAt: number }
  | { what: "announcing-waits"; at: number; attempts: number; retryAt: number };

/** When to show them again. */
export function announcingLater(
  before: Retry | null,
  { cause, wait }: Untold,
  at: number,
): AnnouncingLater {
  const failed = before?.attempts ?? 0;
  if (wait !== undefined) {
    return { what: "announcing-waits", at, attempts: failed, retryAt: at + wait };
  }
  const attempts = failed + 1;
  const retryAt = at + retryDelay(attempts);
  return { what: "announcing-delayed", at, cause, attempts, retryAt };
}

/** Granting stops here and says so; about 18 minutes after the first failure. An end is never given up. */
export const MOST_GRANT_ATTEMPTS = 10;

/** A message nobody waits for any more is given up here; about a day after the first failure. */
export const MOST_ANNOUNCE_ATTEMPTS = 300;
