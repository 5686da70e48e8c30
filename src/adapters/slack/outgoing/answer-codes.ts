// What kind of no an error code in an answer of Slack's is.
import type { CallEnded } from "../../../ports/call-meter.ts";

/** `rate_limited` is what chat.postMessage has of its own beside Slack's general one. */
const TOO_OFTEN = new Set(["ratelimited", "rate_limited"]);

const FAULTS = new Set([
  "internal_error",
  "fatal_error",
  "service_unavailable",
  "request_timeout",
  "team_added_to_org",
]);

/** The client hands on as a code whatever came with status 200 and was no JSON: a proxy's page, for one. */
const CODE = /^[\w.:-]{1,100}$/;

export function kindOfNo(
  code: string,
): Extract<CallEnded["outcome"], "refused" | "throttled" | "failed"> {
  if (TOO_OFTEN.has(code)) return "throttled";
  return FAULTS.has(code) || !isCode(code) ? "failed" : "refused";
}

export function isCode(answered: string): boolean {
  return CODE.test(answered);
}
