// auth.test: whose token this is.
import { domainOf } from "../slack-seed.ts";
import type { Method } from "./answer.ts";

export const authTest: Method = (_given, { seed }) => ({
  ok: true,
  url: `https://${domainOf(seed)}.slack.com/`,
  team: seed.teamName,
  user: seed.bot.name,
  team_id: seed.teamId,
  user_id: seed.bot.userId,
  bot_id: seed.bot.botId,
  is_enterprise_install: false,
});
