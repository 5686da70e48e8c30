// How Rolecall comes and goes: in which order, with what that fails for a while, and with what never ends.
import { Trouble } from "../src/domain/trouble.ts";
import { lifeOf } from "../src/life.ts";
import type { Part } from "../src/life.ts";
import { startLog } from "../src/logger.ts";

function aLog() {
  const lines: string[] = [];
  const { logger } = startLog("info", { write: (line) => void lines.push(line) });
  return { logger, lines: () => lines.map((line) => JSON.parse(line) as object) };
}

function parts(what: string[], ...different: Partial<Part>[]): Part[] {
  return ["door", "engine", "slack"].map((name, index) => ({
    name,
    start: () => void what.push(`${name} starts`),
    stop: () => void what.push(`${name} stops`),
    stopsWithin: 1000,
    ...different[index],
  }));
}

test("what is started first is stopped last", async () => {
  const what: string[] = [];
  const life = lifeOf(parts(what), aLog().logger);
  await life.start();
  await life.stop();
  expect(what).toEqual([
    ...["door starts", "engine starts", "slack starts"],
    ...["slack stops", "engine stops", "door stops"],
  ]);
});

test("Slack cannot be reached at first: the engine works meanwhile, and Slack is tried again", async () => {
  const what: string[] = [];
  let attempts = 0;
  const start = () => {
    attempts += 1;
    what.push(`slack attempt ${attempts}`);
    if (attempts === 1) throw new Trouble("Slack could not be reached.", { retryable: true });
  };
  const { logger, lines } = aLog();
  await lifeOf(parts(what, {}, {}, { start }), logger).start();
  expect(what).toEqual(["door starts", "engine starts", "slack attempt 1", "slack attempt 2"]);
  expect(lines()).toMatchObject([{ level: 40, part: "slack" }]);
});

test("a token that Slack does not accept ends the start, in words", async () => {
  const start = () => {
    throw new Trouble("Slack does not accept the bot's token.", { retryable: false });
  };
  const life = lifeOf(parts([], {}, {}, { start }), aLog().logger);
  await expect(life.start()).rejects.toThrow("does not accept");
});

test("told to stop while it waits for Slack, it waits no longer", async () => {
  const start = () => {
    throw new Trouble("Slack could not be reached.", { retryable: true });
  };
  const life = lifeOf(parts([], {}, {}, { start }), aLog().logger);
  const starting = life.start();
  await life.stop();
  await expect(starting).resolves.toBeUndefined();
});

test("a part that never ends, and one that fails at it, keep the others from nothing", async () => {
  const what: string[] = [];
  const { logger, lines } = aLog();
  const never = { stop: () => new Promise<void>(() => undefined), stopsWithin: 20 };
  const fails = { stop: () => Promise.reject(new Error("no")) };
  await lifeOf(parts(what, {}, fails, never), logger).stop();
  expect(what).toEqual(["door stops"]);
  expect(lines()).toMatchObject([
    { level: 40, part: "slack" },
    { level: 50, part: "engine" },
  ]);
});
