// chat.postMessage: into a channel the bot is in, or to a person, which opens a direct message.
import { messagePayload } from "../payloads.ts";
import type { SlackWorld } from "../slack-world.ts";
import type { Channel } from "../roster.ts";
import { type Method, missing, refuse, textOf } from "./answer.ts";
import { contentOf } from "./message-content.ts";

/** Slack itself cuts off longer texts; here that is an error, since nobody means to lose the end. */
const LONGEST_TEXT = 40_000;

export const chatPostMessage: Method = (given, world) => {
  const to = textOf(given, "channel");
  if (to === undefined) return missing("channel");
  const channel = destination(to, world);
  if (!channel) return refuse("channel_not_found");
  if (!channel.members.has(world.seed.bot.userId)) return refuse("not_in_channel");
  if (channel.archived) return refuse("is_archived");
  const content = contentOf(given, LONGEST_TEXT);
  if ("ok" in content) return content;
  const threadTs = textOf(given, "thread_ts");
  if (threadTs !== undefined && !world.workspace.message(channel.id, threadTs)) {
    return refuse("cannot_reply_to_message");
  }
  const from = world.seed.bot.userId;
  const posted = world.workspace.post({ channelId: channel.id, from, threadTs, ...content });
  const message = messagePayload(world.seed, posted);
  return { ok: true, channel: channel.id, ts: posted.ts, message };
};

/** Ids only: a bot that posts by name breaks with the next rename. */
function destination(id: string, { workspace }: SlackWorld): Channel | undefined {
  const person = workspace.people().find((one) => one.id === id);
  if (person) return person.isBot === true ? undefined : workspace.directChannel(person.id);
  return workspace.channels().find((channel) => channel.id === id);
}
