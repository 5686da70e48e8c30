// Two bot processes under a steady load, replaced one after the other; and what must be true of everything that was done meanwhile.
import { startSandbox } from "../../sandbox/sandbox.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { until } from "../../sandbox/until.ts";
import type { AccessRequest } from "../../src/domain/request.ts";
import type { RequestStore } from "../../src/ports/request-store.ts";
import { crowdedSeed } from "../support/crowded-seed.ts";
import { startFastTime } from "../support/fast-time.ts";
import { seatOf, startLoad } from "../support/steady-load.ts";
import type { Place, Stay, SteadyLoad } from "../support/steady-load.ts";
import { storedRequests } from "../support/stored-requests.ts";

export interface Rolling {
  readonly transport: "http" | "socket";
  /** How often a process is replaced. */
  readonly rounds: number;
  readonly people: number;
}

export interface Replaced {
  /** Clicks, grants and ends that were under way when it was told to stop. */
  readonly underWay: number;
  readonly stopMilliseconds: number;
  /** How it ended: "exit code 0". */
  readonly ended: string;
}

export interface Rolled {
  readonly replaced: readonly Replaced[];
  readonly clicks: number;
  readonly failed: readonly string[];
  readonly stays: number;
  /** What is not as it has to be, in words. */
  readonly wrongs: readonly string[];
}

const BOTS = 2;
const SLUGS = ["client-a", "client-b", "internal-tools"];
const BOOT_SETTINGS = {
  // As the sandbox's time runs fast, a claim is to last longer than any turn: nobody dies here.
  ROLECALL_LEASE_SECONDS: "600",
  ROLECALL_POLL_SECONDS: "0.2",
  // Comparing AWS with the record is the affair of a journey of its own.
  ROLECALL_DRIFT_SECONDS: "86400",
  LOG_LEVEL: "warn",
};

export async function roll({ transport, rounds, people }: Rolling): Promise<Rolled> {
  const crowd = crowdedSeed({ requesters: people, approvers: 6 });
  const sandbox = await startSandbox({
    ...{ seed: crowd.seed, bots: BOTS, environment: BOOT_SETTINGS },
    ...(transport === "http" ? {} : { transport }),
  });
  try {
    const store = storedRequests(sandbox.aws.endpointUrl);
    const place = { sandbox, store, crowd, slugs: SLUGS };
    const time = startFastTime(sandbox);
    const load = startLoad(place);
    const replaced: Replaced[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await afterMore(load, people);
      replaced.push(await replace(sandbox, load, round % BOTS));
    }
    await afterMore(load, people);
    await load.stop();
    await time.stop();
    const wrongs = [
      ...load.broken,
      ...replaced.flatMap(wrongStop),
      ...(await allWrongs(place, load.stays)),
    ];
    return {
      ...{ replaced, wrongs, stays: load.stays.length },
      ...{ clicks: load.clicks(), failed: load.failed() },
    };
  } finally {
    await sandbox.stop();
  }
}

/** So that the load is steady: as many stays as there are people come to their end between two replacements. */
async function afterMore(load: SteadyLoad, people: number): Promise<void> {
  const enough = load.stays.length + people;
  await until(
    () => load.stays.length,
    (count) => count >= enough || load.broken.length > 0,
    { what: `${people} more people have been in and out`, seconds: 240 },
  );
}

async function replace(sandbox: Sandbox, load: SteadyLoad, index: number): Promise<Replaced> {
  const { bots } = sandbox;
  const underWay = load.underWay();
  const began = performance.now();
  await bots.stop(index);
  const stopMilliseconds = Math.round(performance.now() - began);
  const ended = bots.list()[index]?.ended ?? "not at all";
  await bots.start(index);
  return { underWay, stopMilliseconds, ended };
}

const LONGEST_STOP = 10_000;

function wrongStop({ ended, stopMilliseconds }: Replaced): string[] {
  const isRight = ended === "exit code 0" && stopMilliseconds < LONGEST_STOP;
  return isRight ? [] : [`a process ended with ${ended} after ${stopMilliseconds} ms`];
}

async function allWrongs(place: Place, stays: readonly Stay[]): Promise<string[]> {
  const { sandbox, store } = place;
  const messages = messagesByRef(place);
  const perStay = await Promise.all(
    stays.map(async (stay) => {
      const request = await recordOf(store, stay.ref);
      if (!request) return [`${stay.ref} was acknowledged and is nowhere`];
      return [...wrongHistory(stay, request), ...wrongMessages(request, messages)];
    }),
  );
  return [...perStay.flat(), ...(await wrongNumbers(place, stays)), ...wrongAccess(sandbox, stays)];
}

async function recordOf(store: RequestStore, ref: string): Promise<AccessRequest | undefined> {
  const key = await store.byRef(ref);
  return key && (await store.load(key));
}

function wrongHistory({ ends, ref }: Stay, { state, history }: AccessRequest): string[] {
  const once = ["asked", "approved", "granted", ends, "ended"];
  const counts = once.map((what) =>
    history.entries
      .filter((entry) => entry.what === what)
      .reduce((sum, { times = 1 }) => sum + times, 0),
  );
  const isWhole = state.name === "ended" && counts.every((count) => count === 1);
  return isWhole ? [] : [`${ref} is ${state.name}; ${once.join(", ")}: ${counts.join(", ")} times`];
}

/** Every message with a reference in it, wherever it stands. */
function messagesByRef({ sandbox, crowd }: Place): ReadonlyMap<string, readonly string[]> {
  const { people } = sandbox.slack;
  const posted = people.sees("bob").channels.flatMap(({ messages }) => messages);
  const sent = crowd.requesters.flatMap((person) => people.sees(person).dms);
  const byRef = new Map<string, string[]>();
  for (const { plain, ts } of [...posted, ...sent]) {
    const ref = /R-[0-9A-Z]{6}/.exec(plain)?.[0] ?? "";
    byRef.set(ref, [...(byRef.get(ref) ?? []), ts]);
  }
  return byRef;
}

function wrongMessages(
  { ref, messages }: AccessRequest,
  seen: ReadonlyMap<string, readonly string[]>,
): string[] {
  const known = Object.values(messages).map(({ ts }) => ts);
  const there = seen.get(ref) ?? [];
  const isSame = known.length === there.length && known.every((ts) => there.includes(ts));
  return isSame ? [] : [`${ref} has ${known.length} messages, and ${there.length} are there`];
}

/** One record an ask: a seat counts its requests. */
async function wrongNumbers({ sandbox, store }: Place, stays: readonly Stay[]): Promise<string[]> {
  const counts = new Map<string, number>();
  for (const { person, slug } of stays) {
    const seat = seatOf(sandbox, person, slug);
    counts.set(seat, (counts.get(seat) ?? 0) + 1);
  }
  const found = await Promise.all(
    [...counts].map(async ([seat, count]) => {
      const number = (await store.latest(seat))?.key.number ?? 0;
      return number === count ? [] : [`${seat} has ${number} records for ${count} asks`];
    }),
  );
  return found.flat();
}

/** One way in for each stay, and nobody is left in. */
function wrongAccess({ aws, calls }: Sandbox, stays: readonly Stay[]): string[] {
  const joins = calls
    .since(0)
    .filter(({ action, outcome }) => action === "AddUserToGroup" && outcome === "ok").length;
  const left = aws
    .world()
    .groups.filter(({ name }) => SLUGS.some((slug) => name === `${slug}-admin`))
    .flatMap(({ members }) => members);
  return [
    ...(joins === stays.length
      ? []
      : [`${joins} times somebody joined, for ${stays.length} stays`]),
    ...left.map((iamUser) => `${iamUser} is in, and nobody has given them that`),
  ];
}
