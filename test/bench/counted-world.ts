// Plays requests in a world of a given size and counts the calls that each made.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSandbox } from "../../sandbox/sandbox.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { outstandingAnnouncements } from "../../src/domain/announcements.ts";
import { seatSubject } from "../../src/domain/request.ts";
import { storedRequests } from "../support/stored-requests.ts";
import { writeEarlierRequests } from "./earlier-requests.ts";
import { residentMegabytes } from "./process-figures.ts";
import { lastNumber, quiet } from "./quiet.ts";
import { CHANNEL, sizedWorld, slackPerson } from "./sized-world.ts";
import type { SizedWorld } from "./sized-world.ts";
import { tallyOf } from "./tally.ts";
import type { Tally } from "./tally.ts";

export interface CountedWorld {
  readonly size: number;
  /** What was done, and what it took; the same list in every world. */
  readonly requests: ReadonlyMap<string, Tally>;
  readonly gestures: ReadonlyMap<string, Tally>;
  readonly wholeLife: Tally;
  /** What the bot does by itself when it starts. */
  readonly starting: Tally;
  readonly startMilliseconds: number;
  readonly megabytes: number | undefined;
  readonly fillSeconds: number;
}

export async function countIn(size: number, entry: string): Promise<CountedWorld> {
  const world = sizedWorld({ people: size, accounts: size });
  const folder = await mkdtemp(join(tmpdir(), "rolecall-bench-"));
  const began = performance.now();
  await writeEarlierRequests(folder, world);
  const fillSeconds = (performance.now() - began) / 1000;
  const sandbox = await startSandbox({
    seed: world.seed,
    dataFolder: folder,
    entry,
    // The poll asks the due index whether or not anybody does anything; here it does not begin.
    environment: { ROLECALL_POLL_SECONDS: "3600", ROLECALL_LEASE_SECONDS: "60", LOG_LEVEL: "warn" },
    log: (line) => console.log(line),
  });
  try {
    return { size, fillSeconds, ...(await play({ sandbox, world })) };
  } finally {
    await sandbox.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Scene {
  readonly sandbox: Sandbox;
  readonly world: SizedWorld;
}

// Nobody in it was looked up before, so every look-up is counted.
async function play(scene: Scene) {
  const { world, sandbox } = scene;
  await quiet(sandbox);
  const starting = tallyOf(sandbox.calls.since(0));
  const megabytes = residentMegabytes(sandbox.bots.list()[0]?.pid ?? 0);
  const [ann, ben, cas] = [nth(world.people, 2), nth(world.people, 3), nth(world.people, 4)];
  const slug = nth(world.slugs, 5);
  const approver = (index: number) => nth(world.approvers, index);

  const requests = new Map<string, Tally>();
  const life = await counted(scene, async () => {
    requests.set(
      "first on a new account",
      await request(scene, ann, { slug, approver: approver(0) }),
    );
    await giveBack(scene, ann, slug);
  });
  requests.set(
    "another person, same account",
    await request(scene, ben, { slug, approver: approver(1) }),
  );
  const gestures = await countGestures(scene, cas);
  const startMilliseconds = await restart(sandbox);
  requests.set(
    "had it before, bot restarted since",
    await request(scene, ann, { slug, approver: approver(2) }),
  );
  return { starting, startMilliseconds, megabytes, requests, gestures, wholeLife: life };
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
  await quiet(sandbox);
  return milliseconds;
}

async function request(
  scene: Scene,
  requester: string,
  { slug, approver }: { slug: string; approver: string },
): Promise<Tally> {
  const { slack } = scene.sandbox;
  const tally = await counted(scene, async () => {
    expectTold(await slack.people.command(requester, { text: `${slug} admin to be measured` }));
    await quiet(scene.sandbox);
    const card = cards(scene, approver).at(-1);
    if (!card) throw new Error(`${approver} sees no card`);
    const where = { channel: CHANNEL, ts: card.ts };
    expectTold(await slack.people.click(approver, { where, button: "Approve" }));
  });
  await expectRest(scene, { requester, slug, state: "active" });
  return tally;
}

function cards({ sandbox }: Scene, approver: string) {
  const { channels } = sandbox.slack.people.sees(approver);
  return (channels.find(({ id }) => id === CHANNEL)?.messages ?? []).filter(({ buttons }) =>
    buttons.some(({ label }) => label === "Approve"),
  );
}

async function giveBack(scene: Scene, requester: string, slug: string): Promise<void> {
  const text = `done ${slug} admin`;
  expectTold(await scene.sandbox.slack.people.command(requester, { text }));
  await quiet(scene.sandbox);
  await expectRest(scene, { requester, slug, state: "ended" });
}

async function countGestures(scene: Scene, person: string): Promise<Map<string, Tally>> {
  const { people } = scene.sandbox.slack;
  const gestures = new Map<string, Tally>();
  const count = async (name: string, act: () => Promise<unknown>) => {
    gestures.set(name, await counted(scene, act));
  };
  await count("/aws-access help", () => people.command(person, { text: "help" }));
  await count("/aws-access list", () => people.command(person, { text: "list" }));
  await count("opens the Home tab", () => people.openHome(person));
  await count("an approver opens the Home tab", () =>
    people.openHome(nth(scene.world.approvers, 0)),
  );
  await count("opens the form", () => people.command(person, { text: "" }));
  await count("types an account into it", () =>
    people.suggest(person, { field: "account", query: nth(scene.world.slugs, 6) }),
  );
  return gestures;
}

/** Everything that was called until nothing was called any more. */
async function counted({ sandbox }: Scene, act: () => Promise<unknown>): Promise<Tally> {
  const after = lastNumber(sandbox);
  await act();
  await quiet(sandbox);
  return tallyOf(sandbox.calls.since(after));
}

function expectTold({ error }: { error?: string }): void {
  if (error !== undefined) throw new Error(`Slack showed an error: ${error}`);
}

interface Resting {
  readonly requester: string;
  readonly slug: string;
  readonly state: string;
}

/** Reads the record after the counting, so that nothing is counted that was not finished. */
async function expectRest({ sandbox }: Scene, { requester, slug, state }: Resting): Promise<void> {
  const subject = seatSubject(slackPerson(sandbox.seed, requester), slug, "admin");
  const record = await storedRequests(sandbox.aws.endpointUrl).latest(subject);
  const isAtRest =
    record?.state.name === state &&
    record.claim === null &&
    outstandingAnnouncements(record).length === 0;
  if (!isAtRest) throw new Error(`the request of ${requester} does not rest in "${state}"`);
}
