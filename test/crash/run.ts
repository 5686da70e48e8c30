// The crash test on real processes: dies before, dies after, or no answer, at every change the bot makes on its journeys.
import { isDeepStrictEqual, parseArgs } from "node:util";
import { crashPoints, describePoint } from "./crash-points.ts";
import type { CrashPoint } from "./crash-points.ts";
import { differences } from "./differences.ts";
import { ACCOUNT_JOURNEYS } from "./account-journeys.ts";
import { JOURNEYS } from "./journeys.ts";
import type { Journey, JourneyEnd } from "./journeys.ts";
import { setStage } from "./stage.ts";

const { values } = parseArgs({
  options: {
    every: { type: "string", default: "1" },
    /** Words of the titles of the journeys that are tried. */
    only: { type: "string", default: "" },
  },
});
const every = Number(values.every);
const journeys = [...JOURNEYS, ...ACCOUNT_JOURNEYS].filter(({ title }) =>
  title.includes(values.only),
);

const stage = await setStage();
const { sandbox } = stage;
let tried = 0;
let failed = 0;
let copies = 0;
try {
  for (const journey of journeys) await tryAll(journey);
  console.log(
    `${tried} crash points covered${every > 1 ? ` (every ${every}. of all)` : ""}; ${failed} ended differently; ` +
      `${copies} messages were posted twice, since a crash came between posting and storing (each leads to the same record).`,
  );
} finally {
  await sandbox.stop();
}
process.exitCode = failed === 0 ? 0 : 1;

async function tryAll(journey: Journey): Promise<void> {
  await journey.play(stage); // makes the group, and leaves the same past behind as every one after it
  const mark = sandbox.calls.since(0).at(-1)?.number ?? 0;
  const calm = await journey.play(stage);
  const made = sandbox.calls.since(mark);
  const all = crashPoints(made, { from: calm.beforeNew, to: calm.endOfNew ?? Infinity });
  const points = all.filter((_, index) => index % every === 0);
  console.log(`\n${journey.title}: ${Object.keys(calm.worlds).join(" → ")}`);
  if (calm.left.length > 0) {
    throw new Error(`Without any fault, this is left: ${calm.left.join(", ")}`);
  }
  for (const point of points) {
    const isSame = await tryPoint(journey, point, calm).catch((cause: unknown) => {
      throw new Error(`${journey.title}: ${describePoint(point)}`, { cause });
    });
    tried += 1;
    if (!isSame) failed += 1;
    console.log(`${isSame ? "same" : "DIFFERENT"}  ${describePoint(point)}`);
  }
}

async function tryPoint(
  journey: Journey,
  { service, action, skip, effect }: CrashPoint,
  calm: JourneyEnd,
): Promise<boolean> {
  sandbox.faults.clear();
  sandbox.faults.add({ service, action, skip, effect });
  const end = await journey.play(stage);
  copies += end.copies;
  const isStruck = sandbox.faults.list().length === 0;
  // How often a message is redrawn depends on how long things take: several redraws that wait are one.
  const isRedraw = action === "chat.update";
  if (!isStruck)
    console.log(`the fault was never met${isRedraw ? ", as one redraw fewer was needed" : ""}:`);
  const isSame = isDeepStrictEqual(end.worlds, calm.worlds);
  if (!isSame) {
    console.log(differences(calm.worlds, end.worlds).join("\n"));
    console.log(`  on record: ${end.trail.join(" → ")}`);
  }
  return isSame && (isStruck || isRedraw);
}
