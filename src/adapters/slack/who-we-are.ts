// Asks Slack, when starting, whose token it is.
import type { WebClient } from "@slack/web-api";
import { slackTrouble } from "./slack-trouble.ts";

export interface BotIdentity {
  readonly teamId: string;
  readonly botId: string;
  readonly botUserId: string;
}

/** Throws where Slack does not accept the token: better no start than clicks that nobody handles. */
export async function whoWeAre(client: WebClient): Promise<BotIdentity> {
  const answer = await client.auth.test().catch((error: unknown) => {
    throw slackTrouble(error, "checking the bot's token");
  });
  const { team_id: teamId, bot_id: botId, user_id: botUserId } = answer;
  if (!teamId || !botId || !botUserId) {
    throw new Error("Slack says SLACK_BOT_TOKEN belongs to no bot: use the bot token, xoxb-…");
  }
  return { teamId, botId, botUserId };
}
