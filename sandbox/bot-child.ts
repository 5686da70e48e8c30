// The child process under one bot: launched without a shell, its lines handed on, its end awaited.
import { spawn } from "node:child_process";
import { get } from "node:http";
import { createInterface } from "node:readline";

export interface BotChild {
  pid: number | undefined;
  /** How it ended: "exit code 1", "SIGKILL". */
  gone: Promise<string>;
  signal(signal: NodeJS.Signals): void;
}

export function launchBot(
  entry: string,
  environment: Record<string, string>,
  onLine: (line: string) => void,
): BotChild {
  const runner = entry.endsWith(".ts") ? ["--import", "tsx"] : [];
  const child = spawn(process.execPath, [...runner, entry], {
    cwd: process.cwd(),
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
  });
  createInterface({ input: child.stdout }).on("line", onLine);
  createInterface({ input: child.stderr }).on("line", onLine);
  const dieTogether = () => child.kill("SIGKILL");
  process.once("exit", dieTogether);
  const gone = new Promise<string>((resolve) => {
    child.once("close", (code, signal) => resolve(signal ?? `exit code ${code}`));
    child.once("error", (error) => {
      if (child.pid === undefined) resolve(error.message);
    });
  });
  void gone.then(() => process.off("exit", dieTogether));
  return { pid: child.pid, gone, signal: (signal) => child.kill(signal) };
}

export function answersHealth(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    // A connection of its own: a kept-alive one would stay open into the bot's shutdown.
    const request = get(`${url}/health`, { agent: false, timeout: 2000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.once("timeout", () => request.destroy());
    request.once("error", () => resolve(false));
  });
}
