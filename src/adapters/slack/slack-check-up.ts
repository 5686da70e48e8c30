// The SlackCheckUp port: asks Slack about the app itself, and posts nothing.
import type { WebClient } from "@slack/web-api";
import type { Trouble } from "../../domain/trouble.ts";
import { looking } from "../../ports/looked.ts";
import type { Looked } from "../../ports/looked.ts";
import type { ChannelSeen, SlackCheckUp, UserGroupSeen } from "../../ports/slack-check-up.ts";
import { patientClient } from "./patient-client.ts";
import { slackErrorCode, slackTrouble } from "./slack-trouble.ts";
import { readToken } from "./token-check-up.ts";
import { createWorkspacePeople } from "./workspace-people.ts";

export interface SlackCheckUpParts {
  /** Empty where there is none, or what is set cannot be one. */
  readonly botToken: string;
  readonly appToken: string;
  readonly apiUrl?: string;
  readonly now: () => number;
}

export function slackCheckUp(parts: SlackCheckUpParts): SlackCheckUp {
  const { appToken, ...connection } = parts;
  const client = patientClient(connection);
  const doing = asks(client);
  return {
    token: () => readToken(connection),
    appOf: (botId) => doing("asking whose bot it is", (slack) => appOf(slack, botId)),
    appToken: () =>
      doing<true>("trying the app token", async (slack) => {
        await slack.apps.connections.open({ token: appToken });
        return true;
      }),
    channel: (id) => doing("looking at the channel", (slack) => channel(slack, id)),
    userGroups: () => doing("listing user groups", userGroups),
    people: () => looking(() => createWorkspacePeople(client).list(), lacksScope),
  };
}

function asks(client: WebClient) {
  return <Seen>(doing: string, ask: (client: WebClient) => Promise<Seen>): Promise<Looked<Seen>> =>
    looking(
      () =>
        ask(client).catch((error: unknown) => {
          throw slackTrouble(error, doing);
        }),
      lacksScope,
    );
}

function lacksScope({ cause }: Trouble): boolean {
  return slackErrorCode(cause) === "missing_scope";
}

async function appOf(client: WebClient, bot: string): Promise<string> {
  const { bot: found } = await client.bots.info({ bot });
  return found?.app_id ?? "";
}

async function channel(client: WebClient, id: string): Promise<ChannelSeen | null> {
  try {
    const { channel: found = {} } = await client.conversations.info({ channel: id });
    return {
      name: found.name ?? id,
      hasBot: found.is_member === true,
      isArchived: found.is_archived === true,
      isShared: found.is_ext_shared === true || found.is_pending_ext_shared === true,
    };
  } catch (error) {
    if (slackErrorCode(error) === "channel_not_found") return null;
    throw error;
  }
}

async function userGroups(client: WebClient): Promise<UserGroupSeen[]> {
  const { usergroups = [] } = await client.usergroups.list({ include_disabled: true });
  return usergroups.flatMap(({ id, handle = "", date_delete: disabledAt = 0 }) =>
    id ? [{ id, handle, isDisabled: disabledAt > 0 }] : [],
  );
}
