// Boots a whole sandbox: a Slack and an AWS on localhost, the unmodified bot against them, the control API.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { type SandboxAws, startAws } from "./aws/aws.ts";
import { type Bots, type PreparedBots, prepareBots } from "./bots.ts";
import { type CallLog, startCallLog } from "./calls.ts";
import { type Clock, type MovableClock, type MovedClock, startClock } from "./clock.ts";
import { startControlApi } from "./control-api.ts";
import { controlRoutes } from "./control/routes.ts";
import { type Faults, startFaults } from "./faults.ts";
import { agencySeed, type Seed } from "./seed.ts";
import { awsSeed, botEnvironment, slackSeed } from "./seed-worlds.ts";
import { type SandboxSlack, startSlack } from "./slack/slack.ts";

export interface SandboxOptions {
  /** Default: the agency. */
  seed?: Seed;
  /** Of the control API; default: any free one. */
  port?: number;
  /** Keeps the sandbox's DynamoDB between runs; default: in memory. */
  dataFolder?: string;
  /** How many bot processes; default 1. */
  bots?: number;
  /** How Slack reaches them; default http. */
  transport?: "http" | "socket";
  /** The bot's file; a `.js` file runs without tsx. */
  entry?: string;
  /** Added to the bot's environment. */
  environment?: Record<string, string>;
  /** Starts a bot again that died by itself or by a fault; default: only when told. */
  autoRestart?: boolean;
  log?: (line: string) => void;
}

export interface Sandbox {
  /** Of the control API. */
  url: string;
  seed: Seed;
  slack: SandboxSlack;
  aws: SandboxAws;
  bots: Bots;
  faults: Faults;
  calls: CallLog;
  /** The sandbox's time, which Slack, AWS and the bots share. */
  clock: MovedClock;
  /** Moves that time forward; when it resolves, every bot that runs lives by the new time too. */
  advance(milliseconds: number): Promise<void>;
  /** The rolecall.yaml the bots read; may be rewritten. */
  policyFile: string;
  stop(): Promise<void>;
}

type Undo = () => Promise<unknown>;

export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const undos: Undo[] = [];
  let stopping: Promise<void> | undefined;
  const stop = async () => {
    stopping ??= undoAll(undos);
    await stopping;
  };
  try {
    return { ...(await boot(options, undos)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Newest first: the bots end before the Slack and the AWS they talk to. */
async function undoAll(undos: Undo[]): Promise<void> {
  const failures: unknown[] = [];
  for (const undo of undos.toReversed()) {
    await undo().catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw new AggregateError(failures, "The sandbox did not stop cleanly.");
}

async function boot(options: SandboxOptions, undos: Undo[]): Promise<Omit<Sandbox, "stop">> {
  const seed = options.seed ?? agencySeed();
  const files = await writeFiles(seed, undos);
  const shared = { faults: startFaults(), calls: startCallLog(), clock: startClock() };
  // The servers must know the bots' addresses and the bots the servers'; ports are picked before both.
  const environment: Record<string, string> = {};
  const bots = await prepareBots({
    count: options.bots ?? 1,
    entry: options.entry ?? join("src", "main.ts"),
    autoRestart: options.autoRestart ?? false,
    environment: () => environment,
    ahead: shared.clock.ahead,
    say: options.log ?? (() => undefined),
  });
  const { slack, aws } = await startServers({ seed, bots, shared, options, undos });
  const around = { ...addressesOf(slack, aws), ...files, ...transportOf(options) };
  Object.assign(environment, botEnvironment(seed, around), options.environment);
  const advance = (milliseconds: number) => moveTime(milliseconds, shared.clock, bots);
  const controlled = { seed, slack, aws, bots, ...shared, advance };
  const control = await startControlApi(controlRoutes(controlled), options.port);
  shared.calls.watch(control.changed);
  undos.push(
    () => control.stop(),
    () => bots.stop(),
  );
  await bots.start();
  return {
    ...controlled,
    advance: async (milliseconds) => {
      await advance(milliseconds);
      control.changed();
    },
    url: control.url,
    policyFile: files.policyFile,
  };
}

function addressesOf(slack: SandboxSlack, aws: SandboxAws) {
  return { slackApiUrl: slack.apiUrl, awsEndpointUrl: aws.endpointUrl };
}

function transportOf({ transport }: SandboxOptions): Pick<SandboxOptions, "transport"> {
  return transport === undefined ? {} : { transport };
}

/** The services first: Bolt takes what is signed a little ahead of its own time, not what is hours behind it. */
async function moveTime(by: number, clock: MovableClock, bots: PreparedBots): Promise<void> {
  if (!(by >= 0)) throw new RangeError(`The sandbox's time goes forward only, not by ${by} ms.`);
  clock.advance(by);
  await bots.moveClocks(clock.ahead());
}

async function startServers(parts: {
  seed: Seed;
  bots: PreparedBots;
  shared: { faults: Faults; calls: CallLog; clock: Clock };
  options: SandboxOptions;
  undos: Undo[];
}): Promise<{ slack: SandboxSlack; aws: SandboxAws }> {
  const { seed, bots, shared, options, undos } = parts;
  const slack = await startSlack({
    ...shared,
    seed: slackSeed(seed),
    botUrls: () => bots.urls(),
    killBot: (url) => bots.killAt(url),
    ...transportOf(options),
  });
  undos.push(() => slack.stop());
  const aws = await startAws({
    ...shared,
    seed: awsSeed(seed),
    // All bots sign with one key, so AWS cannot tell them apart: every one is killed.
    killBot: () => bots.kill(),
    ...(options.dataFolder === undefined ? {} : { dataFolder: options.dataFolder }),
  });
  undos.push(() => aws.stop());
  return { slack, aws };
}

async function writeFiles(seed: Seed, undos: Undo[]) {
  const folder = await mkdtemp(join(tmpdir(), "rolecall-sandbox-"));
  undos.push(() => rm(folder, { recursive: true, force: true }));
  const files = { policyFile: join(folder, "rolecall.yaml"), emptyFile: join(folder, "empty") };
  await writeFile(files.policyFile, stringify(seed.policy));
  await writeFile(files.emptyFile, "");
  return files;
}
