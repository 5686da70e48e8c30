// What Slack says of the bot's token, with what only the headers tell: Slack's time, and the scopes that were granted.
import { Trouble } from "../../domain/trouble.ts";
import { looking } from "../../ports/looked.ts";
import type { Looked } from "../../ports/looked.ts";
import type { BotSeen, TokenSeen } from "../../ports/slack-check-up.ts";

interface Asking {
  readonly botToken: string;
  readonly apiUrl?: string;
  readonly now: () => number;
}

const SLACK = "https://slack.com/api/";
const PATIENCE = 10_000;

/** By itself, as the Web API client hands no headers on. Without a token Slack refuses, and tells its time all the same. */
export function readToken(asking: Asking): Promise<Looked<TokenSeen>> {
  return looking(
    async () => {
      const response = await ask(asking);
      const { now } = asking;
      return {
        secondsAhead: secondsAhead(response.headers.get("date"), now()),
        bot: botIn(await bodyOf(response), response.headers.get("x-oauth-scopes")),
      };
    },
    () => false,
  );
}

async function ask({ botToken, apiUrl = SLACK }: Asking): Promise<Response> {
  try {
    return await fetch(new URL("auth.test", apiUrl), {
      method: "POST",
      headers: botToken === "" ? {} : { authorization: `Bearer ${botToken}` },
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch (error) {
    throw notReached(apiUrl, error);
  }
}

function notReached(apiUrl: string, cause: unknown): Trouble {
  const { host } = new URL(apiUrl);
  return new Trouble(`Slack does not answer at ${host}.`, { retryable: true, cause });
}

type Body = Readonly<Record<string, unknown>>;

async function bodyOf(response: Response): Promise<Body> {
  try {
    return (await response.json()) as Body;
  } catch (cause) {
    const message = `Slack answered with HTTP status ${response.status}, and nothing that can be read.`;
    throw new Trouble(message, { retryable: true, cause });
  }
}

function secondsAhead(date: string | null, now: number): number | null {
  const said = Date.parse(date ?? "");
  return Number.isNaN(said) ? null : (said - now) / 1000;
}

function botIn(body: Body, granted: string | null): BotSeen | { readonly refused: string } {
  const said = (name: string) => (typeof body[name] === "string" ? body[name] : "");
  if (body["ok"] !== true) return { refused: said("error") };
  // Of a person's token Slack names no bot.
  if (said("bot_id") === "") return { refused: "not_a_bot" };
  return {
    botId: said("bot_id"),
    botName: said("user"),
    teamId: said("team_id"),
    teamName: said("team"),
    scopes: granted === null ? null : granted.split(/[\s,]+/).filter(Boolean),
  };
}
