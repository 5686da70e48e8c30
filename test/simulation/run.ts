// Plays many stories, says which seeds ended badly and how, and how soon each planted bug is noticed.
// `--seeds N`, `--from SEED`; `--tell` prints every story in words; `--bug "writes no guard"` plants it.
import { parseArgs } from "node:util";
import { BUGS } from "./planted-bugs.ts";
import type { Bug } from "./planted-bugs.ts";
import { firstBadSeed, playStories } from "./many-stories.ts";
import { playStory } from "./story.ts";

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "100000" },
    from: { type: "string", default: "1" },
    tell: { type: "boolean", default: false },
    bug: { type: "string" },
  },
});
const first = Number(values.from);
const last = first + Number(values.seeds) - 1;
const bug = BUGS.find((name) => name === values.bug);
const MOST_TOLD = 5;
const LAST_LINES = 40;

async function tellStory(seed: number, planted?: Bug, lines = Infinity): Promise<void> {
  const story: string[] = [];
  const wrongs = await playStory(seed, { bug: planted, listen: (line) => story.push(line) });
  console.log(`\nseed ${seed}:\n  ${story.slice(-lines).join("\n  ")}`);
  console.log(`  => ${wrongs.join("\n  => ") || "ended well"}`);
}

async function playAndReport(): Promise<number> {
  const started = performance.now();
  const bad = await playStories(first, last, bug);
  const seconds = (performance.now() - started) / 1000;
  for (const { seed } of bad.slice(0, MOST_TOLD)) await tellStory(seed, bug, LAST_LINES);
  console.log(`${last - first + 1} stories in ${seconds.toFixed(1)} s; ${bad.length} ended badly.`);
  for (const { seed, wrongs } of bad.slice(0, 30))
    console.log(`  seed ${seed}: ${wrongs[0] ?? ""}`);
  return bad.length;
}

async function lookForPlants(): Promise<number> {
  let unnoticed = 0;
  for (const planted of BUGS) {
    const found = await firstBadSeed(planted, last);
    if (!found) unnoticed += 1;
    const where = found ? `noticed at seed ${found.seed}: ${found.wrongs[0] ?? ""}` : "NOT NOTICED";
    console.log(`  planted: ${planted}: ${where}`);
  }
  return unnoticed;
}

if (values.tell) {
  for (let seed = first; seed <= last; seed += 1) await tellStory(seed, bug);
} else {
  const bad = await playAndReport();
  const unnoticed = bug === undefined ? await lookForPlants() : 0;
  process.exitCode = bad + unnoticed === 0 ? 0 : 1;
}
