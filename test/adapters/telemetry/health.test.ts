// When a process is alive, and when it is ready: what is asked by whoever starts it anew, or waits for it.
import { lifeAnswer } from "../../../src/adapters/telemetry/health.ts";
import type { LifeFacts } from "../../../src/adapters/telemetry/health.ts";
import { Trouble } from "../../../src/domain/trouble.ts";
import type { CallEnded } from "../../../src/ports/call-meter.ts";
import { ASKED_AT } from "../../support/a-request.ts";
import { aCall, aLookout, listening, sockets } from "./a-lookout.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;

let running: { stop(): void }[] = [];
afterEach(() => {
  for (const lookout of running) lookout.stop();
  running = [];
  jest.useRealTimers();
});

function aProcess(...changes: Parameters<typeof aLookout>) {
  const process = aLookout(...changes);
  running.push(process.lookout);
  const asked = async (path: "/healthz" | "/readyz") => {
    const { status, type, body } = await process.ask(path);
    expect(type).toBe("application/json");
    return { status, says: JSON.parse(body) as Record<string, unknown> };
  };
  return { ...process, asked };
}

describe("/healthz", () => {
  const facts: LifeFacts = { now: ASKED_AT, loopDelay: 3.4, tableSilentSince: null };
  const statusOf = (changes: Partial<LifeFacts>) => lifeAnswer({ ...facts, ...changes }).status;

  it("says how the event loop and the table are", async () => {
    expect(lifeAnswer(facts)).toMatchObject({ status: 200 });
    expect(JSON.parse(lifeAnswer(facts).body)).toEqual({
      status: "ok",
      eventLoop: { state: "free", delayMilliseconds: 3 },
      table: { state: "answers", silentSeconds: 0 },
    });
  });

  it("fails where the event loop is late by a second on average", () => {
    expect(statusOf({ loopDelay: 999 })).toBe(200);
    expect(statusOf({ loopDelay: 1000 })).toBe(503);
    expect(JSON.parse(lifeAnswer({ ...facts, loopDelay: 1000 }).body)).toMatchObject({
      status: "failing",
      eventLoop: { state: "blocked" },
    });
  });

  it("fails where the table was silent for five minutes, and not before", () => {
    const since = (ago: number) => statusOf({ tableSilentSince: ASKED_AT - ago });
    expect(since(5 * MINUTE - 1)).toBe(200);
    expect(since(5 * MINUTE)).toBe(503);
  });

  type Spell = readonly [outcome: CallEnded["outcome"], minutes: number];

  /** Calls to the table that ended so for so many minutes, one every few seconds. */
  async function afterCalls(...spells: readonly Spell[]) {
    const process = aProcess();
    for (const [outcome, minutes] of spells) {
      for (let seconds = 0; seconds < minutes * 60; seconds += 5) {
        process.telemetry.callEnded(aCall({ service: "dynamodb", outcome }));
        process.clock.at += 5 * SECOND;
      }
    }
    return process.asked("/healthz");
  }

  it("goes by the calls to the table", async () => {
    expect(await afterCalls(["ok", 10], ["unanswered", 4])).toMatchObject({
      status: 200,
      says: { table: { state: "silent", silentSeconds: 240 } },
    });
    expect((await afterCalls(["ok", 1], ["unanswered", 5])).status).toBe(503);
    expect((await afterCalls(["unanswered", 9], ["ok", 0.05])).status).toBe(200);
  });

  it.each(["refused", "throttled", "failed"] as const)(
    "does not fail because the table answers with what is %s: starting anew would mend nothing",
    async (outcome) => {
      expect((await afterCalls([outcome, 30])).status).toBe(200);
    },
  );

  it("does not take another service's silence for the table's", async () => {
    const { telemetry, clock, asked } = aProcess();
    telemetry.callEnded(aCall({ service: "iam", outcome: "unanswered" }));
    clock.at += 10 * MINUTE;
    expect((await asked("/healthz")).status).toBe(200);
  });

  it("is kept up by a read of its own where nothing else asks the table", async () => {
    jest.useFakeTimers({ doNotFake: ["nextTick", "queueMicrotask", "performance", "Date"] });
    const beats: number[] = [];
    const process = aProcess({
      ledger: {
        load: async () => {
          beats.push(process.clock.at);
          process.telemetry.callEnded(aCall({ service: "dynamodb", outcome: "unanswered" }));
          throw new Trouble("DynamoDB did not answer in time.", { retryable: true });
        },
      },
    });
    const { clock, lookout } = process;
    const halfAMinute = async () => {
      clock.at += 30 * SECOND;
      await jest.advanceTimersByTimeAsync(30 * SECOND);
    };
    lookout.start();
    await jest.advanceTimersByTimeAsync(0);
    beats.length = 0;
    await halfAMinute();
    expect(beats).toHaveLength(1);
    // The minute's line reads the ledger, too, every other time.
    for (let half = 0; half < 9; half += 1) await halfAMinute();
    expect((await process.asked("/healthz")).status).toBe(503);
    beats.length = 0;
    lookout.stop();
    await halfAMinute();
    expect(beats).toEqual([]);
  });

  it("asks the table for no beat of its own while others ask", async () => {
    jest.useFakeTimers({ doNotFake: ["nextTick", "queueMicrotask", "performance", "Date"] });
    let loads = 0;
    const { ledger } = { ledger: { load: () => Promise.reject(new Error(`${(loads += 1)}`)) } };
    const { telemetry, clock, lookout } = aProcess({ ledger, level: "silent" });
    lookout.start();
    await jest.advanceTimersByTimeAsync(0);
    const atTheStart = loads;
    clock.at += 25 * SECOND;
    telemetry.callEnded(aCall({ service: "dynamodb" }));
    clock.at += 5 * SECOND;
    await jest.advanceTimersByTimeAsync(30 * SECOND);
    expect(loads).toBe(atTheStart);
  });
});

describe("/readyz", () => {
  it("is ready where Slack reaches it, its engine ticks, and it has a policy", async () => {
    expect(await aProcess().asked("/readyz")).toEqual({
      status: 200,
      says: {
        status: "ready",
        slack: { transport: "http", state: "reaches us" },
        engine: { state: "ticks", secondsSinceTick: 0 },
        policy: { state: "loaded" },
      },
    });
  });

  it.each([
    ["listens", listening, 200],
    ["does not listen", { ...listening, isListening: false }, 503],
    ["has one live socket of two", sockets(["shut", 400], ["open", 30]), 200],
    [
      "has heard nothing on its open socket for longer than half a minute",
      sockets(["open", 31]),
      503,
    ],
    ["has heard nothing yet on its open socket", sockets(["open", null]), 503],
    ["has heard something a moment ago on a socket that is shut", sockets(["shut", 1]), 503],
    ["has no socket", sockets(), 503],
  ] as const)("where it %s", async (...[, link, status]) => {
    const answer = await aProcess({ link: () => link }).asked("/readyz");
    const state = status === 200 ? "reaches us" : "out of reach";
    expect(answer).toMatchObject({ status, says: { slack: { state } } });
  });

  it.each([
    ["three polls and half a minute ago", 45 * SECOND, "ticks", 200],
    ["longer ago", 45 * SECOND + 1, "stands still", 503],
  ] as const)("where the engine ticked %s", async (...[, ago, state, status]) => {
    const { asked } = aProcess({ engineTickedAt: () => ASKED_AT - ago });
    expect(await asked("/readyz")).toMatchObject({ status, says: { engine: { state } } });
  });

  it("waits as long as the engine is told to wait between two ticks", async () => {
    const ago = { engineTickedAt: () => ASKED_AT - 90 * SECOND };
    expect((await aProcess(ago).asked("/readyz")).status).toBe(503);
    expect((await aProcess({ ...ago, pollMilliseconds: MINUTE }).asked("/readyz")).status).toBe(
      200,
    );
  });

  it("is not ready before the engine has ticked, or without a policy", async () => {
    expect(await aProcess({ engineTickedAt: () => null }).asked("/readyz")).toMatchObject({
      status: 503,
      says: { status: "not ready", engine: { state: "not started" } },
    });
    expect(await aProcess({ isPolicyLoaded: () => false }).asked("/readyz")).toMatchObject({
      status: 503,
      says: { policy: { state: "missing" } },
    });
  });
});
