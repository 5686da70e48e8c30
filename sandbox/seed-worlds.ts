// Turns a seed into what the sandbox Slack and the sandbox AWS start with, and into the bot's environment.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import type { AwsSeed } from "./aws/aws-seed.ts";
import { provisioningRoleArn } from "./aws/bot-roles.ts";
import type { PolicyDocument } from "./aws/policy/policy-document.ts";
import type { Seed } from "./seed.ts";
import type { SlackSeed } from "./slack/slack-seed.ts";

// Good for this machine only: the sandbox answers to nothing else, and nothing else to them.
const botToken = "xoxb-sandbox";
const appToken = "xapp-sandbox";
const signingSecret = "sandbox-signing-secret";
const accessKeyId = "AKIASANDBOXBOT000000";
const secretAccessKey = "sandbox-secret-access-key";
const appId = "A0ROLECALL";

// In a workspace no app is alone.
const neighbour = {
  appId: "A0DEPLOYBOT",
  userId: "U0DEPLOYBOT",
  botId: "B0DEPLOYBOT",
  name: "Deploybot",
};

const manifestShape = z.object({
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
});

export function slackSeed(seed: Seed): SlackSeed {
  const { oauth_config: asked, settings } = readManifest();
  return {
    teamId: seed.team.id,
    teamName: seed.team.name,
    appId,
    botToken,
    appToken,
    signingSecret,
    bot: { userId: "U0ROLECALL", botId: "B0ROLECALL", name: "Rolecall" },
    people: seed.people.map(({ about: _about, ...person }) => person),
    channels: seed.channels,
    groups: seed.groups,
    neighbour,
    command: "/aws-access",
    events: settings.event_subscriptions.bot_events,
    scopes: asked.scopes.bot,
  };
}

/** Slack sends an app the events its manifest names, and no others; and its token is granted the scopes named there. */
function readManifest() {
  const manifest: unknown = parse(readFileSync(join(process.cwd(), "manifest.yml"), "utf8"));
  return manifestShape.parse(manifest);
}

export function awsSeed(seed: Seed): AwsSeed {
  const { botRole, bot, accounts, elsewhere, ...rest } = seed.aws;
  const { managementAccountId } = rest;
  const known = { ...bot, accessKeyId, secretAccessKey, roleName: botRole };
  const usualTrust = trustOfAccessRoles(
    managementAccountId,
    provisioningRoleArn({ managementAccountId, bot: known }),
  );
  const trusting = <Role>(roles: readonly Role[]) =>
    roles.map((role) => ({ trust: usualTrust, ...role }));
  return {
    ...rest,
    bot: known,
    accounts: accounts.map((account) => ({ ...account, roles: trusting(account.roles) })),
    ...(elsewhere && {
      elsewhere: elsewhere.map((account) => ({ ...account, roles: trusting(account.roles) })),
    }),
  };
}

/** The bot by the role it works in accounts as; people by MFA and by a session name that says who they are. */
function trustOfAccessRoles(managementAccountId: string, bot: string): PolicyDocument {
  const root = `arn:aws:iam::${managementAccountId}:root`;
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "Bot",
        Effect: "Allow",
        Principal: { AWS: root },
        Action: ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"],
        Condition: { ArnEquals: { "aws:PrincipalArn": bot } },
      },
      {
        Sid: "People",
        Effect: "Allow",
        Principal: { AWS: root },
        Action: "sts:AssumeRole",
        Condition: {
          Bool: { "aws:MultiFactorAuthPresent": "true" },
          StringEquals: { "sts:RoleSessionName": "${aws:username}" },
        },
      },
    ],
  };
}

interface Surroundings {
  /** How Slack reaches the bot; default http. */
  transport?: "http" | "socket";
  slackApiUrl: string;
  awsEndpointUrl: string;
  /** Where the seed's rolecall.yaml is written. */
  policyFile: string;
  /** A file that is empty, so that the settings of whoever runs the sandbox stay out of it. */
  emptyFile: string;
}

/** Everything the bot finds in its environment, but for its port. */
export function botEnvironment(seed: Seed, around: Surroundings): Record<string, string> {
  return {
    ...fromThisProcess("PATH", "HOME", "TMPDIR", "TEMP", "SystemRoot"),
    SLACK_BOT_TOKEN: botToken,
    ...reachedBy(around.transport ?? "http"),
    SLACK_APP_ID: appId,
    SLACK_API_URL: around.slackApiUrl,
    AWS_ENDPOINT_URL: around.awsEndpointUrl,
    AWS_REGION: seed.aws.region,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_CONFIG_FILE: around.emptyFile,
    AWS_SHARED_CREDENTIALS_FILE: around.emptyFile,
    ROLECALL_CONFIG: around.policyFile,
    ROLECALL_TABLE: "rolecall",
    ROLECALL_CREATE_TABLE: "yes",
    ...provisioner(seed),
    ROLECALL_LEASE_SECONDS: "10",
    ROLECALL_POLL_SECONDS: "1",
    ROLECALL_DRIFT_SECONDS: "5",
    LOG_LEVEL: "info",
  };
}

function reachedBy(transport: "http" | "socket"): Record<string, string> {
  const secret =
    transport === "socket"
      ? { SLACK_APP_TOKEN: appToken }
      : { SLACK_SIGNING_SECRET: signingSecret };
  return { ROLECALL_TRANSPORT: transport, ...secret };
}

function provisioner(seed: Seed): Record<string, string> {
  const aws = awsSeed(seed);
  return aws.bot.provisioner ? { ROLECALL_PROVISIONER_ROLE: provisioningRoleArn(aws) } : {};
}

function fromThisProcess(...names: string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
