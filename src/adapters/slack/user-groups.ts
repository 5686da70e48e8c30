// The UserGroups port: the members of Slack's user groups, remembered for a minute.
import type { WebClient } from "@slack/web-api";
import type { Refusal } from "../../domain/refusal.ts";
import type { UserGroups } from "../../ports/user-groups.ts";
import { remembering } from "./remembering.ts";
import { slackErrorCode } from "./slack-trouble.ts";

export interface UserGroupsParts {
  readonly client: WebClient;
  readonly now: () => number;
}

export function createUserGroups({ client, now }: UserGroupsParts): UserGroups {
  const remembered = remembering<readonly string[] | Refusal>({
    ask: (group) => membersNow(client, group),
    isKept: (members) => !("refused" in members),
    now,
    milliseconds: 60_000,
  });
  return { membersOf: (group) => remembered.of(group) };
}

/** A group that was deleted or switched off has no members: those who were in it may do nothing by it. */
const NO_GROUP = new Set(["no_such_subteam", "subteam_not_found"]);

async function membersNow(client: WebClient, group: string): Promise<readonly string[] | Refusal> {
  try {
    const { users } = await client.usergroups.users.list({ usergroup: group });
    return users ?? { refused: "slack-cannot-say" };
  } catch (error) {
    return NO_GROUP.has(slackErrorCode(error) ?? "") ? [] : { refused: "slack-cannot-say" };
  }
}
