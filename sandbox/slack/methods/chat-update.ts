// chat.update: rewrites one of the bot's own messages.
import { messagePayload } from "../payloads.ts";
import { type Method, missing, refuse, textOf } from "./answer.ts";
import { contentOf } from "./message-content.ts";

const LONGEST_TEXT = 4000;

export const chatUpdate: Method = (given, { seed, workspace }) => {
  const channelId = textOf(given, "channel");
  if (channelId === undefined) return missing("channel");
  const ts = textOf(given, "ts");
  if (ts === undefined) return missing("ts");
  // A direct message is updated by its D… id; the user id that opened it is not a channel here.
  const channel = workspace.channels().find((one) => one.id === channelId);
  if (!channel) return refuse("channel_not_found");
  const posted = workspace.message(channelId, ts);
  if (!posted) return refuse("message_not_found");
  if (posted.from !== seed.bot.userId) return refuse("cant_update_message");
  const content = contentOf(given, LONGEST_TEXT);
  if ("ok" in content) return content;
  workspace.rewrite({ channelId, ts, ...content });
  const message = messagePayload(seed, posted);
  return { ok: true, channel: channelId, ts, text: posted.text, message };
};
