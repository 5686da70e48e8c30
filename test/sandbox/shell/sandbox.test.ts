import { existsSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { type Sandbox, startSandbox } from "../../../sandbox/sandbox.ts";
import { agencySeed } from "../../../sandbox/seed.ts";
import { until } from "../../../sandbox/until.ts";

const entry = "test/sandbox/shell/stub-bot.ts";
let sandbox: Sandbox | undefined;

afterEach(async () => {
  await sandbox?.stop();
  sandbox = undefined;
});

test("the bot's rolecall.yaml is the seed's policy, and is gone with the sandbox", async () => {
  sandbox = await startSandbox({ entry });
  expect(parse(readFileSync(sandbox.policyFile, "utf8"))).toEqual(agencySeed().policy);
  await sandbox.stop();
  expect(existsSync(sandbox.policyFile)).toBe(false);
});

test("several bots take turns, and one takes over when the other dies by a fault", async () => {
  sandbox = await startSandbox({ entry, bots: 2 });
  const { slack, faults, bots } = sandbox;
  faults.add({ service: "delivery", action: "command", effect: "kill-after" });
  await slack.people.command("alice", { text: "first" });
  expect(
    bots
      .list()
      .map(({ state }) => state)
      .sort(),
  ).toEqual(["killed", "ready"]);
  const told = await slack.people.command("alice", { text: "second" });
  expect(told).toMatchObject({ ephemeral: { text: 'heard "second"' } });
  expect(told).not.toHaveProperty("error");
});

test("with autoRestart a bot killed by a fault comes back by itself", async () => {
  sandbox = await startSandbox({ entry, autoRestart: true });
  const { slack, faults, bots } = sandbox;
  const pid = bots.list()[0]?.pid;
  faults.add({ service: "delivery", action: "command", effect: "kill-before" });
  await slack.people.command("alice", { text: "hello" });
  await until(
    () => bots.list()[0],
    (bot) => bot?.state === "ready" && bot.pid !== pid,
    { what: "the bot is back" },
  );
});

test("a bot that cannot start stops the whole sandbox, and says why", async () => {
  await expect(startSandbox({ entry, environment: { STUB: "crashes" } })).rejects.toThrow(
    /bot 0 was not ready: exit code 3\. Its last output:\nthe token is missing/,
  );
});

test("a taken port is said to be taken", async () => {
  sandbox = await startSandbox({ entry, bots: 0 });
  const port = Number(new URL(sandbox.url).port);
  await expect(startSandbox({ entry, bots: 0, port })).rejects.toThrow(
    `Port ${port} is taken; choose another with --port.`,
  );
});
