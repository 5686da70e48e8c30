// Why a socket could not be opened, in words that say what would mend it, and whether waiting does.
import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError } from "@slack/web-api";
import { Trouble } from "../../../domain/trouble.ts";
import { slackErrorCode, slackTrouble } from "../slack-trouble.ts";
import type { Cause } from "./reopening.ts";
import type { Farewell } from "./socket-frame.ts";

const DOING = "opening a socket";

/** Of the app-level token; what Slack says of the bot's is another matter. */
const REFUSALS: Readonly<Record<string, string>> = {
  invalid_auth: "Slack does not accept the app-level token: check SLACK_APP_TOKEN",
  not_authed: "Slack does not accept the app-level token: check SLACK_APP_TOKEN",
  not_allowed_token_type:
    "SLACK_APP_TOKEN is a token of another kind: it has to be an app-level token, xapp-…",
  missing_scope: "the app-level token may not open sockets: make one with connections:write",
  no_permission: "the app-level token may not open sockets: make one with connections:write",
  token_revoked: "the app-level token was revoked: make another one, and set SLACK_APP_TOKEN",
  token_expired: "the app-level token has expired: make another one, and set SLACK_APP_TOKEN",
  account_inactive: "the app was removed from the workspace: install it again",
  user_removed_from_team: "whoever made the app-level token has left: make another one",
  team_disabled: "the workspace was closed",
};

export interface OpeningFailure {
  readonly cause: Cause;
  readonly trouble: Trouble;
}

/** Thrown where Slack ends a socket instead of greeting. */
export class NotGreeted extends Error {
  readonly why: Farewell | "closed" | "silent";

  constructor(why: NotGreeted["why"]) {
    super(`the socket ended before Slack greeted: ${why}`);
    this.name = "NotGreeted";
    this.why = why;
  }
}

export function openingFailure(error: unknown): OpeningFailure {
  if (error instanceof NotGreeted) return notGreeted(error);
  const words = REFUSALS[slackErrorCode(error) ?? ""];
  if (words !== undefined) return refused(`${words} (${slackErrorCode(error)})`, error);
  if (!isFromTheWebApi(error)) return passing("it could not be reached", error);
  const trouble = slackTrouble(error, DOING);
  return { trouble, cause: causeOf(error, trouble) };
}

function notGreeted(error: NotGreeted): OpeningFailure {
  switch (error.why) {
    case "switched off":
      return refused("Socket Mode is switched off in the Slack app's settings", error);
    case "crowded":
      return {
        cause: { kind: "crowded" },
        trouble: trouble("the app has as many sockets as it may have", error),
      };
    case "refresh":
    case "closed":
    case "silent":
      return passing("it ended the connection before it greeted", error);
  }
}

function causeOf(error: Error, { retryable }: Trouble): Cause {
  if (error instanceof WebAPIRateLimitedError) {
    return { kind: "later", milliseconds: error.retryAfter * 1000 };
  }
  // Slack answers so where several are opened at the same moment.
  const isClash = error instanceof WebAPIHTTPError && error.statusCode === 409;
  if (isClash || slackErrorCode(error) === "too_many_websockets") return { kind: "crowded" };
  return { kind: retryable ? "passing" : "refused" };
}

function isFromTheWebApi(error: unknown): error is Error {
  return (
    error instanceof WebAPIPlatformError ||
    error instanceof WebAPIHTTPError ||
    error instanceof WebAPIRateLimitedError
  );
}

function refused(words: string, error: unknown): OpeningFailure {
  const trouble = new Trouble(`Slack failed at ${DOING}: ${words}.`, {
    retryable: false,
    cause: error,
  });
  return { cause: { kind: "refused" }, trouble };
}

function passing(words: string, error: unknown): OpeningFailure {
  return { cause: { kind: "passing" }, trouble: trouble(words, error) };
}

function trouble(words: string, error: unknown): Trouble {
  return new Trouble(`Slack failed at ${DOING}: ${words}.`, { retryable: true, cause: error });
}
