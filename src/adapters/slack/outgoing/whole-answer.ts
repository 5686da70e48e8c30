// The fetch that Slack is called with: never without end, and it answers with the whole of an answer.
import type { FetchFunction } from "@slack/web-api";

/** For a 429 that does not say when to come back, as a proxy's does not. */
const SOME_SECONDS = "10";

/**
 * The Web API client takes an answer that breaks off half-way, and a 429 without a time, for faults of its caller's: both
 * come out of it as bare errors that nobody could tell from a bug.
 *
 * `milliseconds`: for calls that bring no end of their own.
 */
export function wholeAnswer(milliseconds: number): FetchFunction {
  return async (url, init = {}) => {
    const signal = init.signal ?? AbortSignal.timeout(milliseconds);
    const response = await fetch(url, { ...init, signal });
    const body = await response.arrayBuffer();
    const headers = new Headers(response.headers);
    const { status, statusText } = response;
    const isTimeless = Number.isNaN(Number.parseInt(headers.get("retry-after") ?? "", 10));
    if (status === 429 && isTimeless) headers.set("retry-after", SOME_SECONDS);
    return new Response(body.byteLength > 0 ? body : null, { status, statusText, headers });
  };
}
