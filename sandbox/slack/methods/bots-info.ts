// bots.info: which app a bot is of.
import { ownApp } from "../slack-seed.ts";
import { type Method, missing, refuse, textOf } from "./answer.ts";

export const botsInfo: Method = (given, { seed }) => {
  const id = textOf(given, "bot");
  if (id === undefined) return missing("bot");
  const apps = [ownApp(seed), ...(seed.neighbour ? [seed.neighbour] : [])];
  const bot = apps.find(({ botId }) => botId === id);
  if (!bot) return refuse("bot_not_found");
  const { appId, userId, name } = bot;
  return {
    ok: true,
    bot: { id, app_id: appId, user_id: userId, name, deleted: false, updated: 1_446_598_059 },
  };
};
