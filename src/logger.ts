// The log: one pino instance, one child a subsystem, nothing secret in it.
import { pino } from "pino";

export type Logger = pino.Logger;

/** Slack's and AWS's credentials, wherever an error or an option object carries them. */
const REDACTED = [
  "*.token",
  "*.signingSecret",
  "*.secretAccessKey",
  "*.sessionToken",
  "*.headers.authorization",
  "*.headers.Authorization",
  "*.response_url",
];

export function createLogger(level: string): Logger {
  return pino({ name: "rolecall", level, redact: REDACTED, base: { pid: process.pid } });
}
