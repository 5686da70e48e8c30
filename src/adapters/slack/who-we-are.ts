// Asks Slack, when starting, whose token it is.
import type { WebClient } from "@slack/web-api";
import { Trouble } from "../../domain/trouble.ts";
import { kindOfNo } from "./outgoing/answer-codes.ts";
import { slackErrorCode, slackTrouble } from "./slack-trouble.ts";

export interface BotIdentity {
  readonly teamId: string;
  readonly botId: string;
  readonly botUserId: string;
}

/** Throws trouble; where Slack does not accept the token none that may pass: better no start than clicks that nobody handles. */
export async function whoWeAre(client: WebClient): Promise<BotIdentity> {
  const answer = await client.auth.test().catch((cause: unknown) => {
    const { message, retryable } = slackTrouble(cause, "checking the bot's token");
    throw new Trouble(message, { retryable: retryable && !isRefused(cause), cause });
  });
  const { team_id: teamId, bot_id: botId, user_id: botUserId } = answer;
  if (!teamId || !botId || !botUserId) {
    throw new Error("Slack says SLACK_BOT_TOKEN belongs to no bot: use the bot token, xoxb-…");
  }
  return { teamId, botId, botUserId };
}

function isRefused(error: unknown): boolean {
  const code = slackErrorCode(error);
  return code !== undefined && kindOfNo(code) === "refused";
}
