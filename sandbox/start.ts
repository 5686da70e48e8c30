// `npm run sandbox`: starts a sandbox and keeps it until Ctrl-C, or plays the story and ends.
import { parseArgs } from "node:util";
import { banner } from "./banner.ts";
import { type Sandbox, type SandboxOptions, startSandbox } from "./sandbox.ts";
import { readSeed } from "./seed.ts";
import { playStory } from "./story.ts";

const usage = `Usage: npm run sandbox -- [options]

  --story       play the whole journey by itself, say what everybody sees, and end
  --seed FILE   people, channels, accounts and rolecall.yaml (default: sandbox/seeds/agency.json)
  --data DIR    keep the bot's records in this folder (default: in memory)
  --port N      port of the control API (default: 4100; with --story: any free one)
  --bots N      how many bot processes (default: 1)
  --socket      let Slack reach them over sockets, as Socket Mode does (default: over http)
  --restart     start a bot again when it dies by itself or by a fault
  --help        this text
`;

interface Wanted {
  story: boolean;
  help: boolean;
  options: SandboxOptions;
}

function wantedFrom(args: string[]): Wanted {
  const { values } = parseArgs({
    args,
    options: {
      story: { type: "boolean", default: false },
      seed: { type: "string" },
      data: { type: "string" },
      port: { type: "string" },
      bots: { type: "string" },
      socket: { type: "boolean", default: false },
      restart: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.story) checkStory(values);
  return {
    story: values.story,
    help: values.help,
    options: {
      port: wholeNumber("--port", values.port, values.story ? 0 : 4100),
      bots: wholeNumber("--bots", values.bots, 1),
      transport: values.socket ? "socket" : "http",
      autoRestart: values.restart,
      log: (line) => console.log(line),
      ...(values.seed === undefined ? {} : { seed: readSeed(values.seed) }),
      ...(values.data === undefined ? {} : { dataFolder: values.data }),
    },
  };
}

function checkStory({ seed, restart }: { seed?: string; restart: boolean }): void {
  if (seed !== undefined) {
    throw new Error("Leave out --seed: the story is about the people of the default seed.");
  }
  if (restart) throw new Error("Leave out --restart: in the story the bot stays dead for a while.");
}

function wholeNumber(flag: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  if (/^\d{1,5}$/.test(text)) return Number(text);
  throw new Error(`${flag} takes a whole number, not "${text}".`);
}

async function main(): Promise<void> {
  const { story, help, options } = wantedFrom(process.argv.slice(2));
  if (help) {
    console.log(usage);
    return;
  }
  const starting = startSandbox(options);
  const stop = async () => (await starting).stop();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    // One that cannot start says so below, and has stopped what it had started.
    process.on(signal, () => void stop().catch(() => undefined));
  }
  const sandbox = await starting;
  if (!story) {
    console.log(banner(sandbox, process.uptime()));
    return;
  }
  try {
    await playStory(sandbox, (line) => console.log(line));
  } catch (error) {
    for (const { index } of sandbox.bots.list()) console.error(lastOutput(sandbox, index));
    throw error;
  } finally {
    await stop();
  }
}

function lastOutput({ bots }: Sandbox, index: number): string {
  return `bot ${index} said last:\n${bots.log(index).slice(-20).join("\n")}\n`;
}

main().catch((error: unknown) => {
  const { message, code = "" } = error as Error & { code?: string };
  const isFlag = code.startsWith("ERR_PARSE_ARGS");
  console.error(isFlag ? `${message}\n\n${usage}` : `\n${message}`);
  process.exitCode = 1;
});
