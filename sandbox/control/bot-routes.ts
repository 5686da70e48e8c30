// Control routes for the bot processes: start, stop, kill, and what they printed.
import { z } from "zod";
import type { Bots } from "../bots.ts";
import { get, post, type Route, wantsPlain, wrong } from "./route.ts";

const which = z.strictObject({ index: z.number().int().nonnegative().exactOptional() });

export function botRoutes(bots: Bots): Route[] {
  const doing = (verb: "start" | "stop" | "kill", says: string): Route =>
    post(`/bots/${verb}`, {
      says,
      body: which,
      example: { index: 0 },
      answer: async ({ body }) => {
        if (body.index !== undefined) check(bots, body.index);
        await bots[verb](body.index);
        return bots.list();
      },
    });

  return [
    get("/bots", "The bot processes and how they are.", () => bots.list()),
    doing("start", "Starts the bots that are not running; one with {index}."),
    doing("stop", "Stops them as a deploy does (SIGTERM) and waits; one with {index}."),
    doing("kill", "Kills them as a power failure does (SIGKILL); one with {index}."),
    get("/bots/:index/log", "The last 500 lines a bot printed (?plain=1: as text).", (asked) => {
      const index = check(bots, Number(asked.params["index"]));
      const lines = bots.log(index);
      return wantsPlain(asked.query) ? { plainText: `${lines.join("\n")}\n` } : { index, lines };
    }),
  ];
}

function check(bots: Bots, index: number): number {
  const known = bots.list().map((bot) => bot.index);
  if (known.includes(index)) return index;
  throw wrong(404, `There is no bot ${index}; there are: ${known.join(", ") || "none"}.`);
}
