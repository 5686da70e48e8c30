// `npm run soak`: an hour of journeys against one built bot, and whether it holds at the end what it held before.
// `--minutes N`, `--people N` side by side, `--transport socket`. A channel takes one message a second, however fast time goes: more than a few people only wait for it.
import { parseArgs } from "node:util";
import { buildFiles } from "../bench/built-files.ts";
import { countedErrors } from "../support/steady-load.ts";
import { heldOver, isFlat } from "./flat.ts";
import type { Held } from "./flat.ts";
import { soak } from "./soak.ts";

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "60" },
    people: { type: "string", default: "5" },
    transport: { type: "string", default: "http" },
  },
});
const minutes = Number(values.minutes);
const people = Number(values.people);
const transport = values.transport === "socket" ? "socket" : "http";
const built = buildFiles();

function line(held: Held): string {
  const { what, before, after, most } = held;
  const words = `${what}: ${before.toFixed(1)} → ${after.toFixed(1)} (at most ${most.toFixed(1)})`;
  return isFlat(held) ? words : `${words} GROWS`;
}

try {
  const soaked = await soak({ entry: built.rolecall, ...{ transport, minutes, people } });
  const { samples, stays, clicks, failed, wrongs } = soaked;
  const held = heldOver(samples, minutes);
  console.log(
    [
      `${transport}, ${minutes} minutes, ${people} people side by side: ${stays} times somebody asked, was let in and was out again;`,
      `${clicks} clicks and commands, ${countedErrors(failed)} of them failed visibly; ${samples.length} looks at the bot, the last third against the one before:`,
      ...held.map((one) => `  ${line(one)}`),
      ...wrongs.map((wrong) => `WRONG: ${wrong}`),
    ].join("\n"),
  );
  if (held.length === 0) console.log("Nothing could be measured on this system.");
  process.exitCode = held.length > 0 && held.every(isFlat) && wrongs.length === 0 ? 0 : 1;
} finally {
  built.remove();
}
