// When to try again after trouble, and when to stop trying by ourselves.

const DELAYS_IN_SECONDS = [1, 2, 5, 10, 30, 60, 120, 300];

/** Milliseconds to wait after the given number of failed attempts (1 = the first one failed). */
export function retryDelay(failedAttempts: number): number {
  const index = Math.min(Math.max(failedAttempts, 1), DELAYS_IN_SECONDS.length) - 1;
  return (DELAYS_IN_SECONDS[index] ?? 300) * 1000;
}

/** Granting stops here and says so; about 18 minutes after the first failure. An end is never given up. */
export const MOST_GRANT_ATTEMPTS = 10;

/** A message nobody waits for any more is given up here; about a day after the first failure. */
export const MOST_ANNOUNCE_ATTEMPTS = 300;
