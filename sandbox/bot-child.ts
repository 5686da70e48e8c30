// The child process under one bot: launched without a shell, its lines handed on, its end awaited.
import { spawn } from "node:child_process";
import { get } from "node:http";
import { createInterface } from "node:readline";
import { movedClock, moveClockOf, ownClock } from "./bot-clock.ts";
import { withOwnSlackAddress } from "./slack/socket/asking-bot.ts";

interface Launch {
  /** The file to run; TypeScript goes through tsx. */
  entry: string;
  environment: Record<string, string>;
  onLine: (line: string) => void;
  /** How many milliseconds its clock is ahead of this machine at first; absent, it is this machine's for good. */
  ahead?: number;
}

export interface BotChild {
  pid: number | undefined;
  /** How it ended: "exit code 1", "SIGKILL". */
  gone: Promise<string>;
  signal(signal: NodeJS.Signals): void;
  /** So many milliseconds ahead of this machine; resolves when it is so, or the process is gone. */
  moveClock(ahead: number): Promise<void>;
}

export function launchBot({ entry, environment, onLine, ahead }: Launch): BotChild {
  const runner = entry.endsWith(".ts") ? ["--import", "tsx"] : [];
  const clock = ahead === undefined ? ownClock : movedClock(ahead);
  const child = spawn(process.execPath, [...clock.arguments, ...runner, entry], {
    cwd: process.cwd(),
    env: { ...withOwnSlackAddress(environment), ...clock.environment },
    stdio: ["ignore", "pipe", "pipe", ...clock.channels],
  });
  for (const input of [child.stdout, child.stderr]) {
    if (input) createInterface({ input }).on("line", onLine);
  }
  const dieTogether = () => child.kill("SIGKILL");
  process.once("exit", dieTogether);
  const gone = new Promise<string>((resolve) => {
    child.once("close", (code, signal) => resolve(signal ?? `exit code ${code}`));
    child.once("error", (error) => {
      if (child.pid === undefined) resolve(error.message);
    });
  });
  void gone.then(() => process.off("exit", dieTogether));
  return {
    pid: child.pid,
    gone,
    signal: (signal) => child.kill(signal),
    moveClock: (to) => moveClockOf(child, to),
  };
}

export function isReadyAt(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    // A connection of its own: a kept-alive one would stay open into the bot's shutdown.
    const request = get(`${url}/readyz`, { agent: false, timeout: 2000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.once("timeout", () => request.destroy());
    request.once("error", () => resolve(false));
  });
}
