// conversations.open: the direct messages with one person; again and again the same ones.
import { channelPayload } from "../channel-payload.ts";
import type { SlackWorld } from "../slack-world.ts";
import { type Answer, isYes, type Method, refuse, textOf } from "./answer.ts";

export const conversationsOpen: Method = (given, world) => {
  const users = textOf(given, "users");
  if (users === undefined) return refuse("users_list_not_supplied");
  // More than one person is a group message, for which the app would need mpim:write.
  if (users.includes(",")) return refuse("missing_scope");
  return opened(users, isYes(given, "return_im"), world);
};

function opened(userId: string, inFull: boolean, { seed, workspace }: SlackWorld): Answer {
  const person = workspace.people().find((one) => one.id === userId);
  if (!person) return refuse("user_not_found");
  if (person.deactivated === true) return refuse("user_disabled");
  if (person.isBot === true) return refuse("cannot_dm_bot");
  const known = workspace.channels().some(({ directWith }) => directWith === userId);
  const channel = workspace.directChannel(userId);
  return {
    ok: true,
    ...(known ? { no_op: true, already_open: true } : {}),
    channel: inFull ? channelPayload(channel, seed) : { id: channel.id },
  };
}
