// A clock and a waiting room whose time passes only when a test says so.
import { setImmediate as allElse } from "node:timers/promises";

interface Sleeper {
  readonly at: number;
  readonly wake: (isOver: boolean) => void;
}

export function virtualTime() {
  let now = 0;
  let isClosed = false;
  let sleepers: Sleeper[] = [];
  const room = {
    wait: (milliseconds: number) =>
      new Promise<boolean>((wake) => {
        if (isClosed) wake(false);
        else sleepers.push({ at: now + milliseconds, wake });
      }),
    close: () => {
      isClosed = true;
      for (const { wake } of sleepers.splice(0)) wake(false);
    },
  };
  /** Up to this time, waking everybody at theirs. */
  const passTo = async (end: number): Promise<void> => {
    await allElse();
    for (;;) {
      const next = sleepers.toSorted((one, other) => one.at - other.at)[0];
      if (!next || next.at > end) break;
      now = Math.max(now, next.at);
      sleepers = sleepers.filter((sleeper) => sleeper !== next);
      next.wake(true);
      await allElse();
    }
    now = Math.max(now, end);
  };
  return { now: () => now, room, passTo };
}
