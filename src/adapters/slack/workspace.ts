// The Workspace port: what Slack says of a person, remembered for a minute.
import type { WebClient } from "@slack/web-api";
import type { SlackPerson } from "../../domain/person.ts";
import { personKey } from "../../domain/person.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { Workspace } from "../../ports/workspace.ts";
import { slackErrorCode } from "./slack-trouble.ts";

const REMEMBERED_MILLISECONDS = 60_000;
const REMEMBERED_MOST = 2000;

type Answer = { readonly refusal: Refusal | undefined; readonly until: number };
type Member = NonNullable<Awaited<ReturnType<WebClient["users"]["info"]>>["user"]>;

export interface WorkspaceParts {
  readonly client: WebClient;
  readonly now: () => number;
}

export function createWorkspace({ client, now }: WorkspaceParts): Workspace {
  // In the order of last asking, so that the first key is the one to forget.
  const answers = new Map<string, Answer>();
  const asking = new Map<string, Promise<Refusal | undefined>>();

  async function ask(person: SlackPerson): Promise<Refusal | undefined> {
    try {
      const { user } = await client.users.info({ user: person.user });
      if (!user) return { refused: "slack-cannot-say" };
      return remember(person, whyNot(user, person));
    } catch (error) {
      if (!UNSEEN.has(slackErrorCode(error) ?? "")) return { refused: "slack-cannot-say" };
      return remember(person, { refused: "other-workspace" });
    }
  }

  function remember(person: SlackPerson, refusal: Refusal | undefined): Refusal | undefined {
    answers.delete(personKey(person));
    answers.set(personKey(person), { refusal, until: now() + REMEMBERED_MILLISECONDS });
    const [oldest] = answers.keys();
    if (answers.size > REMEMBERED_MOST && oldest !== undefined) answers.delete(oldest);
    return refusal;
  }

  return {
    whyNotWelcome: async (person) => {
      const key = personKey(person);
      const known = answers.get(key);
      if (known && now() < known.until) return known.refusal;
      const asked = asking.get(key) ?? ask(person).finally(() => asking.delete(key));
      asking.set(key, asked);
      return asked;
    },
  };
}

/** What Slack answers about people whom our workspace cannot see. */
const UNSEEN = new Set(["user_not_found", "user_not_visible", "users_not_found"]);

// `is_stranger` alone is no test for outsiders: it is set only where no channel is shared.
function whyNot(user: Member, person: SlackPerson): Refusal | undefined {
  const outside = user.team_id !== person.team || (user as { is_stranger?: boolean }).is_stranger;
  if (outside) return { refused: "other-workspace" };
  if (user.deleted) return { refused: "deactivated" };
  if (user.is_bot || user.is_app_user) return { refused: "not-a-person" };
  if (user.is_restricted || user.is_ultra_restricted) return { refused: "guest" };
  return undefined;
}
