// A failed call to Slack, as trouble in plain words that say what would mend it.
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from "@slack/web-api";
import { Trouble } from "../../domain/trouble.ts";
import { isCode, kindOfNo } from "./outgoing/answer-codes.ts";

/** What somebody can mend while Rolecall keeps trying. */
const MENDABLE: Record<string, string> = {
  not_in_channel: "the bot is not in the channel: invite it there with /invite",
  channel_not_found:
    "Slack finds no such channel: check the approvers' channel in Rolecall's configuration, and invite the bot to it",
  is_archived: "the channel is archived: unarchive it, or name another one in the configuration",
  restricted_action: "the workspace's settings keep the bot from posting in that channel",
  account_inactive: "the bot was removed from the workspace: install the Slack app again",
  invalid_auth: "Slack does not accept the bot's token any more: check SLACK_BOT_TOKEN",
  token_revoked: "the bot's token was revoked: install the Slack app again",
  missing_scope: "the bot lacks a permission: install the Slack app again from manifest.yml",
};

/** `doing`: "posting the card". Anything that is not a failed call is a bug and is thrown on as it is. */
export function slackTrouble(error: unknown, doing: string): Trouble {
  const { words, ...further } = diagnosis(error);
  return new Trouble(`Slack failed at ${doing}: ${words}.`, { ...further, cause: error });
}

interface Diagnosis {
  readonly words: string;
  readonly retryable: boolean;
  readonly wait?: number;
}

function diagnosis(error: unknown): Diagnosis {
  if (error instanceof WebAPIPlatformError) return refusedWith(error.data.error);
  if (error instanceof WebAPIRateLimitedError) {
    return { ...TOO_MANY, wait: error.retryAfter * 1000 };
  }
  if (error instanceof WebAPIHTTPError) {
    return { words: `it answered with HTTP status ${error.statusCode}`, retryable: true };
  }
  if (error instanceof WebAPIRequestError) {
    return { words: "it could not be reached", retryable: true };
  }
  throw error;
}

const TOO_MANY = { words: "too many messages at once; it will be tried again", retryable: true };

function refusedWith(code: string): { words: string; retryable: boolean } {
  const mend = MENDABLE[code];
  if (mend !== undefined) return { words: `${mend} (${code})`, retryable: true };
  const kind = kindOfNo(code);
  if (kind === "throttled") return TOO_MANY;
  const answered = isCode(code) ? code : "something that is no answer of Slack's";
  return { words: `it answered ${answered}`, retryable: kind === "failed" };
}

export function slackErrorCode(error: unknown): string | undefined {
  return error instanceof WebAPIPlatformError ? error.data.error : undefined;
}
