// The settings: the environment, read in one place, checked once, with every fault named.
import { z } from "zod";

const seconds = (fallback: number, most: number) =>
  z.coerce
    .number()
    .positive()
    .max(most)
    .default(fallback)
    .transform((value) => value * 1000);

/** Says where the setting is found, whether it is missing or wrong. */
const fromSlack = (pattern: RegExp, where: string) =>
  z.string({ error: `is missing: ${where}` }).regex(pattern, { error: `is wrong: ${where}` });

const environment = z.object({
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  SLACK_BOT_TOKEN: fromSlack(/^xoxb-./, "OAuth & Permissions on the Slack app's page, xoxb-…"),
  SLACK_SIGNING_SECRET: fromSlack(/./, "Basic Information on the Slack app's page"),
  SLACK_APP_ID: fromSlack(/^A[A-Z0-9]+$/, "Basic Information on the Slack app's page, A…"),
  SLACK_API_URL: z.url().optional(),
  ROLECALL_CONFIG: z.string().min(1).default("rolecall.yaml"),
  ROLECALL_TABLE: z.string().min(3).max(255).default("rolecall"),
  // The ARN itself, as AWS knows no other name of a role that is not one's own.
  ROLECALL_PROVISIONER_ROLE: z
    .string()
    .regex(/^arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/, {
      error: "is wrong: the ARN of a role, arn:aws:iam::111111111111:role/rolecall-provisioner",
    })
    .optional(),
  ROLECALL_CREATE_TABLE: z.enum(["yes", "no"]).default("no"),
  // The quarantine after an end is reckoned with claims of ten minutes at most.
  ROLECALL_LEASE_SECONDS: seconds(30, 600),
  ROLECALL_POLL_SECONDS: seconds(5, 3600),
  ROLECALL_DRIFT_SECONDS: seconds(300, 86_400),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
});

export interface Config {
  readonly port: number;
  readonly slack: {
    readonly botToken: string;
    readonly signingSecret: string;
    readonly appId: string;
    /** Slack's own address unless set. */
    readonly apiUrl?: string;
  };
  readonly policyFile: string;
  readonly table: { readonly name: string; readonly create: boolean };
  /** ARN of the role that Rolecall becomes to make and close accounts; null where it does that as itself. */
  readonly provisionerRole: string | null;
  readonly leaseMilliseconds: number;
  readonly pollMilliseconds: number;
  /** How often IAM is compared with the record. */
  readonly driftMilliseconds: number;
  readonly logLevel: string;
}

/** What the command line needs; less than the bot, so that a policy can be checked where nothing else is set. */
export interface CliSettings {
  readonly policyFile: string;
  readonly slackToken?: string;
  /** Slack's own address unless set. */
  readonly slackApiUrl?: string;
  readonly color: boolean;
}

export function readCliSettings(
  variables: Record<string, string | undefined> = process.env,
  isTerminal: boolean = process.stdout.isTTY,
): CliSettings {
  const { ROLECALL_CONFIG, SLACK_BOT_TOKEN, SLACK_API_URL, NO_COLOR } = variables;
  return {
    policyFile: ROLECALL_CONFIG ?? "rolecall.yaml",
    ...(SLACK_BOT_TOKEN ? { slackToken: SLACK_BOT_TOKEN } : {}),
    ...(SLACK_API_URL ? { slackApiUrl: SLACK_API_URL } : {}),
    color: isTerminal && !NO_COLOR,
  };
}

/** Throws one error that names every setting that is missing or wrong. AWS's own settings are read by its SDK. */
export function readConfig(variables: Record<string, string | undefined> = process.env): Config {
  const parsed = environment.safeParse(variables);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(
      (issue) => `  ${issue.path.join(".")}: ${issue.message}`,
    );
    throw new Error(
      `Rolecall cannot start; these settings are missing or wrong:\n${faults.join("\n")}`,
    );
  }
  const settings = parsed.data;
  return {
    port: settings.PORT,
    slack: {
      botToken: settings.SLACK_BOT_TOKEN,
      signingSecret: settings.SLACK_SIGNING_SECRET,
      appId: settings.SLACK_APP_ID,
      ...(settings.SLACK_API_URL ? { apiUrl: settings.SLACK_API_URL } : {}),
    },
    policyFile: settings.ROLECALL_CONFIG,
    table: { name: settings.ROLECALL_TABLE, create: settings.ROLECALL_CREATE_TABLE === "yes" },
    provisionerRole: settings.ROLECALL_PROVISIONER_ROLE ?? null,
    leaseMilliseconds: settings.ROLECALL_LEASE_SECONDS,
    pollMilliseconds: settings.ROLECALL_POLL_SECONDS,
    driftMilliseconds: settings.ROLECALL_DRIFT_SECONDS,
    logLevel: settings.LOG_LEVEL,
  };
}
