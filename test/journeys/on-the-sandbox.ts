// A sandbox with the real bot for all stories of one file, and what they do, see and know there.
import { writeFile } from "node:fs/promises";
import { stringify } from "yaml";
import { startSandbox } from "../../sandbox/sandbox.ts";
import type { Sandbox, SandboxOptions } from "../../sandbox/sandbox.ts";
import type { Seed } from "../../sandbox/seed.ts";
import { until } from "../../sandbox/until.ts";
import type { RequestStore } from "../../src/ports/request-store.ts";
import { storedRequests } from "../support/stored-requests.ts";
import { agencyWithColleagues } from "./colleagues.ts";
import { doing } from "./doing.ts";
import type { Doing } from "./doing.ts";
import { knowing } from "./knowing.ts";
import type { Knowing } from "./knowing.ts";
import type { Place } from "./place.ts";
import { seeing } from "./seeing.ts";
import type { Seeing } from "./seeing.ts";

export interface Town extends Doing, Seeing, Knowing {
  sandbox(): Sandbox;
  store(): RequestStore;
  /** Writes the file as the seed's policy now is, or with this text, while the bot runs; it reads it when it looks next. */
  writesFile(text?: string): Promise<void>;
  /** Waits until a fault has killed the bot. */
  botIsDead(): Promise<void>;
  /** Stops the bot in peace, writes the file as the seed's policy now is, starts the bot again. */
  restart(): Promise<void>;
}

const BOOT_MILLISECONDS = 60_000;
const STORY_MILLISECONDS = 40_000;

/** Call it once at the top of a file of stories. `environment`: what the bot's is changed in. */
export function onTheSandbox(
  seed: Seed = agencyWithColleagues(),
  environment: Readonly<Record<string, string>> = {},
  options: Pick<SandboxOptions, "bots" | "transport"> = {},
): Town {
  jest.setTimeout(STORY_MILLISECONDS);
  let place: Place | undefined;
  const here = (): Place => {
    if (!place) throw new Error("The sandbox does not run yet.");
    return place;
  };

  beforeAll(async () => {
    const sandbox = await startSandbox({
      ...{ seed, ...options },
      environment: {
        ROLECALL_LEASE_SECONDS: "2",
        ROLECALL_POLL_SECONDS: "0.1",
        // Comparing AWS with the record is the affair of a journey of its own.
        ROLECALL_DRIFT_SECONDS: "86400",
        LOG_LEVEL: "warn",
        ...environment,
      },
    });
    place = { sandbox, store: storedRequests(sandbox.aws.endpointUrl) };
  }, BOOT_MILLISECONDS);
  afterEach(() => place?.sandbox.faults.clear());
  afterAll(() => place?.sandbox.stop(), BOOT_MILLISECONDS);

  const writesFile: Town["writesFile"] = (text = stringify(seed.policy)) =>
    writeFile(here().sandbox.policyFile, text);
  const known = knowing(here);
  const seen = seeing(here);
  return {
    ...known,
    ...seen,
    ...doing(here, { ...known, ...seen }),
    sandbox: () => here().sandbox,
    store: () => here().store,
    writesFile,
    botIsDead: async () => {
      await until(
        () => here().sandbox.bots.list(),
        ([bot]) => bot?.state === "killed",
        { what: "the bot is dead" },
      );
    },
    restart: async () => {
      const { bots } = here().sandbox;
      await bots.stop();
      await writesFile();
      await bots.start();
    },
  };
}
