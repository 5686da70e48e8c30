import { prepareBots, type PreparedBots } from "../../../sandbox/bots.ts";
import { until } from "../../../sandbox/until.ts";

const entry = "test/sandbox/shell/stub-bot.ts";
let bots: PreparedBots;
let said: string[];

async function prepare(count: number, stub = "alice", autoRestart = false): Promise<PreparedBots> {
  said = [];
  bots = await prepareBots({
    count,
    entry,
    autoRestart,
    environment: () => ({ PATH: process.env["PATH"] ?? "", STUB: stub }),
    ahead: () => 0,
    say: (line) => said.push(line),
  });
  return bots;
}

const states = () => bots.list().map(({ state }) => state);

afterEach(() => bots.stop());

test("bots are ready once they answer, and stop in peace when told", async () => {
  await prepare(2);
  await bots.start();
  expect(states()).toEqual(["ready", "ready"]);
  expect(bots.log(1)).toContain("listening for alice");
  await bots.stop();
  expect(states()).toEqual(["stopped", "stopped"]);
  expect(bots.log(0)).toContain("stopping in peace");
  expect(said).toEqual([]);
});

test("a killed bot stays away until it is started, and comes back at the same address", async () => {
  await prepare(2);
  await bots.start();
  const before = bots.list();
  await bots.killAt(`${before[1]?.url}/slack/events`);
  expect(states()).toEqual(["ready", "killed"]);
  expect(bots.list()[1]?.ended).toBe("SIGKILL");
  await bots.start();
  expect(states()).toEqual(["ready", "ready"]);
  expect(bots.urls()).toEqual(before.map(({ url }) => url));
  expect(bots.list()[0]?.pid).toBe(before[0]?.pid);
  expect(bots.list()[1]?.pid).not.toBe(before[1]?.pid);
});

test("when nobody knows which bot called, all of them lose power", async () => {
  await prepare(2);
  await bots.start();
  await bots.killAt(undefined);
  expect(states()).toEqual(["killed", "killed"]);
});

test("a bot that ends while it starts is told with its last output", async () => {
  await prepare(1, "crashes");
  await expect(bots.start()).rejects.toThrow(
    /bot 0 was not ready: exit code 3\. Its last output:\nthe token is missing/,
  );
  expect(states()).toEqual(["exited"]);
});

test("a bot that ends by itself is told, and started again only where that was wanted", async () => {
  await prepare(1, "alice", true);
  await bots.start();
  const [before] = bots.list();
  await fetch(`${before?.url}/crash`).catch(() => undefined);
  await until(
    () => bots.list()[0],
    (bot) => bot?.state === "ready" && bot.pid !== before?.pid,
    { what: "the bot is back" },
  );
  expect(said.join("\n")).toMatch(/bot 0 ended by itself \(exit code 7\)/);
});

test("a bot that does not exist is said not to exist", async () => {
  await prepare(2);
  await expect(bots.start(5)).rejects.toThrow("There is no bot 5; there are bots 0 to 1.");
});
