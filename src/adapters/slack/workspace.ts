// The Workspace port: what Slack says of a person, remembered for a minute.
import type { WebClient } from "@slack/web-api";
import { personKey, readPersonKey } from "../../domain/person.ts";
import type { SlackPerson } from "../../domain/person.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { Workspace } from "../../ports/workspace.ts";
import { remembering } from "./remembering.ts";
import { slackErrorCode } from "./slack-trouble.ts";

type Member = NonNullable<Awaited<ReturnType<WebClient["users"]["info"]>>["user"]>;

export interface WorkspaceParts {
  readonly client: WebClient;
  readonly now: () => number;
}

export function createWorkspace({ client, now }: WorkspaceParts): Workspace {
  const remembered = remembering<Refusal | undefined>({
    ask: (key) => askAbout(client, key),
    isKept: (refusal) => refusal?.refused !== "slack-cannot-say",
    now,
    milliseconds: 60_000,
  });
  return { whyNotWelcome: (person) => remembered.of(personKey(person)) };
}

/** What Slack answers about people whom our workspace cannot see. */
const UNSEEN = new Set(["user_not_found", "user_not_visible", "users_not_found"]);

async function askAbout(client: WebClient, key: string): Promise<Refusal | undefined> {
  const person = readPersonKey(key);
  if (!person) return { refused: "other-workspace" };
  try {
    const { user } = await client.users.info({ user: person.user });
    return user ? whyNot(user, person) : { refused: "slack-cannot-say" };
  } catch (error) {
    const isUnseen = UNSEEN.has(slackErrorCode(error) ?? "");
    return { refused: isUnseen ? "other-workspace" : "slack-cannot-say" };
  }
}

// `is_stranger` alone is no test for outsiders: it is set only where no channel is shared.
function whyNot(user: Member, person: SlackPerson): Refusal | undefined {
  const outside = user.team_id !== person.team || (user as { is_stranger?: boolean }).is_stranger;
  if (outside) return { refused: "other-workspace" };
  if (user.deleted) return { refused: "deactivated" };
  if (user.is_bot || user.is_app_user) return { refused: "not-a-person" };
  if (user.is_restricted || user.is_ultra_restricted) return { refused: "guest" };
  return undefined;
}
