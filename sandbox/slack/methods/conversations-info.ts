// conversations.info: what Slack says about one channel.
import { channelPayload } from "../channel-payload.ts";
import { isYes, type Method, missing, refuse, textOf } from "./answer.ts";

export const conversationsInfo: Method = (given, { seed, workspace }) => {
  const id = textOf(given, "channel");
  if (id === undefined) return missing("channel");
  const channel = workspace.channels().find((one) => one.id === id);
  if (!channel || (channel.private && !channel.members.has(seed.bot.userId))) {
    return refuse("channel_not_found");
  }
  const payload = channelPayload(channel, seed);
  const isCounted = isYes(given, "include_num_members");
  const count = isCounted ? { num_members: channel.members.size } : {};
  return { ok: true, channel: { ...payload, ...count } };
};
