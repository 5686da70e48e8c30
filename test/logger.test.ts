// What a line of the log says, and what it never does.
import { setTimeout as pause } from "node:timers/promises";
import { onTrail, startLog as startLogTo } from "../src/logger.ts";

function startLog(level = "info") {
  const written: string[] = [];
  const log = startLogTo(level, { write: (line) => void written.push(line) });
  const lines = () => written.map((line) => JSON.parse(line) as Record<string, unknown>);
  return { ...log, lines, written };
}

test("a line says what it was done for, also when time has passed and in what that began", async () => {
  const { logger, lines } = startLog();
  await onTrail({ interaction: "click-1" }, async () => {
    logger.info("a click");
    await pause(1);
    await onTrail({ request: "R-7K3QXA" }, async () => {
      await pause(1);
      logger.child({ subsystem: "engine" }).warn("a turn");
    });
    logger.info("answered");
  });
  logger.info("idle");
  expect(lines().map(({ msg, interaction, request }) => [msg, interaction, request])).toEqual([
    ["a click", "click-1", undefined],
    ["a turn", "click-1", "R-7K3QXA"],
    ["answered", "click-1", undefined],
    ["idle", undefined, undefined],
  ]);
});

test("two at the same time are not mixed up", async () => {
  const { logger, lines } = startLog();
  const turn = (request: string, milliseconds: number) =>
    onTrail({ request }, async () => {
      await pause(milliseconds);
      logger.info(request);
    });
  await Promise.all([turn("R-1", 4), turn("R-2", 2)]);
  expect(lines().map(({ msg, request }) => [msg, request])).toEqual([
    ["R-2", "R-2"],
    ["R-1", "R-1"],
  ]);
});

test.each([
  ["a token", { token: "hidden-1" }],
  ["a token in options", { options: { botToken: "hidden-1", appToken: "hidden-2" } }],
  ["the header of a call", { err: { config: { headers: { Authorization: "hidden-1" } } } }],
  ["AWS's keys", { credentials: { secretAccessKey: "hidden-1", sessionToken: "hidden-2" } }],
  ["an answer of STS", { answer: { Credentials: { SecretAccessKey: "hidden-1" } } }],
  ["a payload's way to answer", { body: { response_url: "hidden-1", trigger_id: "hidden-2" } }],
  ["a reason", { request: { ask: { reason: "hidden-1" } } }],
  ["an e-mail", { user: { profile: { email: "hidden-1" } } }],
])("%s is never in the log", (_, carried) => {
  const { logger, written } = startLog();
  logger.info(carried, "a line");
  expect(written.join("")).toContain("a line");
  expect(written.join("")).not.toContain("hidden");
});

test("errors are counted, warnings are not", () => {
  const { logger, errors } = startLog();
  logger.warn("it goes on by itself");
  expect(errors()).toBe(0);
  logger.error("somebody has to look");
  logger.child({ subsystem: "slack" }).fatal("stopping");
  expect(errors()).toBe(2);
});
