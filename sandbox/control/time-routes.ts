// Control routes for what happened and when: the calls answered so far, and the time of the whole sandbox.
import { z } from "zod";
import type { CallLog } from "../calls.ts";
import type { Move, MovedClock } from "../clock.ts";
import { get, post, remove, type Route, wrong } from "./route.ts";

const mostAtOnce = 366 * 24 * 60 * 60 * 1000;

export interface SandboxTime {
  now: number;
  reads: string;
  /** How many milliseconds it is ahead of this machine. */
  ahead: number;
  moves: readonly Move[];
}

interface Timed {
  calls: CallLog;
  clock: MovedClock;
  advance(milliseconds: number): Promise<void>;
}

export function timeRoutes({ calls, clock, advance }: Timed): Route[] {
  const time = (): SandboxTime => {
    const now = clock.now();
    return { now, reads: new Date(now).toISOString(), ahead: clock.ahead(), moves: clock.moves() };
  };
  return [
    get("/calls", "Every call of the bot, in order (?since=N: those after number N).", (asked) => {
      const since = Number(asked.query.get("since") ?? 0);
      if (Number.isInteger(since) && since >= 0) return calls.since(since);
      throw wrong(400, "?since takes the number of a call, like GET /calls?since=12.");
    }),
    remove("/calls", "Forgets the calls so far.", () => calls.clear()),
    get("/clock", "The time in the sandbox: of its Slack, its AWS and its bots.", time),
    post("/clock", {
      says: "Moves that time forward by {advance} milliseconds; answers when every bot has the new time.",
      body: z.strictObject({ advance: z.number().int().nonnegative().max(mostAtOnce) }),
      example: { advance: 3_600_000 },
      answer: async ({ body }) => {
        await advance(body.advance);
        return time();
      },
    }),
  ];
}
