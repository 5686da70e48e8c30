// How ECS asks a container how it is: a young process has to be ready, an older one has to be alive.
import { spawn } from "node:child_process";
import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { HEALTH, healthCheck } from "../../infra/health-check.ts";

let server: Server;
let answers: Readonly<Record<string, number>>;
beforeEach(async () => {
  server = createServer(({ url }, response) => {
    response.writeHead(answers[url ?? ""] ?? 404).end();
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
});
afterEach(() => new Promise((closed) => server.close(closed)));

/** As ECS runs it within the container, of the process that runs this test. */
async function checked(youngSeconds: number): Promise<"well" | "unwell"> {
  const [, command = "", ...words] = healthCheck({ process: process.pid, youngSeconds });
  const { port } = server.address() as AddressInfo;
  const env = { ...process.env, PORT: String(port) };
  const check = spawn(command, words, { env, stdio: "inherit" });
  const code = await new Promise((ended) => check.on("exit", ended));
  return code === 0 ? "well" : "unwell";
}

const young = () => checked(process.uptime() + 600);
const older = () => checked(process.uptime() / 2);
const onLinux = process.platform === "linux" ? it : it.skip;

onLinux(
  "a young process that lives and is not ready yet is unwell (on Linux, by whose /proc its age is known)",
  async () => {
    answers = { "/healthz": 200, "/readyz": 503 };
    expect(await young()).toBe("unwell");
  },
);

onLinux("an older one is well as long as it lives, ready or not (on Linux)", async () => {
  answers = { "/healthz": 200, "/readyz": 503 };
  expect(await older()).toBe("well");
  answers = { "/healthz": 500, "/readyz": 200 };
  expect(await older()).toBe("unwell");
});

onLinux(
  "a young one that is ready is well, and one that does not answer is not (on Linux)",
  async () => {
    answers = { "/readyz": 200 };
    expect(await young()).toBe("well");
    answers = {};
    expect(await young()).toBe("unwell");
  },
);

it("whatever is no longer young has been ready once", () => {
  const [script = ""] = healthCheck().slice(-1);
  const { startSeconds, everySeconds, failures, timeoutSeconds } = HEALTH;
  const leftAlive = startSeconds + failures * (everySeconds + timeoutSeconds);
  expect(Number(/ < (\d+);/.exec(script)?.[1])).toBeGreaterThan(leftAlive);
});
