// A server under measurement: started as a process of its own, awaited until it answers, and ended.
import { setTimeout as pause } from "node:timers/promises";
import { isReadyAt, launchBot } from "../../sandbox/bot-child.ts";
import { freePort } from "../../sandbox/free-port.ts";

export interface ServedProcess {
  readonly url: string;
  readonly pid: number;
  /** From the spawn to the first answer. */
  readonly startMilliseconds: number;
  stop(): Promise<void>;
}

const ASK_EVERY_MILLISECONDS = 4;
const READY_SECONDS = 60;

export async function serve(
  entry: string,
  environment: Record<string, string>,
): Promise<ServedProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const said: string[] = [];
  const ending = { isOver: false };
  const started = performance.now();
  const child = launchBot({
    entry,
    environment: { ...environment, PORT: String(port) },
    onLine: (line) => said.push(line),
  });
  const gone = child.gone.finally(() => {
    ending.isOver = true;
  });
  while (!(await isReadyAt(url))) {
    if (ending.isOver || performance.now() - started > READY_SECONDS * 1000) {
      child.signal("SIGKILL");
      throw new Error(`${entry} did not start:\n${said.slice(-40).join("\n")}`);
    }
    await pause(ASK_EVERY_MILLISECONDS);
  }
  const startMilliseconds = performance.now() - started;
  return {
    url,
    pid: child.pid ?? 0,
    startMilliseconds,
    stop: async () => {
      child.signal("SIGKILL");
      await gone;
    },
  };
}
