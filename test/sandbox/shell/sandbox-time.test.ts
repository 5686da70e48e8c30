import { request } from "node:http";
import { type Sandbox, startSandbox } from "../../../sandbox/sandbox.ts";
import { until } from "../../../sandbox/until.ts";

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const NEAR = 5_000;

interface TimeHere {
  startedAt: string;
  now: number;
  date: string;
  written: string;
  isDate: boolean;
  given: unknown[];
  performance: number;
}

let sandbox: Sandbox;

afterEach(() => sandbox.stop());

describe("with bots that say what time it is", () => {
  beforeEach(async () => {
    sandbox = await startSandbox({ entry: "test/sandbox/shell/stub-bot.ts", bots: 2 });
  });

  const timeAt = (index: number): Promise<TimeHere> =>
    new Promise((resolve, reject) => {
      const url = `${sandbox.bots.list()[index]?.url ?? ""}/time`;
      request(url, { agent: false }, (response) => {
        response.setEncoding("utf8").on("data", (text: string) => {
          resolve(JSON.parse(text) as TimeHere);
        });
      })
        .on("error", reject)
        .end();
    });
  const isNear = (one: number, other: number) => Math.abs(one - other) < NEAR;
  const isSandboxTime = (time: number | string) =>
    isNear(new Date(time).getTime(), sandbox.clock.now());

  test("every bot lives by the sandbox's time as soon as it was moved", async () => {
    expect(isNear(sandbox.clock.now(), Date.now())).toBe(true);
    await sandbox.advance(3 * HOUR);
    await sandbox.advance(DAY);
    expect(isNear(sandbox.clock.now(), Date.now() + DAY + 3 * HOUR)).toBe(true);
    for (const index of [0, 1]) expect(isSandboxTime((await timeAt(index)).now)).toBe(true);
  });

  test("whichever way a bot asks for the time, it is the same; dates it makes of given moments are those", async () => {
    await sandbox.advance(40 * DAY);
    const time = await timeAt(0);
    for (const asked of [time.now, time.date, time.written]) {
      expect([asked, isSandboxTime(asked)]).toEqual([asked, true]);
    }
    expect(time.isDate).toBe(true);
    expect(time.given).toEqual(["1970-01-01T00:00:00.000Z", 2026, Date.UTC(2026, 0)]);
  });

  test("what takes time still takes it: only the clock moves", async () => {
    const { performance } = await timeAt(0);
    await sandbox.advance(DAY);
    expect((await timeAt(0)).performance - performance).toBeLessThan(NEAR);
  });

  test("a bot that starts later starts in the sandbox's time", async () => {
    await sandbox.bots.kill(0);
    await sandbox.bots.stop(1);
    await sandbox.advance(DAY);
    await sandbox.bots.start();
    for (const index of [0, 1]) {
      expect(isSandboxTime((await timeAt(index)).startedAt)).toBe(true);
    }
  });

  test("a bot that dies while the time is moved keeps nobody waiting", async () => {
    await Promise.all([sandbox.advance(HOUR), sandbox.bots.kill(0)]);
    expect(isSandboxTime((await timeAt(1)).now)).toBe(true);
  });

  test("a bot that just starts when the time is moved is not left behind", async () => {
    await sandbox.bots.kill(0);
    await Promise.all([sandbox.bots.start(0), sandbox.advance(DAY)]);
    expect(isSandboxTime((await timeAt(0)).now)).toBe(true);
  });

  test("time does not go back", async () => {
    await expect(sandbox.advance(-1)).rejects.toThrow("forward only, not by -1 ms");
    expect(sandbox.clock.ahead()).toBe(0);
  });
});

test("a day later the bot takes what Slack signs, and AWS takes what the bot signs", async () => {
  sandbox = await startSandbox();
  const { people } = sandbox.slack;
  await sandbox.advance(DAY);
  const told = await people.command("alice", { text: "client-a admin fix the DNS" });
  expect(told).toMatchObject({ ephemeral: { plain: expect.stringMatching(/^Asked for/) } });
  const card = await until(
    () => people.sees("bob").channels.flatMap(({ messages }) => messages),
    (messages) => messages.find(({ plain }) => plain.includes("fix the DNS")),
    { what: "bob sees the card" },
  );
  expect(Number(card.ts) * 1000).toBeGreaterThan(Date.now() + DAY - NEAR);
  const where = { channel: card.channel, ts: card.ts };
  await people.click("bob", { where, button: "Approve" });
  await until(
    () => people.sees("alice").dms,
    (messages) => messages.some(({ plain }) => /switchrole/.test(plain)),
    { what: "alice is in" },
  );
}, 60_000);
