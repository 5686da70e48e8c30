// The line that says once a minute how it stands, as the alarms read it.
import { HOW_IT_STANDS, TOLD } from "../../../infra/how-it-stands.ts";
import { Trouble } from "../../../src/domain/trouble.ts";
import { ASKED_AT, ENDS_AT, HOUR, aTimedGrant, inEveryState } from "../../support/a-request.ts";
import { aCall, aLookout, listening, sockets } from "./a-lookout.ts";

jest.useFakeTimers({ doNotFake: ["nextTick", "queueMicrotask", "performance", "Date"] });
let running: { stop(): void }[] = [];
afterEach(() => {
  for (const lookout of running) lookout.stop();
  running = [];
});

/** What the alarms read of a line, in order. */
function numbersIn(line: Record<string, unknown> | undefined): Record<string, unknown> {
  return Object.fromEntries(Object.entries(line ?? {}).filter(([name]) => isTold(name)));
}
const isTold = (name: string): boolean => TOLD.some((told) => told === name);

async function started(...changes: Parameters<typeof aLookout>) {
  const process = aLookout(...changes);
  running.push(process.lookout);
  process.lookout.start();
  await jest.advanceTimersByTimeAsync(0);
  return {
    ...process,
    lines: () => process.said(HOW_IT_STANDS),
    latest: () => numbersIn(process.said(HOW_IT_STANDS).at(-1)),
    minute: () => jest.advanceTimersByTimeAsync(60_000),
  };
}

it("says what the alarms read and nothing else, at once and then every minute", async () => {
  const { lines, latest, minute, lookout } = await started();
  expect(Object.keys(latest())).toEqual([...TOLD]);
  const [line = {}] = lines();
  expect(line).toMatchObject({ level: 30 });
  const beside = Object.keys(line).filter((name) => !isTold(name));
  expect(beside).toEqual(["level", "time", "pid", "name", "msg"]);
  await minute();
  await minute();
  expect(lines()).toHaveLength(3);
  lookout.stop();
  await minute();
  expect(lines()).toHaveLength(3);
});

it("is all nought where nothing is amiss", async () => {
  const { latest } = await started();
  expect(Object.values(latest())).toEqual([0, 0, 0, 0, 0, 0]);
});

it("says what the record says", async () => {
  const { store, clock, latest, minute } = await started();
  const requests = [inEveryState().stuck, inEveryState().stuck, aTimedGrant()];
  for (const [index, request] of requests.entries()) {
    await store.open({ ...request, key: { ...request.key, number: index + 1 } }, null);
  }
  clock.at = ENDS_AT + HOUR;
  await minute();
  expect(latest()).toMatchObject({ stuck: 2, overdue: 1, drift: 0 });
});

it("counts throttles and errors since the line before, from the start of the process on", async () => {
  const process = aLookout();
  process.telemetry.callEnded(aCall({ outcome: "throttled" }));
  process.logger.error("it broke");
  process.lookout.start();
  running.push(process.lookout);
  await jest.advanceTimersByTimeAsync(0);
  const latest = () => numbersIn(process.said(HOW_IT_STANDS).at(-1));
  expect(latest()).toMatchObject({ throttles: 1, errors: 1 });
  process.telemetry.callEnded(aCall({ outcome: "throttled", service: "slack" }));
  process.telemetry.callEnded(aCall({ outcome: "throttled" }));
  process.telemetry.callEnded(aCall({ outcome: "refused" }));
  await jest.advanceTimersByTimeAsync(60_000);
  expect(latest()).toMatchObject({ throttles: 2, errors: 0 });
  await jest.advanceTimersByTimeAsync(60_000);
  expect(latest()).toMatchObject({ throttles: 0, errors: 0 });
});

describe("while the table does not answer", () => {
  const trouble = new Trouble("The request could not be looked up.", { retryable: true });
  const failing = { load: () => Promise.reject(trouble) };

  it("is written all the same, and says nothing of what it does not know", async () => {
    const { latest, lines } = await started({ ledger: failing });
    expect(lines()).toHaveLength(1);
    expect(latest()).toEqual({ secondsSinceSlack: 0, throttles: 0, errors: 0 });
  });

  it("says why, as a warning; a bug is an error, and is counted in the same line", async () => {
    const known = await started({ ledger: failing });
    const why = "the record could not be read to say how it stands";
    expect(known.said(why)).toMatchObject([{ level: 40, err: { message: trouble.message } }]);
    const bug = { load: () => Promise.reject(new TypeError("no such thing")) };
    const unknown = await started({ ledger: bug });
    expect(unknown.said(why)).toMatchObject([{ level: 50 }]);
    expect(unknown.latest()).toMatchObject({ errors: 1 });
  });

  it("leaves what was last read to whoever asks for metrics", async () => {
    let isDown = false;
    const process = aLookout();
    running.push(process.lookout);
    await process.store.open(inEveryState().stuck, null);
    const { store } = process;
    const { ask, lookout } = aLookout({
      store: {
        ...store,
        stuck: () => (isDown ? Promise.reject(trouble) : store.stuck()),
      },
    });
    running.push(lookout);
    expect((await ask("/metrics")).body).not.toMatch(/^rolecall_stuck_requests/m);
    lookout.start();
    await jest.advanceTimersByTimeAsync(0);
    isDown = true;
    await jest.advanceTimersByTimeAsync(60_000);
    const { body } = await ask("/metrics");
    expect(body).toMatch(/^rolecall_stuck_requests 1$/m);
    expect(body).toContain(`rolecall_record_read_timestamp_seconds ${ASKED_AT / 1000}`);
  });
});

describe("for how long nothing came from Slack", () => {
  it.each([
    ["nothing, over HTTP: a quiet night is no fault", listening, 0],
    [
      "unknown, over HTTP, while nobody listens",
      { transport: "http", isListening: false },
      undefined,
    ],
    ["since the latest frame of the only socket", sockets(["open", 12]), 12],
    [
      "since that of the open socket that was not heard for longest",
      sockets(["open", 1], ["open", 95]),
      95,
    ],
    ["whatever a shut one has to say, while one is open", sockets(["open", 4], ["shut", 500]), 4],
    ["where all are shut, since anything was heard", sockets(["shut", 70], ["shut", 300]), 70],
  ] as const)("is %s", async (_what, link, seconds) => {
    const { latest } = await started({ link: () => link });
    expect(latest()["secondsSinceSlack"]).toBe(seconds);
  });

  it("is counted from the start where nothing was ever heard", async () => {
    for (const link of [sockets(), sockets(["open", null]), sockets(["shut", null])]) {
      const { clock, minute, latest } = await started({ link: () => link });
      clock.at = ASKED_AT + 61_000;
      await minute();
      expect(latest()["secondsSinceSlack"]).toBe(61);
    }
  });
});
