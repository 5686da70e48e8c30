// Looks at everything a check-up is about, at once where nothing has to be known before; what fails keeps nothing else from being looked at.
import type { AccessPolicy } from "../../domain/access-policy.ts";
import type { SlackMember } from "../../domain/policy/match-people.ts";
import type { CallerSeen, IamSeen, OrganizationSeen } from "../../ports/aws-check-up.ts";
import type { Looked } from "../../ports/looked.ts";
import type { BotSeen, ChannelSeen, TokenSeen, UserGroupSeen } from "../../ports/slack-check-up.ts";
import type { TableSeen } from "../../ports/table-check-up.ts";
import type { Asked } from "./check-line.ts";
import type { CheckUpParts } from "./check-up-parts.ts";

export interface Facts {
  readonly slack: SlackFacts;
  readonly aws: AwsFacts;
  readonly table: TableFacts;
}

export interface SlackFacts {
  readonly token: Asked<TokenSeen>;
  /** Of the bot's app. */
  readonly app: Asked<string>;
  readonly appToken: Asked<true>;
  readonly channel: Asked<ChannelSeen | null>;
  readonly groups: Asked<readonly UserGroupSeen[]>;
  readonly people: Asked<readonly SlackMember[]>;
}

export interface AwsFacts {
  readonly caller: Asked<CallerSeen>;
  readonly organization: Asked<OrganizationSeen | null>;
  readonly iam: Asked<IamSeen>;
  /** The provisioner. */
  readonly become: Asked<true>;
  readonly secondsAhead: number | null;
}

export interface TableFacts {
  readonly table: Asked<TableSeen | null>;
  readonly isRecoverable: Asked<boolean>;
  readonly read: Asked<true>;
}

export async function lookAround(parts: CheckUpParts, policy: AccessPolicy | null): Promise<Facts> {
  const [slack, { aws, table }] = await Promise.all([lookAtSlack(parts, policy), lookAtAws(parts)]);
  return { slack, aws, table };
}

/** Where there is a hindrance, nobody looks. */
async function unless<Seen>(
  because: string | undefined,
  look: () => Promise<Looked<Seen>>,
): Promise<Asked<Seen>> {
  if (because !== undefined) return { because };
  try {
    return await look();
  } catch (error) {
    // A bug of ours, of which the other checks know nothing.
    return { unseen: `Rolecall itself failed at it: ${String(error)}.`, isForbidden: false };
  }
}

async function lookAtSlack(
  { slack, settings }: CheckUpParts,
  policy: AccessPolicy | null,
): Promise<SlackFacts> {
  const token = await unless(undefined, () => slack.token());
  const silence = "seen" in token ? undefined : "Slack does not answer";
  const hindrance = silence ?? whyNotAsBot(token, settings.hasBotToken);
  const noFile = policy ? undefined : "the policy file cannot be read";
  const [app, appToken, seen, groups, people] = await Promise.all([
    unless(hindrance, () => slack.appOf(botOf(token)?.botId ?? "")),
    unless(silence ?? noAppToken(settings), () => slack.appToken()),
    unless(hindrance ?? noFile, () => slack.channel(policy?.channel ?? "")),
    unless(hindrance ?? noFile, () => slack.userGroups()),
    unless(hindrance, () => slack.people()),
  ]);
  return { token, app, appToken, channel: seen, groups, people };
}

export function botOf(token: Asked<TokenSeen>): BotSeen | undefined {
  return "seen" in token && "botId" in token.seen.bot ? token.seen.bot : undefined;
}

function whyNotAsBot(token: Asked<TokenSeen>, hasBotToken: boolean): string | undefined {
  if (!hasBotToken) return "SLACK_BOT_TOKEN is missing or wrong";
  return botOf(token) ? undefined : "Slack does not take the bot token";
}

function noAppToken({ transport, hasAppToken }: CheckUpParts["settings"]): string | undefined {
  if (transport === "http") return "ROLECALL_TRANSPORT is http";
  return hasAppToken ? undefined : "SLACK_APP_TOKEN is missing or wrong";
}

async function lookAtAws(
  parts: CheckUpParts,
): Promise<{ readonly aws: AwsFacts; readonly table: TableFacts }> {
  const { aws, settings } = parts;
  const { provisionerRole } = settings;
  const caller = await unless(undefined, () => aws.caller());
  const hindrance = "seen" in caller ? undefined : "AWS does not say whose credentials these are";
  const noRole = provisionerRole === null ? "ROLECALL_PROVISIONER_ROLE is not set" : undefined;
  const [organization, iam, become, table] = await Promise.all([
    unless(hindrance, () => aws.organization()),
    unless(hindrance, () => aws.iam()),
    unless(hindrance ?? noRole, () => aws.become(provisionerRole ?? "")),
    lookAtTable(parts, hindrance),
  ]);
  const secondsAhead = aws.secondsAhead();
  return { aws: { caller, organization, iam, become, secondsAhead }, table };
}

async function lookAtTable(
  { table }: CheckUpParts,
  hindrance: string | undefined,
): Promise<TableFacts> {
  const seen = await unless(hindrance, () => table.table());
  const isMissing = "seen" in seen && seen.seen === null;
  const noTable = hindrance ?? (isMissing ? "there is no table" : undefined);
  const [isRecoverable, read] = await Promise.all([
    unless(noTable, () => table.isRecoverable()),
    unless(noTable, () => table.read()),
  ]);
  return { table: seen, isRecoverable, read };
}
