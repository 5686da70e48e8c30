// How fast messages may be posted in one channel: when the next may go, after those that went and what Slack said.

/** Times in milliseconds, of whatever clock. */
export interface Pace {
  /** Up to when the messages that went have used up the channel's second each. */
  readonly usedUntil: number;
  /** Up to when Slack wants none there. */
  readonly limitedUntil: number;
}

export const FRESH: Pace = { usedUntil: -Infinity, limitedUntil: -Infinity };

/** Slack: "1 message per second to a specific channel", https://docs.slack.dev/reference/methods/chat.postMessage */
const BETWEEN = 1000;

/**
 * Slack grants "generous burst behavior" and names no number. Seen from outside it is a bucket of 25 that drains by one a
 * second (RamblingCookieMonster/PSSlack#52). What is left of it is for whoever else posts with the same token.
 */
export const BURST = 20;

const HEAD_START = (BURST - 1) * BETWEEN;

/** When a message may go that has so many others ahead of it: at `now`, or later. */
export function mayPostAt({ usedUntil }: Pace, now: number, ahead = 0): number {
  return Math.max(now, Math.max(usedUntil, now) + ahead * BETWEEN - HEAD_START);
}

export function afterPost(pace: Pace, now: number): Pace {
  return { ...pace, usedUntil: Math.max(pace.usedUntil, now) + BETWEEN };
}

/** From then on one by one: that there was no room for a burst is what Slack has just said. */
export function afterLimit({ usedUntil }: Pace, until: number): Pace {
  return { usedUntil: Math.max(usedUntil, until + HEAD_START), limitedUntil: until };
}

/** Nothing needs to be remembered of it. */
export function isFresh({ usedUntil }: Pace, now: number): boolean {
  return usedUntil <= now;
}

/**
 * Slack limits posting in a channel and, above that, in the whole workspace, and does not say which it was. Three channels
 * at a time are taken for the workspace; any fewer are held up each by itself, so that one busy channel keeps no other waiting.
 */
export function isEverywhere(paces: Iterable<Pace>, now: number): boolean {
  let limited = 0;
  for (const { limitedUntil } of paces) limited += limitedUntil > now ? 1 : 0;
  return limited >= 3;
}
