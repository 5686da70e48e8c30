// Control routes for what happened and when: the calls answered so far, and the clock of the sandbox AWS.
import { z } from "zod";
import type { CallLog } from "../calls.ts";
import type { Clock } from "../clock.ts";
import { get, post, remove, type Route, wrong } from "./route.ts";

export function timeRoutes({ calls, clock }: { calls: CallLog; clock: Clock }): Route[] {
  const time = () => ({ now: clock.now(), reads: new Date(clock.now()).toISOString() });
  return [
    get("/calls", "Every call of the bot, in order (?since=N: those after number N).", (asked) => {
      const since = Number(asked.query.get("since") ?? 0);
      if (Number.isInteger(since) && since >= 0) return calls.since(since);
      throw wrong(400, "?since takes the number of a call, like GET /calls?since=12.");
    }),
    remove("/calls", "Forgets the calls so far.", () => calls.clear()),
    get("/clock", "The time as the sandbox AWS sees it.", time),
    post("/clock", {
      says: "Moves the time of the sandbox AWS forward.",
      body: z.strictObject({ advance: z.number().int().nonnegative() }),
      example: { advance: 3_600_000 },
      answer: ({ body }) => {
        clock.advance(body.advance);
        return time();
      },
    }),
  ];
}
