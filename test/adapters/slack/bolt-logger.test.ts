// What of Bolt's log lines reaches ours.
import { pino } from "pino";
import { boltLogger } from "../../../src/adapters/slack/bolt-logger.ts";

function startLog(level: string) {
  const lines: string[] = [];
  const logger = pino({ level }, { write: (line: string) => void lines.push(line) });
  return { lines, logger: boltLogger(logger) };
}

test("words and errors are kept, payloads are not", () => {
  const { lines, logger } = startLog("debug");
  logger.debug("http request body: a secret reason");
  logger.info("listening", { payload: "a secret reason" });
  logger.error("failed", new Error("why"), { token: "xoxb-secret" });
  expect(lines.join("")).not.toMatch(/secret/);
  expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
    { level: 30, msg: "listening" },
    { level: 50, msg: "failed", err: { message: "why" } },
  ]);
});

test.each([
  ["trace", "info"],
  ["debug", "info"],
  ["info", "info"],
  ["warn", "warn"],
  ["error", "error"],
  ["silent", "error"],
])("at %s Bolt is told %s", (ours, theirs) => {
  expect(startLog(ours).logger.getLevel()).toBe(theirs);
});
