// Plays many stories, says which seeds ended badly, and how soon each planted bug is noticed: `--seeds N`, `--from SEED`.
import { parseArgs } from "node:util";
import { BUGS } from "./simulated-process.ts";
import { playStory } from "./story.ts";

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "20000" },
    from: { type: "string", default: "1" },
  },
});
const first = Number(values.from);
const last = first + Number(values.seeds) - 1;
const SEEDS_TO_FIND_A_BUG = 5000;

const started = performance.now();
let bad = 0;
for (let seed = first; seed <= last; seed += 1) {
  const wrongs = await playStory(seed);
  if (wrongs.length === 0) continue;
  bad += 1;
  console.log(`seed ${seed} ended badly:\n  ${wrongs.join("\n  ")}`);
}
const seconds = (performance.now() - started) / 1000;
console.log(`${last - first + 1} stories in ${seconds.toFixed(1)} s; ${bad} ended badly.`);

let unnoticed = 0;
for (const bug of BUGS) {
  let seed = 1;
  while (seed <= SEEDS_TO_FIND_A_BUG && (await playStory(seed, bug)).length === 0) seed += 1;
  const isFound = seed <= SEEDS_TO_FIND_A_BUG;
  if (!isFound) unnoticed += 1;
  console.log(`  planted: ${bug}: ${isFound ? `noticed at seed ${seed}` : "NOT NOTICED"}`);
}
process.exitCode = bad + unnoticed === 0 ? 0 : 1;
