// The log: one pino instance, one child a subsystem, nothing secret in it, and on each line what it was done for.
import { AsyncLocalStorage } from "node:async_hooks";
import { pino } from "pino";

export type Logger = pino.Logger;

/** What a line belongs to: `request`, as people call it; `interaction`, a command or click. */
export type Trail = Readonly<Record<string, string>>;

export interface Log {
  readonly logger: Logger;
  /** How many lines there were at `error` or above. */
  errors(): number;
}

const trail = new AsyncLocalStorage<Trail>();

/** Whatever is logged while `work` is done, and by what it begins, says `added` too. */
export function onTrail<Done>(added: Trail, work: () => Done): Done {
  return trail.run({ ...trail.getStore(), ...added }, work);
}

/** Credentials of Slack's and AWS's, and what people write in confidence, wherever an error or an option object carries them. */
const SECRET = [
  "token",
  "botToken",
  "appToken",
  "signingSecret",
  "secretAccessKey",
  "sessionToken",
  "SecretAccessKey",
  "SessionToken",
  "authorization",
  "Authorization",
  "response_url",
  "trigger_id",
  "reason",
  "email",
];

/** pino looks no deeper than it is told to. */
const REDACTED = SECRET.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `*.*.*.${name}`]);

const ERROR = 50;

/** `to`: standard output unless set. */
export function startLog(level: string, to?: pino.DestinationStream): Log {
  let errors = 0;
  const options: pino.LoggerOptions = {
    name: "rolecall",
    level,
    redact: REDACTED,
    base: { pid: process.pid },
    mixin: () => trail.getStore() ?? {},
    hooks: {
      logMethod: function logMethod(line, method, lineLevel) {
        if (lineLevel >= ERROR) errors += 1;
        method.apply(this, line);
      },
    },
  };
  return { logger: to ? pino(options, to) : pino(options), errors: () => errors };
}
