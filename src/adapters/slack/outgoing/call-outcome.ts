// How a call to the Web API ended, read from the error it ended with.
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from "@slack/web-api";
import type { CallEnded } from "../../../ports/call-meter.ts";
import { kindOfNo } from "./answer-codes.ts";

export function outcomeOf(error: unknown): CallEnded["outcome"] {
  if (error instanceof WebAPIRateLimitedError) return "throttled";
  if (error instanceof WebAPIPlatformError) return kindOfNo(error.data.error);
  if (error instanceof WebAPIRequestError) return "unanswered";
  return error instanceof WebAPIHTTPError && error.statusCode < 500 ? "refused" : "failed";
}

/** Where Slack does not say for how long. */
const SOME_SECONDS = 1;

/** How many seconds Slack asks to wait before the same is asked again; undefined where it does not. */
export function secondsToWait(error: unknown): number | undefined {
  if (error instanceof WebAPIRateLimitedError) return error.retryAfter;
  if (outcomeOf(error) !== "throttled" || !(error instanceof WebAPIPlatformError)) return undefined;
  return error.data.response_metadata?.retryAfter ?? SOME_SECONDS;
}
