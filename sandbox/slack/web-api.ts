// The Web API: which methods there are, and whose token may call them.
import type { Arguments } from "./http-body.ts";
import { type Answer, type Method, refuse, textOf } from "./methods/answer.ts";
import { authTest } from "./methods/auth-test.ts";
import { botsInfo } from "./methods/bots-info.ts";
import { chatPostMessage } from "./methods/chat-post-message.ts";
import { chatUpdate } from "./methods/chat-update.ts";
import { conversationsInfo } from "./methods/conversations-info.ts";
import { conversationsOpen } from "./methods/conversations-open.ts";
import { usergroupsList } from "./methods/usergroups-list.ts";
import { usergroupsUsersList } from "./methods/usergroups-users-list.ts";
import { usersInfo } from "./methods/users-info.ts";
import { usersList } from "./methods/users-list.ts";
import { viewsOpen } from "./methods/views-open.ts";
import { viewsPublish } from "./methods/views-publish.ts";
import { viewsUpdate } from "./methods/views-update.ts";
import type { SlackSeed } from "./slack-seed.ts";
import type { SlackWorld } from "./slack-world.ts";
import { connectionsOpen } from "./socket/connections-open.ts";

/** All that a bot token is for; but for the one of an app-level token, any other answers unknown_method. */
const METHODS: ReadonlyMap<string, Method> = new Map([
  ["auth.test", authTest],
  ["bots.info", botsInfo],
  ["chat.postMessage", chatPostMessage],
  ["chat.update", chatUpdate],
  ["conversations.info", conversationsInfo],
  ["conversations.open", conversationsOpen],
  ["usergroups.list", usergroupsList],
  ["usergroups.users.list", usergroupsUsersList],
  ["users.info", usersInfo],
  ["users.list", usersList],
  ["views.open", viewsOpen],
  ["views.publish", viewsPublish],
  ["views.update", viewsUpdate],
]);

export interface ApiCall {
  method: string;
  authorization: string | undefined;
  /** `undefined` for a body that cannot be read. */
  given: Arguments | undefined;
  /** Where the bot listens that calls, where that is known. */
  bot?: string | undefined;
}

const CONNECTIONS_OPEN = "apps.connections.open";

export function callMethod(call: ApiCall, world: SlackWorld): Answer {
  const method = call.method === CONNECTIONS_OPEN ? "open" : METHODS.get(call.method);
  if (!method) return { ...refuse("unknown_method"), req_method: call.method };
  if (!call.given) return refuse("invalid_json");
  const token = tokenOf(call.authorization, call.given);
  if (token === undefined) return refuse("not_authed");
  if (method === "open") return connectionsOpen({ token, bot: call.bot }, world);
  return refusalOf(token, world.seed) ?? method(call.given, world);
}

function tokenOf(authorization: string | undefined, given: Arguments): string | undefined {
  return authorization?.replace(/^Bearer /, "") ?? textOf(given, "token");
}

/** Undefined for the bot's. */
function refusalOf(token: string, { appToken, botToken }: SlackSeed): Answer | undefined {
  if (token === botToken) return undefined;
  return refuse(token === appToken ? "not_allowed_token_type" : "invalid_auth");
}

const TELLING = [
  "channel",
  "user",
  "users",
  "usergroup",
  "user_id",
  "ts",
  "thread_ts",
  "view_id",
  "text",
];

/** What a reader of the call list needs to recognise a call. No secrets. */
export function aboutCall(given: Arguments | undefined): Record<string, string> {
  const about: Record<string, string> = {};
  for (const name of TELLING) {
    const value = given?.[name];
    if (typeof value === "string") about[name] = value.slice(0, 100);
  }
  return about;
}
