// Bolt's and the Web API client's log lines in our log: their words only, never a payload.
import bolt from "@slack/bolt";
import type { Logger as BoltLogger } from "@slack/bolt";
import type { Logger } from "../../logger.ts";

// Bolt asks for the level before it sets one of its own; what is not answered truthfully lets debug lines through.
const LEVELS: Record<string, bolt.LogLevel> = {
  trace: bolt.LogLevel.DEBUG,
  debug: bolt.LogLevel.DEBUG,
  info: bolt.LogLevel.INFO,
  warn: bolt.LogLevel.WARN,
};

export function boltLogger(logger: Logger): BoltLogger {
  return {
    debug: (...said: unknown[]) => logger.debug(spoken(said)),
    info: (...said: unknown[]) => logger.info(spoken(said)),
    warn: (...said: unknown[]) => logger.warn(withError(said), spoken(said)),
    error: (...said: unknown[]) => logger.error(withError(said), spoken(said)),
    setLevel: () => undefined,
    getLevel: () => LEVELS[logger.level] ?? bolt.LogLevel.ERROR,
    setName: () => undefined,
  };
}

// Objects are left out: they are payloads, which hold reasons, response URLs and tokens.
function spoken(said: readonly unknown[]): string {
  return said.filter((part) => typeof part === "string").join(" ");
}

function withError(said: readonly unknown[]): { err?: Error } {
  const err = said.find((part) => part instanceof Error);
  return err ? { err } : {};
}
