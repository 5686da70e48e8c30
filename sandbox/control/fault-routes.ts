// Control routes for faults: what goes wrong at the next call that matches.
import { z } from "zod";
import type { Effect, Faults } from "../faults.ts";
import { get, post, remove, type Route, wrong } from "./route.ts";
import { services } from "./services.ts";

const effects = [
  "fail",
  "throttle",
  "fail-after",
  "lose-answer",
  "hang",
  "delay",
  "kill-before",
  "kill-after",
  "deliver-twice",
] as const satisfies readonly Effect[];

const wanted = z.strictObject({
  service: z.enum(services),
  action: z.string().min(1),
  effect: z.enum(effects),
  skip: z.number().int().nonnegative().default(0),
  times: z.number().int().positive().default(1),
  milliseconds: z.number().int().nonnegative().default(0),
  error: z.string().min(1).exactOptional(),
  reason: z.string().min(1).exactOptional(),
});

export function faultRoutes(faults: Faults): Route[] {
  const byId = (id: string | undefined) => {
    const fault = faults.list().find((one) => one.id === id);
    if (fault) return fault;
    const ids = faults.list().map((one) => one.id);
    throw wrong(404, `There is no fault "${id}"; there are: ${ids.join(", ") || "none"}.`);
  };

  return [
    post("/faults", {
      says: `Puts a fault before a service. Effects: ${effects.join(", ")}.`,
      body: wanted,
      example: { service: "iam", action: "AddUserToGroup", effect: "lose-answer", times: 1 },
      answer: ({ body }) => faults.add(body),
    }),
    get("/faults", "The faults that are not spent yet.", () => faults.list()),
    get("/faults/:id", "One of them.", ({ params }) => byId(params["id"])),
    remove("/faults/:id", "Takes one away.", ({ params }) => faults.remove(byId(params["id"]).id)),
    remove("/faults", "Takes all away.", () => faults.clear()),
  ];
}
