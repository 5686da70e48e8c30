// Bolt's and the Web API client's log lines in our log: their words only, never a payload.
import bolt from "@slack/bolt";
import type { Logger as BoltLogger } from "@slack/bolt";
import type { Logger } from "../../logger.ts";

/** What they are told of the level: `info` at the most, since their debug lines hold whole payloads. */
const LEVELS: Record<string, bolt.LogLevel> = {
  trace: bolt.LogLevel.INFO,
  debug: bolt.LogLevel.INFO,
  info: bolt.LogLevel.INFO,
  warn: bolt.LogLevel.WARN,
};

export function boltLogger(logger: Logger): BoltLogger {
  return {
    debug: () => undefined,
    info: (...said: unknown[]) => logger.info(wordsIn(said)),
    warn: (...said: unknown[]) => logger.warn(errorIn(said), wordsIn(said)),
    error: (...said: unknown[]) => logger.error(errorIn(said), wordsIn(said)),
    setLevel: () => undefined,
    getLevel: () => LEVELS[logger.level] ?? bolt.LogLevel.ERROR,
    setName: () => undefined,
  };
}

// Objects are left out: they hold reasons, response URLs and tokens.
function wordsIn(said: readonly unknown[]): string {
  return said.filter((part) => typeof part === "string").join(" ");
}

function errorIn(said: readonly unknown[]): { err?: Error } {
  const err = said.find((part) => part instanceof Error);
  return err ? { err } : {};
}
