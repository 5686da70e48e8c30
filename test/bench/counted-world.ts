// Plays requests in a world of a given size and counts the calls that each made.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSandbox } from "../../sandbox/sandbox.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { isIn } from "../../src/domain/request.ts";
import type { AccessRequest } from "../../src/domain/request.ts";
import { counted, givesBack, isLetIn, timePasses } from "./counted-scene.ts";
import type { Scene } from "./counted-scene.ts";
import { writeEarlierRequests } from "./earlier-requests.ts";
import { residentMegabytes } from "./process-figures.ts";
import { AFTER_START, quiet } from "./quiet.ts";
import { sizedWorld } from "./sized-world.ts";
import { tallyOf } from "./tally.ts";
import type { Tally } from "./tally.ts";

/** What people ask for and get. */
export const GRANTS = {
  standingNew: "standing, first on a new account",
  standing: "standing, another person, same account",
  standingAgain: "standing, had it before, bot restarted since",
  timedNew: "for an hour, first on a new account",
  timed: "for an hour, another person, same account",
} as const;

/** What becomes of it. */
export const ENDS = {
  standingEarly: "standing, given back",
  standingCleared: "… and cleared away",
  inTime: "for an hour, which is over",
  inTimeCleared: "… and cleared away",
  early: "for an hour, given back early",
  earlyCleared: "… and cleared away",
  warned: "for an hour, warned of the end",
  inTimeWarned: "… and the hour is over",
} as const;

type Tallies<Acts> = Readonly<Record<keyof Acts, Tally>>;

/** A world to be counted in: so many accounts, people and earlier requests. */
export interface WorldSize {
  readonly size: number;
  /** The bot has a second role, in which it makes groups. */
  readonly hasProvisioner: boolean;
}

export interface CountedWorld extends WorldSize {
  readonly grants: Tallies<typeof GRANTS>;
  readonly ends: Tallies<typeof ENDS>;
  /** What else is done, and what it took; the same list in every world. */
  readonly gestures: ReadonlyMap<string, Tally>;
  /** What the bot does by itself when it starts. */
  readonly starting: Tally;
  readonly startMilliseconds: number;
  readonly megabytes: number | undefined;
  readonly fillSeconds: number;
}

export async function countIn(
  { size, hasProvisioner }: WorldSize,
  entry: string,
): Promise<CountedWorld> {
  const world = sizedWorld({
    ...{ people: size, accounts: size, approvers: 6 },
    provisioner: hasProvisioner,
  });
  const folder = await mkdtemp(join(tmpdir(), "rolecall-bench-"));
  const began = performance.now();
  await writeEarlierRequests(folder, world);
  const fillSeconds = (performance.now() - began) / 1000;
  const sandbox = await startSandbox({
    seed: world.seed,
    dataFolder: folder,
    entry,
    environment: {
      ROLECALL_POLL_SECONDS: "0.5",
      ROLECALL_LEASE_SECONDS: "60",
      ROLECALL_DRIFT_SECONDS: "86400",
      LOG_LEVEL: "warn",
    },
    log: (line) => console.log(line),
  });
  try {
    return { size, hasProvisioner, fillSeconds, ...(await play({ sandbox, world })) };
  } finally {
    await sandbox.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

// Nobody in it was looked up before, so every look-up is counted.
async function play(scene: Scene) {
  const { sandbox } = scene;
  await quiet(sandbox, AFTER_START);
  const starting = tallyOf(sandbox.calls.since(0));
  const megabytes = residentMegabytes(sandbox.bots.list()[0]?.pid ?? 0);
  const standing = await playStanding(scene);
  const timed = await playTimed(scene);
  const gestures = await countGestures(scene);
  const startMilliseconds = await restart(sandbox);
  const standingAgain = await isLetIn(scene, seats(scene).anns(5));
  const grants = { ...standing.grants, ...timed.grants, standingAgain };
  const ends = { ...standing.ends, ...timed.ends };
  return { starting, startMilliseconds, megabytes, grants, ends, gestures };
}

/** Longer than Denies stay after an end. */
const QUARANTINE_MINUTES = 46;
const isCleared = (request: AccessRequest) =>
  isIn(request, "ended") && request.state.clearings.length === 0;
const cleared = { minutes: QUARANTINE_MINUTES, then: isCleared };
const over = (minutes: number) => ({
  minutes,
  then: (request: AccessRequest) => isIn(request, "ended"),
});

/** Who asks whom for what: every approver is another one, the number of whom is given. */
function seats({ world }: Scene) {
  const [known, fresh] = [nth(world.slugs, 5), nth(world.slugs, 7)];
  const seat = (person: number, slug: string, lasting: string) => (approver: number) => ({
    requester: nth(world.people, person),
    slug,
    lasting,
    approver: nth(world.approvers, approver),
  });
  return {
    anns: seat(2, known, "standing"),
    bens: seat(3, known, "standing"),
    dees: seat(5, fresh, "1h"),
    eves: seat(6, fresh, "1h"),
    fays: seat(8, fresh, "1h"),
  };
}

async function playStanding(scene: Scene) {
  const { anns, bens } = seats(scene);
  const standingNew = await isLetIn(scene, anns(0));
  const standingEarly = await givesBack(scene, anns(0));
  const standingCleared = await timePasses(scene, anns(0), cleared);
  const standing = await isLetIn(scene, bens(1));
  return { grants: { standingNew, standing }, ends: { standingEarly, standingCleared } };
}

async function playTimed(scene: Scene) {
  const { dees, eves, fays } = seats(scene);
  const timedNew = await isLetIn(scene, dees(2));
  // Past the moment of the warning and the end at once, so that nobody is warned.
  const inTime = await timePasses(scene, dees(2), over(61));
  const inTimeCleared = await timePasses(scene, dees(2), cleared);
  const timed = await isLetIn(scene, eves(3));
  const early = await givesBack(scene, eves(3));
  const earlyCleared = await timePasses(scene, eves(3), cleared);

  await isLetIn(scene, fays(4));
  const isWarned = (request: AccessRequest) =>
    isIn(request, "active") && request.state.grant.isWarned;
  const warned = await timePasses(scene, fays(4), { minutes: 55, then: isWarned });
  const inTimeWarned = await timePasses(scene, fays(4), over(6));
  await timePasses(scene, fays(4), cleared);
  const ends = { inTime, inTimeCleared, early, earlyCleared, warned, inTimeWarned };
  return { grants: { timedNew, timed }, ends };
}

function nth(names: readonly string[], index: number): string {
  const name = names[index];
  if (name === undefined) throw new Error(`the world has no number ${index}`);
  return name;
}

async function restart(sandbox: Sandbox): Promise<number> {
  await sandbox.bots.stop();
  const began = performance.now();
  await sandbox.bots.start();
  const milliseconds = performance.now() - began;
  await quiet(sandbox, AFTER_START);
  return milliseconds;
}

async function countGestures(scene: Scene): Promise<Map<string, Tally>> {
  const { world, sandbox } = scene;
  const { people } = sandbox.slack;
  const person = nth(world.people, 4);
  const gestures = new Map<string, Tally>();
  const count = async (name: string, act: () => Promise<unknown>) => {
    gestures.set(name, await counted(scene, act));
  };
  await count("/aws-access help", () => people.command(person, { text: "help" }));
  await count("/aws-access list", () => people.command(person, { text: "list" }));
  await count("opens the Home tab", () => people.openHome(person));
  await count("an approver opens the Home tab", () => people.openHome(nth(world.approvers, 0)));
  await count("opens the form", () => people.command(person, { text: "" }));
  await count("types an account into it", () =>
    people.suggest(person, { field: "account", query: nth(world.slugs, 6) }),
  );
  return gestures;
}
