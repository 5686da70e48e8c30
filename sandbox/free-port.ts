// Picks a loopback port for a process that is started later.
import { randomInt } from "node:crypto";
import { createServer } from "node:net";

// Below the range from which systems take the source ports of outgoing connections, so that a port
// stays free until the bot listens on it, and again while a killed bot is away.
const lowest = 20_000;
const highest = 32_000;

export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const port = randomInt(lowest, highest);
    if (await isFree(port)) return port;
  }
  throw new Error(`Found no free port between ${lowest} and ${highest} on 127.0.0.1.`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}
