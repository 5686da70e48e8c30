// Control routes for Socket Mode: the app's connections, and what goes wrong with them.
import { z } from "zod";
import type { Sockets } from "../slack/socket/sockets.ts";
import { get, post, type Route, wrong } from "./route.ts";

const toSome = ["refresh", "warn", "disable", "drop", "go-silent"] as const;

const wanted = z.discriminatedUnion("do", [
  z.strictObject({ do: z.enum(toSome), which: z.string().min(1).exactOptional() }),
  z.strictObject({ do: z.literal("ghost"), count: z.number().int().min(1).max(10).default(1) }),
  z.strictObject({ do: z.literal("forget-ghosts") }),
  z.strictObject({
    do: z.enum(["lose-next-ack", "refuse-next"]),
    times: z.number().int().positive().default(1),
  }),
]);

type Wanted = z.infer<typeof wanted>;

export function socketRoutes(sockets: Sockets): Route[] {
  return [
    get("/sockets", "The app's open sockets, and whatever Slack takes for one.", () =>
      sockets.list(),
    ),
    post("/sockets", {
      says: "Does something to them; to one with {which}.",
      body: wanted,
      example: { do: "refresh", which: "socket-1" },
      answer: ({ body }) => ({ hit: done(sockets, body), sockets: sockets.list() }),
    }),
  ];
}

function done(sockets: Sockets, wish: Wanted): readonly string[] {
  switch (wish.do) {
    case "ghost":
      return sockets.ghost(wish.count);
    case "forget-ghosts":
      return sockets.forgetGhosts();
    case "lose-next-ack":
      sockets.loseNextAck(wish.times);
      return [];
    case "refuse-next":
      sockets.refuseNext(wish.times);
      return [];
    default:
      return doneTo(sockets, wish);
  }
}

function doneTo(sockets: Sockets, wish: Extract<Wanted, { which?: string }>): readonly string[] {
  const verb = wish.do === "go-silent" ? "goSilent" : wish.do;
  try {
    return sockets[verb](wish.which);
  } catch (error) {
    throw wrong(404, error instanceof Error ? error.message : String(error));
  }
}
