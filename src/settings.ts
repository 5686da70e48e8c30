// Every setting there is: what it is for, what is allowed, and what holds where nothing is said.
import * as z from "zod";

interface Setting {
  readonly schema: z.ZodType;
  /** In words, as an error and docs/configuration.md say it. */
  readonly allowed: string;
  /** As it would be written; null where it has to be set, or where it is left out on purpose. */
  readonly fallback: string | null;
}

const BOT_TOKEN = "xoxb-…, from OAuth & Permissions on the Slack app's page";
const SIGNING_SECRET = "a text, from Basic Information on the Slack app's page";
const APP_TOKEN = "xapp-…, with connections:write, from Basic Information on the Slack app's page";
const APP_ID = "A…, from Basic Information on the Slack app's page";
const ROLE = "the ARN of a role, arn:aws:iam::111111111111:role/rolecall-provisioner";

export const SETTINGS = {
  ROLECALL_TRANSPORT: choice(["http", "socket"], "http"),
  PORT: {
    schema: z.coerce.number().int().min(1).max(65_535),
    ...{ allowed: "a number from 1 to 65535", fallback: "3000" },
  },
  SLACK_BOT_TOKEN: text(/^xoxb-./, BOT_TOKEN),
  SLACK_SIGNING_SECRET: text(/./, SIGNING_SECRET),
  SLACK_APP_TOKEN: text(/^xapp-./, APP_TOKEN),
  SLACK_APP_ID: text(/^A[A-Z0-9]+$/, APP_ID),
  SLACK_API_URL: {
    schema: z.url(),
    ...{ allowed: "an address, for tests: https://…/api/", fallback: null },
  },
  ROLECALL_CONFIG: { ...text(/./, "a path"), fallback: "rolecall.yaml" },
  ROLECALL_TABLE: {
    ...text(/^[\w.-]{3,255}$/, "3 to 255 letters, digits, dots, dashes and underscores"),
    fallback: "rolecall",
  },
  // The ARN itself, as AWS knows no other name of a role that is not one's own.
  ROLECALL_PROVISIONER_ROLE: text(/^arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/, ROLE),
  ROLECALL_CREATE_TABLE: choice(["yes", "no"], "no"),
  // The quarantine after an end is reckoned with claims of ten minutes at most.
  ROLECALL_LEASE_SECONDS: seconds("30", 600),
  ROLECALL_POLL_SECONDS: seconds("5", 3600),
  ROLECALL_DRIFT_SECONDS: seconds("300", 86_400),
  LOG_LEVEL: choice(["trace", "debug", "info", "warn", "error", "fatal", "silent"], "info"),
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof SETTINGS;

function text(pattern: RegExp, allowed: string) {
  return { schema: z.string().regex(pattern), allowed, fallback: null } satisfies Setting;
}

function choice<const Words extends readonly [string, ...string[]]>(
  words: Words,
  fallback: string,
) {
  return { schema: z.enum(words), allowed: `one of ${words.join(", ")}`, fallback };
}

function seconds(fallback: string, most: number) {
  const schema = z.coerce.number().positive().max(most);
  return { schema, allowed: `seconds, more than 0, ${most} at most`, fallback };
}
