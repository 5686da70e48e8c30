// Which methods Slack wants left alone, and until when: asking for them all the same prolongs it.
import { WebAPIRateLimitedError } from "@slack/web-api";
import type { WaitingRoom } from "./waiting-room.ts";

export interface LimitedMethods {
  /** Nothing later than any time that Slack has named. */
  until(method: string): number;
  limit(method: string, until: number): void;
  /** Fails as Slack would, without asking it. */
  refuseWhileLimited(method: string): void;
  /** Waits where that is not for long; fails, before it has waited, where it is. */
  waitWhileLimited(method: string): Promise<void>;
}

export interface Waiting {
  readonly now: () => number;
  readonly room: WaitingRoom;
  /** In milliseconds. */
  readonly longestWait: number;
}

export function limitedMethods({ now, room, longestWait }: Waiting): LimitedMethods {
  const limits = new Map<string, number>();
  const until = (method: string) => limits.get(method) ?? -Infinity;
  const refuseBeyond = (method: string, wait: number): void => {
    const left = until(method) - now();
    if (left > wait) throw tooSoon(left);
  };
  return {
    until,
    limit: (method, time) => {
      limits.set(method, Math.max(until(method), time));
    },
    refuseWhileLimited: (method) => refuseBeyond(method, 0),
    waitWhileLimited: async (method) => {
      const latest = now() + longestWait;
      while (until(method) > now()) {
        // Another call may have been told to wait for longer meanwhile.
        refuseBeyond(method, latest - now());
        if (!(await room.wait(until(method) - now()))) refuseBeyond(method, 0);
      }
    },
  };
}

/** What Slack would have answered. */
export function tooSoon(milliseconds: number): WebAPIRateLimitedError {
  return new WebAPIRateLimitedError(Math.max(1, Math.ceil(milliseconds / 1000)));
}
