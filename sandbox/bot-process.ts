// One bot through its starts and ends: awaited until ready, stopped or killed, its last output kept.
import { setTimeout as pause } from "node:timers/promises";
import { type BotChild, isReadyAt, launchBot } from "./bot-child.ts";

const keptLines = 500;
const shownLines = 40;
const readySeconds = 60;
const stopSeconds = 15;

type BotState = "stopped" | "starting" | "ready" | "killed" | "exited";

export interface BotStatus {
  index: number;
  url: string;
  state: BotState;
  pid?: number;
  /** How the last process ended: an exit code or a signal. */
  ended?: string;
}

export interface BotProcess {
  start(environment: Record<string, string>): Promise<void>;
  stop(): Promise<void>;
  kill(): Promise<void>;
  /** Resolves when its clock is so far ahead; at once where it does not run. */
  moveClock(ahead: number): Promise<void>;
  status(): BotStatus;
  log(): readonly string[];
}

interface BotOptions {
  index: number;
  port: number;
  /** The file to run, from the project's root: TypeScript goes through tsx. */
  entry: string;
  /** How far its clock is ahead of this machine when it starts. */
  ahead: () => number;
  say: (line: string) => void;
  /** Called when a process ended that was ready or was killed; not after `stop`. */
  onLoss: () => void;
}

interface Bot extends BotOptions {
  url: string;
  state: BotState;
  lines: string[];
  child?: BotChild | undefined;
  ended?: string | undefined;
}

export function botProcess(options: BotOptions): BotProcess {
  const url = `http://127.0.0.1:${options.port}`;
  const bot: Bot = { ...options, url, state: "stopped", lines: [] };
  return {
    start: (environment) => start(bot, environment),
    stop: () => stop(bot),
    kill: () => kill(bot),
    moveClock: async (ahead) => bot.child?.moveClock(ahead),
    status: () => status(bot),
    log: () => bot.lines,
  };
}

async function start(bot: Bot, environment: Record<string, string>): Promise<void> {
  if (isReady(bot)) return;
  if (isStarting(bot)) throw new Error(`bot ${bot.index} is starting already.`);
  // A port is free only when the process before is gone.
  await bot.child?.gone;
  const child = launchBot({
    entry: bot.entry,
    environment: { ...environment, PORT: String(bot.port) },
    ahead: bot.ahead(),
    onLine: (line) => keep(bot, line),
  });
  Object.assign(bot, { state: "starting", child, ended: undefined });
  const ended = child.gone.then((how) => leave(bot, how));
  await Promise.race([ended, becomeReady(bot)]);
  if (bot.child === child && isReady(bot)) return;
  child.signal("SIGKILL");
  await ended;
  throw new Error(
    `bot ${bot.index} was not ready: ${bot.ended}. Its last output:\n${lastOutput(bot)}`,
  );
}

function isReady(bot: Bot): boolean {
  return bot.state === "ready";
}

function isStarting(bot: Bot): boolean {
  return bot.state === "starting";
}

async function becomeReady(bot: Bot): Promise<void> {
  const end = Date.now() + readySeconds * 1000;
  while (isStarting(bot) && Date.now() < end) {
    const isUp = await isReadyAt(bot.url);
    // It may have been killed while the answer was under way.
    if (isUp && isStarting(bot)) bot.state = "ready";
    else await pause(25);
  }
  if (isStarting(bot)) keep(bot, `--- not ready by GET /readyz in ${readySeconds} s ---`);
}

function leave(bot: Bot, how: string): void {
  const before = bot.state;
  if (before === "ready" || before === "starting") bot.state = "exited";
  bot.ended = how;
  bot.child = undefined;
  keep(bot, `--- bot ${bot.index} ended: ${how} ---`);
  if (before === "ready") {
    bot.say(`bot ${bot.index} ended by itself (${how}). Its last output:\n${lastOutput(bot)}`);
  }
  if (before === "ready" || before === "killed") bot.onLoss();
}

async function stop(bot: Bot): Promise<void> {
  const { child } = bot;
  bot.state = "stopped";
  if (!child) return;
  child.signal("SIGTERM");
  const impatience = setTimeout(() => {
    bot.say(`bot ${bot.index} did not stop within ${stopSeconds} s of SIGTERM, so it was killed.`);
    child.signal("SIGKILL");
  }, stopSeconds * 1000);
  await child.gone;
  clearTimeout(impatience);
}

async function kill(bot: Bot): Promise<void> {
  const { child } = bot;
  if (!child) return;
  bot.state = "killed";
  child.signal("SIGKILL");
  await child.gone;
}

function status(bot: Bot): BotStatus {
  const { index, url, state, child, ended } = bot;
  return {
    index,
    url,
    state,
    ...(child?.pid === undefined ? {} : { pid: child.pid }),
    ...(ended === undefined ? {} : { ended }),
  };
}

function keep(bot: Bot, line: string): void {
  bot.lines.push(line);
  if (bot.lines.length > keptLines) bot.lines = bot.lines.slice(-keptLines);
}

function lastOutput(bot: Bot): string {
  return bot.lines.slice(-shownLines).join("\n") || "(it said nothing)";
}
