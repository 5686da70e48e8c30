// Messages that wait for their turn: in order, not for long, and whoever cannot go in time is told so at once.
import { WebAPIRateLimitedError } from "@slack/web-api";
import * as fc from "fast-check";
import { limitedMethods } from "../../../../src/adapters/slack/outgoing/limited-methods.ts";
import { postingLanes } from "../../../../src/adapters/slack/outgoing/posting-lanes.ts";
import { BURST } from "../../../../src/adapters/slack/outgoing/posting-pace.ts";
import { retryDelay } from "../../../../src/domain/retry-schedule.ts";
import { virtualTime } from "./virtual-time.ts";

const LONGEST = 8000;

interface Left {
  readonly channel: string;
  readonly number: number;
  readonly askedAt: number;
  readonly at: number;
}

function startLanes() {
  const time = virtualTime();
  const { now, room } = time;
  const waiting = { now, room, longestWait: LONGEST };
  const methods = limitedMethods(waiting);
  const lanes = postingLanes({
    ...waiting,
    closedUntil: () => methods.until("chat.postMessage"),
    closeAll: (until) => methods.limit("chat.postMessage", until),
  });
  const left: Left[] = [];
  const refused: (Left & { readonly error: unknown })[] = [];
  let asked = 0;
  const post = (channel: string): Promise<"left" | "refused"> => {
    asked += 1;
    const message = { channel, number: asked, askedAt: now() };
    return lanes.turn(channel).then(
      () => {
        left.push({ ...message, at: now() });
        return "left";
      },
      (error: unknown) => {
        refused.push({ ...message, at: now(), error });
        return "refused";
      },
    );
  };
  return { ...time, ...lanes, post, left, refused, asked: () => asked };
}

const times = (what: readonly Left[]) => what.map(({ at }) => at);

test("a burst leaves at once, the next wait a second each, and what would wait too long is refused at once", async () => {
  const lanes = startLanes();
  for (let count = 0; count < BURST + 10; count += 1) void lanes.post("C1");
  await lanes.passTo(0);
  expect(lanes.left).toHaveLength(BURST);
  expect(times(lanes.refused)).toEqual([0, 0]);
  expect(lanes.refused[0]?.error).toBeInstanceOf(WebAPIRateLimitedError);
  await lanes.passTo(LONGEST);
  expect(times(lanes.left).slice(BURST)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((s) => s * 1000));
  expect(lanes.left.map(({ number }) => number)).toEqual(
    Array.from({ length: BURST + 8 }, (_, index) => index + 1),
  );
});

test("a busy channel keeps no other waiting", async () => {
  const lanes = startLanes();
  for (let count = 0; count < BURST + 3; count += 1) void lanes.post("C1");
  void lanes.post("C2");
  await lanes.passTo(0);
  expect(lanes.left.at(-1)).toMatchObject({ channel: "C2", at: 0 });
});

test("a limit holds up the channel that it was met in: those who can wait wait, one by one from then on", async () => {
  const lanes = startLanes();
  lanes.limit("C1", 5000);
  void lanes.post("C1");
  void lanes.post("C1");
  void lanes.post("C2");
  await lanes.passTo(20_000);
  expect(lanes.left.map(({ channel, at }) => `${channel} ${at}`)).toEqual([
    "C2 0",
    "C1 5000",
    "C1 6000",
  ]);
});

test("a limit that is met while others wait refuses those for whom it is too long", async () => {
  const lanes = startLanes();
  for (let count = 0; count < BURST + 4; count += 1) void lanes.post("C1");
  await lanes.passTo(500);
  lanes.limit("C1", 60_000);
  await lanes.passTo(70_000);
  expect(lanes.left).toHaveLength(BURST);
  expect(lanes.refused).toHaveLength(4);
  expect(Math.max(...times(lanes.refused))).toBeLessThanOrEqual(1000);
});

test("three channels limited at once hold up every channel", async () => {
  const lanes = startLanes();
  for (const channel of ["C1", "C2"]) lanes.limit(channel, 4000);
  void lanes.post("C4");
  lanes.limit("C3", 6000);
  void lanes.post("C5");
  await lanes.passTo(10_000);
  expect(lanes.left.map(({ channel, at }) => `${channel} ${at}`)).toEqual(["C4 0", "C5 6000"]);
});

test("who waits when all waiting ends is refused, and nobody waits after that", async () => {
  const lanes = startLanes();
  for (let count = 0; count < BURST + 2; count += 1) void lanes.post("C1");
  await lanes.passTo(100);
  lanes.room.close();
  await expect(lanes.post("C1")).resolves.toBe("refused");
  expect(times(lanes.refused)).toEqual([100, 100, 100]);
  await expect(lanes.post("C2")).resolves.toBe("left");
});

test("forty messages for one channel, tried again as the engine does, are all there within half a minute", async () => {
  const lanes = startLanes();
  const arrivals: number[] = [];
  const keepTrying = async (attempts = 0): Promise<void> => {
    if ((await lanes.post("C1")) === "left") {
      arrivals.push(lanes.now());
      return;
    }
    await lanes.room.wait(retryDelay(attempts + 1));
    await keepTrying(attempts + 1);
  };
  for (let count = 0; count < 40; count += 1) void keepTrying();
  await lanes.passTo(30_000);
  expect(arrivals).toHaveLength(40);
});

type Happening =
  | { readonly what: "post" | "limit"; readonly channel: string; readonly seconds: number }
  | { readonly what: "pass"; readonly milliseconds: number };

const channel = fc.constantFrom("C1", "C2");
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 12, arbitrary: posting() },
  { weight: 1, arbitrary: limiting() },
  { weight: 4, arbitrary: passing() },
);

function posting(): fc.Arbitrary<Happening> {
  return fc.record({ what: fc.constant("post"), channel, seconds: fc.constant(0) });
}

function limiting(): fc.Arbitrary<Happening> {
  return fc.record({ what: fc.constant("limit"), channel, seconds: fc.nat({ max: 12 }) });
}

function passing(): fc.Arbitrary<Happening> {
  return fc.record({ what: fc.constant("pass"), milliseconds: fc.nat({ max: 4000 }) });
}

test("whatever happens: never too many in any while, in order, nobody waits too long, nobody is forgotten", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 30, maxLength: 120 }), async (happenings) => {
      const lanes = startLanes();
      const limits: { readonly channel: string; readonly from: number; readonly to: number }[] = [];
      for (const one of happenings) {
        if (one.what === "pass") {
          await lanes.passTo(lanes.now() + one.milliseconds);
        } else if (one.what === "post") {
          void lanes.post(one.channel);
          await lanes.passTo(lanes.now());
        } else {
          const [from, to] = [lanes.now(), lanes.now() + one.seconds * 1000];
          limits.push({ channel: one.channel, from, to });
          lanes.limit(one.channel, to);
        }
      }
      await lanes.passTo(lanes.now() + 60_000);

      expect(lanes.left.length + lanes.refused.length).toBe(lanes.asked());
      for (const { askedAt, at } of [...lanes.left, ...lanes.refused]) {
        expect(at - askedAt).toBeLessThanOrEqual(LONGEST + 1000);
      }
      for (const name of ["C1", "C2"]) {
        const those = lanes.left.filter((message) => message.channel === name);
        const numbers = those.map(({ number }) => number);
        expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
        expect(mostTooMany(times(those))).toBeLessThanOrEqual(0);
      }
      const inLimit = lanes.left.filter((message) =>
        limits.some(
          (limit) =>
            limit.channel === message.channel && message.at > limit.from && message.at < limit.to,
        ),
      );
      expect(inLimit).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

/** By how many messages any while held more than a burst and one for each of its seconds. */
function mostTooMany(at: readonly number[]): number {
  let most = -Infinity;
  for (const [first, from] of at.entries()) {
    for (const [index, to] of at.slice(first).entries()) {
      most = Math.max(most, index + 1 - BURST - Math.floor((to - from) / 1000));
    }
  }
  return most;
}
