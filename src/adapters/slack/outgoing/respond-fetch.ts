// How Bolt's `respond` reaches a response_url: with an end to its patience, and counted like any other call.
import type { FetchFunction } from "@slack/web-api";
import { meteredCall } from "../../../call-under-meter.ts";
import type { CallEnded, CallMeter } from "../../../ports/call-meter.ts";
import { wholeAnswer } from "./whole-answer.ts";

/** Bolt itself waits for ever. No trigger runs out meanwhile: it is only an answer to somebody who has just clicked. */
const MILLISECONDS = 5000;

/** Bolt calls nothing else with it: its own Web API clients are not used here. */
export function respondFetch(callEnded: CallMeter): FetchFunction {
  const toSlack = wholeAnswer(MILLISECONDS);
  return (url, init) =>
    meteredCall(callEnded, {
      about: { service: "slack", method: "response_url" },
      make: () => toSlack(url, init),
      answered: ({ status }) => ({ outcome: outcomeOf(status) }),
      failed: () => ({ outcome: "unanswered" }),
    });
}

function outcomeOf(status: number): CallEnded["outcome"] {
  if (status === 429) return "throttled";
  if (status >= 500) return "failed";
  return status >= 400 ? "refused" : "ok";
}
