// Moto, an AWS written by others, as a process of its own where `moto_server` is installed.
import { spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { delimiter, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

export interface Moto {
  /** What an AWS client needs to reach it. */
  readonly reach: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
    /** Moto is slower than AWS on a busy machine; our own patience is not what is tried on it. */
    readonly requestHandler: { readonly requestTimeout: number };
  };
  /** Empties every service. */
  reset(): Promise<void>;
}

interface RunningMoto extends Moto {
  stop(): Promise<void>;
}

const START_WITHIN = 60_000;

/** Declares tests that need moto. Where it is not installed, one skipped test says so. */
export function withMoto(declare: (moto: () => Moto) => void): void {
  const program = findMoto();
  if (program === undefined) {
    test.skip("not run: there is no moto_server on the PATH (pip install 'moto[server]')", () => {
      // nothing to run
    });
    return;
  }
  let running: RunningMoto | undefined;
  beforeAll(async () => {
    running = await startMoto(program);
  }, START_WITHIN);
  afterAll(() => running?.stop());
  declare(() => {
    if (!running) throw new Error("moto has not started");
    return running;
  });
}

function findMoto(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return folders.map((folder) => join(folder, "moto_server")).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function startMoto(program: string): Promise<RunningMoto> {
  const port = await freePort();
  const child = spawn(program, ["-H", "127.0.0.1", "-p", String(port)], { stdio: "ignore" });
  const gone = once(child, "exit");
  const endpoint = `http://127.0.0.1:${port}`;
  while (!(await answers(endpoint))) {
    if (child.exitCode !== null) throw new Error(`moto_server ended with ${child.exitCode}`);
    await pause(100);
  }
  return {
    reach: {
      endpoint,
      region: "us-east-1",
      credentials: { accessKeyId: "AKIATEST", secretAccessKey: "test" },
      requestHandler: { requestTimeout: 15_000 },
    },
    reset: async () => {
      await fetch(`${endpoint}/moto-api/reset`, { method: "POST" });
    },
    stop: async () => {
      child.kill("SIGKILL");
      await gone;
    },
  };
}

async function answers(endpoint: string): Promise<boolean> {
  try {
    return (await fetch(`${endpoint}/moto-api/`)).status < 500;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
