// All bots of one sandbox: as many processes of the same bot as asked for, each on a port it keeps.
import { type BotProcess, type BotStatus, botProcess } from "./bot-process.ts";
import { freePort } from "./free-port.ts";

export interface Bots {
  /** Starts those that are not running: all, or one. */
  start(index?: number): Promise<void>;
  /** SIGTERM, and waits for the end: all, or one. */
  stop(index?: number): Promise<void>;
  /** SIGKILL: all, or one. */
  kill(index?: number): Promise<void>;
  list(): BotStatus[];
  /** What a bot printed last, both streams. */
  log(index: number): readonly string[];
}

export interface PreparedBots extends Bots {
  urls(): readonly string[];
  killAt(url: string | undefined): Promise<void>;
  /** Resolves when the clock of every bot that runs is so far ahead of this machine. */
  moveClocks(ahead: number): Promise<void>;
}

interface BotsOptions {
  count: number;
  entry: string;
  autoRestart: boolean;
  /** Read at every start, for what the servers' addresses are known by then. */
  environment: () => Record<string, string>;
  /** How far the sandbox's time is ahead of this machine, now. */
  ahead: () => number;
  say: (line: string) => void;
}

/** Picks the ports; nothing runs until `start`. */
export async function prepareBots(options: BotsOptions): Promise<PreparedBots> {
  const { count, entry, environment, ahead, say } = options;
  const bots: BotProcess[] = [];
  for (let index = 0; index < count; index += 1) {
    const onLoss = () => {
      if (options.autoRestart) restart(index);
    };
    bots.push(botProcess({ index, port: await freePort(), entry, ahead, say, onLoss }));
  }

  const restart = (index: number) => {
    say(`bot ${index} is started again.`);
    bots[index]?.start(environment()).catch((error: unknown) => say(String(error)));
  };
  const chosen = (index: number | undefined): BotProcess[] => {
    if (index === undefined) return bots;
    const bot = bots[index];
    if (!bot) throw new RangeError(`There is no bot ${index}; ${thereAre(count)}.`);
    return [bot];
  };
  const kill = async (index?: number) => {
    await Promise.all(chosen(index).map((bot) => bot.kill()));
  };

  return {
    start: async (index) => {
      await Promise.all(chosen(index).map((bot) => bot.start(environment())));
    },
    stop: async (index) => {
      await Promise.all(chosen(index).map((bot) => bot.stop()));
    },
    kill,
    list: () => bots.map((bot) => bot.status()),
    log: (index) => chosen(index).flatMap((bot) => bot.log()),
    urls: () => bots.map((bot) => bot.status().url),
    killAt: (url) => kill(indexAt(bots, url)),
    moveClocks: async (to) => {
      await Promise.all(bots.map((bot) => bot.moveClock(to)));
    },
  };
}

// A caller that cannot be told apart is every bot: then the whole place loses power.
function indexAt(bots: readonly BotProcess[], url: string | undefined): number | undefined {
  const index = bots.findIndex((bot) => url?.startsWith(bot.status().url));
  return index === -1 ? undefined : index;
}

function thereAre(count: number): string {
  if (count === 0) return "this sandbox runs none";
  return count === 1 ? "there is only bot 0" : `there are bots 0 to ${count - 1}`;
}
