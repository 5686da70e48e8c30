// The WorkspacePeople port: everybody whom Slack lists, page by page.
import type { WebClient } from "@slack/web-api";
import type { SlackMember } from "../../domain/policy/match-people.ts";
import type { WorkspacePeople } from "../../ports/workspace-people.ts";
import { slackTrouble } from "./slack-trouble.ts";
import { whoWeAre } from "./who-we-are.ts";

/** What Slack recommends as the most for a page. */
const PAGE = 200;

type Page = Awaited<ReturnType<WebClient["users"]["list"]>>;
type Listed = NonNullable<Page["members"]>[number];

export function createWorkspacePeople(client: WebClient): WorkspacePeople {
  return { list: () => list(client) };
}

async function list(client: WebClient): Promise<SlackMember[]> {
  const { teamId } = await whoWeAre(client);
  const members: SlackMember[] = [];
  let cursor = "";
  do {
    const asked = { limit: PAGE, ...(cursor ? { cursor } : {}) };
    const page = await client.users.list(asked).catch((error: unknown) => {
      throw slackTrouble(error, "listing the people of the workspace");
    });
    members.push(...(page.members ?? []).flatMap((user) => toMember(user, teamId)));
    cursor = page.response_metadata?.next_cursor ?? "";
  } while (cursor !== "");
  return members;
}

function toMember(user: Listed, teamId: string): SlackMember[] {
  const { id, team_id: team } = user;
  if (!id || !team) return [];
  const name = user.profile?.real_name ?? user.real_name ?? user.name ?? id;
  return [{ team, user: id, name, ...emailOf(user), standing: standingOf(user, teamId) }];
}

// Slack shows it to apps with the scope users:read.email only.
function emailOf({ profile }: Listed): { readonly email?: string } {
  return profile?.email ? { email: profile.email } : {};
}

// People of other organizations are listed where a channel is shared with them.
function standingOf(user: Listed, teamId: string): SlackMember["standing"] {
  if (user.deleted) return "deactivated";
  if (isBot(user)) return "bot";
  const isGuest = user.is_restricted || user.is_ultra_restricted || user.team_id !== teamId;
  return isGuest ? "guest" : "member";
}

// Slack's own bot is listed as a person.
function isBot({ id, is_bot: bot, is_app_user: app }: Listed): boolean {
  return bot === true || app === true || id === "USLACKBOT";
}
