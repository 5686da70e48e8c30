// The crash test on real processes: dies before, dies after, or no answer, at every call of the journey.
import { isDeepStrictEqual, parseArgs } from "node:util";
import { startSandbox } from "../../sandbox/sandbox.ts";
import { storedRequests } from "../support/stored-requests.ts";
import { crashPoints, describePoint } from "./crash-points.ts";
import type { CrashPoint } from "./crash-points.ts";
import { playJourney } from "./journey.ts";
import type { JourneyEnd, Stage } from "./journey.ts";

const { values } = parseArgs({ options: { every: { type: "string", default: "1" } } });
const every = Number(values.every);

const sandbox = await startSandbox({
  environment: { ROLECALL_LEASE_SECONDS: "1", ROLECALL_POLL_SECONDS: "0.1", LOG_LEVEL: "warn" },
});
const store = storedRequests(sandbox.aws.endpointUrl);
const stage: Stage = { sandbox, store, revive: () => sandbox.bots.start() };

let failed = 0;
try {
  const first = await playJourney(stage); // makes the group, and reads everybody's profile once
  const mark = sandbox.calls.since(0).at(-1)?.number ?? 0;
  const calm = await playJourney(stage);
  const points = crashPoints(sandbox.calls.since(mark)).filter((_, index) => index % every === 0);
  console.log(`One journey without faults: ${first.ended.history.join(" → ")}`);
  let copies = 0;
  for (const point of points) {
    const told = await tryPoint(point, calm);
    copies += told.copies;
    if (!told.same) failed += 1;
    console.log(`${told.same ? "same" : "DIFFERENT"}  ${describePoint(point)}`);
  }
  console.log(
    `${points.length} crash points covered${every > 1 ? ` (every ${every}. of all)` : ""}; ${failed} ended differently; ` +
      `${copies} messages were posted twice, since a crash came between posting and storing (each leads to the same record).`,
  );
} finally {
  await sandbox.stop();
}
process.exitCode = failed === 0 ? 0 : 1;

async function tryPoint(
  { service, action, skip, effect }: CrashPoint,
  calm: JourneyEnd,
): Promise<{ same: boolean; copies: number }> {
  sandbox.faults.clear();
  sandbox.faults.add({ service, action, skip, effect });
  const end = await playJourney(stage);
  const struck = sandbox.faults.list().length === 0;
  if (!struck) console.log("the fault was never met:");
  const same =
    isDeepStrictEqual(end.granted, calm.granted) && isDeepStrictEqual(end.ended, calm.ended);
  if (!same) console.log(differences({ ...calm }, { ...end }).join("\n"));
  return { same: same && struck, copies: end.copies };
}

/** One line for everything that differs, with what it was without the crash and with it. */
function differences(calm: object, end: object, path = ""): string[] {
  return Object.entries(calm).flatMap(([name, before]: [string, unknown]) => {
    const now = (end as Record<string, unknown>)[name];
    if (path === "" && name === "copies") return [];
    if (isDeepStrictEqual(before, now)) return [];
    const here = `${path}${name}`;
    if (isObject(before) && isObject(now)) return differences(before, now, `${here}.`);
    return [`  ${here}: ${JSON.stringify(before)} became ${JSON.stringify(now)}`];
  });
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
