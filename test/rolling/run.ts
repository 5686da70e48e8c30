// `npm run rolling`: replaces two bot processes in turn under a steady load, and says what came of it.
// `--rounds N` replacements, `--people N` side by side, `--transport socket`.
import { parseArgs } from "node:util";
import { roll } from "./rolling.ts";
import { told } from "./told.ts";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "8" },
    people: { type: "string", default: "8" },
    transport: { type: "string", default: "http" },
  },
});
const transport = values.transport === "socket" ? "socket" : "http";
const rolled = await roll({
  transport,
  rounds: Number(values.rounds),
  people: Number(values.people),
});
console.log(told(rolled, transport));
process.exitCode = rolled.wrongs.length === 0 ? 0 : 1;
