// One bot, built and set as in production, under a steady load for as long as wanted; what it holds is looked at all the while.
import { setTimeout as pause } from "node:timers/promises";
import { startSandbox } from "../../sandbox/sandbox.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { until } from "../../sandbox/until.ts";
import { crowdedSeed } from "../support/crowded-seed.ts";
import { startFastTime } from "../support/fast-time.ts";
import { startLoad } from "../support/steady-load.ts";
import type { SteadyLoad } from "../support/steady-load.ts";
import { storedRequests } from "../support/stored-requests.ts";
import { figuresOf } from "./figures.ts";
import type { Figures } from "./figures.ts";

export interface Soak {
  /** The built bot. */
  readonly entry: string;
  readonly transport: "http" | "socket";
  readonly minutes: number;
  readonly people: number;
}

export interface Soaked {
  readonly samples: readonly Figures[];
  readonly stays: number;
  readonly clicks: number;
  readonly failed: readonly string[];
  /** In words. */
  readonly wrongs: readonly string[];
}

/** In turn, so that no seat's history grows faster than the others'. */
const SLUGS = ["client-a", "client-b", "internal-tools"];
const SAMPLES = 360;
const LEAST_MILLISECONDS = 500;

/** What Rolecall takes where nothing is set, but for the claims: as time runs fast, they have to last longer. */
const AS_IN_PRODUCTION = {
  NODE_ENV: "production",
  ROLECALL_LEASE_SECONDS: "600",
  ROLECALL_POLL_SECONDS: "5",
  ROLECALL_DRIFT_SECONDS: "300",
  LOG_LEVEL: "info",
};

export async function soak({ entry, transport, minutes, people }: Soak): Promise<Soaked> {
  const crowd = crowdedSeed({ requesters: people, approvers: 6 });
  const sandbox = await startSandbox({
    ...{ seed: crowd.seed, entry, environment: AS_IN_PRODUCTION },
    ...(transport === "http" ? {} : { transport }),
  });
  try {
    const store = storedRequests(sandbox.aws.endpointUrl);
    const time = startFastTime(sandbox);
    const load = startLoad({ sandbox, store, crowd, slugs: SLUGS });
    await warmedUp(load, people);
    const samples = await sampled(sandbox, load, minutes * 60_000);
    await load.stop();
    await time.stop();
    return {
      ...{ samples, stays: load.stays.length },
      ...{ clicks: load.clicks(), failed: load.failed() },
      wrongs: [...load.broken, ...leftIn(sandbox), ...ended(sandbox)],
    };
  } finally {
    await sandbox.stop();
  }
}

const LONGEST_WARM_UP_SECONDS = 900;

/** Until everybody has been in every account: by then what is remembered of each is as much as it will be. */
async function warmedUp(load: SteadyLoad, people: number): Promise<void> {
  const all = people * SLUGS.length;
  await until(
    () => load.stays.length,
    (count) => count >= all || load.broken.length > 0,
    { what: `${all} times somebody has been in`, seconds: LONGEST_WARM_UP_SECONDS },
  );
}

async function sampled(
  sandbox: Sandbox,
  load: SteadyLoad,
  milliseconds: number,
): Promise<Figures[]> {
  const samples: Figures[] = [];
  const every = Math.max(LEAST_MILLISECONDS, milliseconds / SAMPLES);
  const end = performance.now() + milliseconds;
  while (performance.now() < end && load.broken.length === 0) {
    const [bot] = sandbox.bots.list();
    if (bot?.pid === undefined) break;
    samples.push(await figuresOf({ url: bot.url, pid: bot.pid }));
    await pause(every);
  }
  return samples;
}

function leftIn({ aws }: Sandbox): string[] {
  return aws
    .world()
    .groups.filter(({ name }) => SLUGS.some((slug) => name === `${slug}-admin`))
    .flatMap(({ members }) => members.map((iamUser) => `${iamUser} is still in`));
}

function ended({ bots }: Sandbox): string[] {
  const [bot] = bots.list();
  return bot?.ended === undefined ? [] : [`the bot ended by itself: ${bot.ended}`];
}
