// The environment, read in one place and checked once: what Rolecall is set to, and apart from it what is secret.
import { nearestNames } from "./domain/nearest-names.ts";
import { SETTINGS } from "./settings.ts";
import type { SettingName } from "./settings.ts";

export interface Config {
  /** Where health and numbers are asked for and, over HTTP, where Slack delivers. */
  readonly port: number;
  readonly slack: {
    readonly transport: Transport;
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

type Transport = "http" | "socket";

/** Handed to the Slack side and to nothing else. AWS's credentials are found by its SDK, and never pass through here. */
export interface Secrets {
  readonly botToken: string;
  /** By which what comes over HTTP is known to be Slack's. */
  readonly signingSecret: string | null;
  /** By which sockets are opened. */
  readonly appToken: string | null;
}

/** What the command line needs; less than the bot, so that a policy can be checked where nothing else is set. */
export interface CliSettings {
  readonly policyFile: string;
  readonly slackToken?: string;
  /** Slack's own address unless set. */
  readonly slackApiUrl?: string;
  readonly color: boolean;
}

type Variables = Readonly<Record<string, string | undefined>>;

export function readCliSettings(
  variables: Variables = process.env,
  isTerminal: boolean = process.stdout.isTTY,
): CliSettings {
  const { ROLECALL_CONFIG, SLACK_BOT_TOKEN, SLACK_API_URL, NO_COLOR } = variables;
  return {
    policyFile: ROLECALL_CONFIG ?? SETTINGS.ROLECALL_CONFIG.fallback,
    ...(SLACK_BOT_TOKEN ? { slackToken: SLACK_BOT_TOKEN } : {}),
    ...(SLACK_API_URL ? { slackApiUrl: SLACK_API_URL } : {}),
    color: isTerminal && !NO_COLOR,
  };
}

/** Throws one error that names every setting that is missing or wrong, and what is allowed. */
export function readConfig(variables: Variables = process.env): {
  config: Config;
  secrets: Secrets;
} {
  const faults = settingFaults(variables);
  if (faults.length > 0) {
    const listed = faults.map((fault) => `  ${fault}`).join("\n");
    throw new Error(`Rolecall cannot start; these settings are missing or wrong:\n${listed}`);
  }
  return { config: configFrom(variables), secrets: secretsFrom(variables) };
}

/** Each with the setting's name, what is wrong, and what is allowed; never with the value, which may be secret. */
export function settingFaults(variables: Variables): readonly string[] {
  const needed = neededBy(variables["ROLECALL_TRANSPORT"] ?? SETTINGS.ROLECALL_TRANSPORT.fallback);
  const faults = NAMES.flatMap((name) => {
    const { allowed, schema } = SETTINGS[name];
    const said = given(variables, name);
    if (said === null) return needed.includes(name) ? [`${name}: is missing: ${allowed}`] : [];
    return schema.safeParse(said).success ? [] : [`${name}: is wrong: ${allowed}`];
  });
  return [...faults, ...mistyped(variables)];
}

const NAMES = Object.keys(SETTINGS) as SettingName[];

// What is mistyped would otherwise be left to its default, and nobody would know.
function mistyped(variables: Variables): readonly string[] {
  const ours = Object.keys(variables).filter((name) => name.startsWith("ROLECALL_"));
  return ours
    .filter((name) => !Object.hasOwn(SETTINGS, name))
    .map((name) => {
      const [nearest] = nearestNames(name, NAMES, 1);
      return `${name}: there is no such setting${nearest === undefined ? "" : `; did you mean ${nearest}?`}`;
    });
}

function neededBy(transport: string): readonly SettingName[] {
  const bySlack = transport === "socket" ? "SLACK_APP_TOKEN" : "SLACK_SIGNING_SECRET";
  return ["SLACK_BOT_TOKEN", bySlack, "SLACK_APP_ID"];
}

/** An empty setting is none: that is how many hosts hand over what they have no value for. */
function given(variables: Variables, name: SettingName): string | null {
  return variables[name] || SETTINGS[name].fallback;
}

function configFrom(variables: Variables): Config {
  const said = (name: SettingName) => given(variables, name) ?? "";
  const milliseconds = (name: SettingName) => Number(said(name)) * 1000;
  const apiUrl = said("SLACK_API_URL");
  return {
    port: Number(said("PORT")),
    slack: {
      transport: SETTINGS.ROLECALL_TRANSPORT.schema.parse(said("ROLECALL_TRANSPORT")),
      appId: said("SLACK_APP_ID"),
      ...(apiUrl ? { apiUrl } : {}),
    },
    policyFile: said("ROLECALL_CONFIG"),
    table: { name: said("ROLECALL_TABLE"), create: said("ROLECALL_CREATE_TABLE") === "yes" },
    provisionerRole: given(variables, "ROLECALL_PROVISIONER_ROLE"),
    leaseMilliseconds: milliseconds("ROLECALL_LEASE_SECONDS"),
    pollMilliseconds: milliseconds("ROLECALL_POLL_SECONDS"),
    driftMilliseconds: milliseconds("ROLECALL_DRIFT_SECONDS"),
    logLevel: said("LOG_LEVEL"),
  };
}

function secretsFrom(variables: Variables): Secrets {
  return {
    botToken: given(variables, "SLACK_BOT_TOKEN") ?? "",
    signingSecret: given(variables, "SLACK_SIGNING_SECRET"),
    appToken: given(variables, "SLACK_APP_TOKEN"),
  };
}

/** For who looks at what is set though some of it is wrong: the faults, and what the rest says. */
export function readAsFarAsRight(variables: Variables = process.env): {
  faults: readonly string[];
  config: Config;
  secrets: Secrets;
} {
  const faults = settingFaults(variables);
  const wrong = new Set(faults.map((fault) => fault.split(":")[0]));
  const right = Object.fromEntries(Object.entries(variables).filter(([name]) => !wrong.has(name)));
  return { faults, config: configFrom(right), secrets: secretsFrom(right) };
}
