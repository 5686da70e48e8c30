// One lane a channel: messages leave in the order in which they came, as fast as the channel takes them.
import { tooSoon } from "./limited-methods.ts";
import type { Waiting } from "./limited-methods.ts";
import { afterLimit, afterPost, FRESH, isEverywhere, isFresh, mayPostAt } from "./posting-pace.ts";
import type { Pace } from "./posting-pace.ts";

export interface PostingLanes {
  /** Settles when a message may leave; fails at once where that is too long from now. */
  turn(channel: string): Promise<void>;
  /** Slack wants nothing posted there until then. */
  limit(channel: string, until: number): void;
}

export interface LaneParts extends Waiting {
  /** Up to when nothing may be posted anywhere. */
  readonly closedUntil: () => number;
  /** Slack wants nothing posted anywhere until then. */
  readonly closeAll: (until: number) => void;
}

interface InLine {
  readonly latest: number;
  readonly go: () => void;
  readonly refuse: (error: Error) => void;
}

interface Lane {
  pace: Pace;
  line: InLine[];
}

/** How late a timer of a busy process may be. */
const LATENESS = 1000;

export function postingLanes(parts: LaneParts): PostingLanes {
  const { now, longestWait, closedUntil, closeAll } = parts;
  const lanes = new Map<string, Lane>();

  const laneOf = (channel: string): Lane => {
    const known = lanes.get(channel);
    if (known) return known;
    for (const [name, { line, pace }] of lanes) {
      if (line.length === 0 && isFresh(pace, now())) lanes.delete(name);
    }
    const lane = { pace: FRESH, line: [] };
    lanes.set(channel, lane);
    return lane;
  };
  return {
    turn: async (channel) => {
      const lane = laneOf(channel);
      const at = now();
      const wait = mayPostAt(lane.pace, Math.max(at, closedUntil()), lane.line.length) - at;
      if (wait > longestWait) throw tooSoon(wait);
      await new Promise<void>((go, refuse) => {
        lane.line.push({ latest: at + longestWait + LATENESS, go, refuse });
        if (lane.line.length === 1) void leaveInTurn(parts, lane);
      });
    },
    limit: (channel, until) => {
      const lane = laneOf(channel);
      lane.pace = afterLimit(lane.pace, until);
      const paces = [...lanes.values()].map(({ pace }) => pace);
      if (isEverywhere(paces, now())) closeAll(until);
    },
  };
}

// What may happen while one waits (a limit, or the end of all waiting) is looked at anew for each that is next.
async function leaveInTurn(parts: LaneParts, lane: Lane): Promise<void> {
  const { now, room, closedUntil } = parts;
  for (let [next] = lane.line; next; [next] = lane.line) {
    const at = now();
    const time = mayPostAt(lane.pace, Math.max(at, closedUntil()));
    const isInTime = time <= next.latest;
    if (isInTime && time > at && (await room.wait(time - at))) continue;
    lane.line.shift();
    if (isInTime && time <= at) {
      lane.pace = afterPost(lane.pace, at);
      next.go();
    } else {
      next.refuse(tooSoon(time - at));
    }
  }
}
