// Whether this machine's clock agrees with Slack's and AWS's, which refuse what is signed five minutes off.
import { cannotSay, notAsked, ok, wrong } from "./check-line.ts";
import type { Asked, Line, Verdict } from "./check-line.ts";
import type { TokenSeen } from "../../ports/slack-check-up.ts";

/** In seconds: what is more shows that nothing keeps the clock right. */
const MOST = 60;

export function judgeClock(token: Asked<TokenSeen>, byAws: number | null): Line[] {
  const bySlack = "seen" in token ? token.seen.secondsAhead : null;
  return [
    { what: "by Slack", ...("seen" in token ? judge(bySlack) : notAsked("Slack does not answer")) },
    { what: "by AWS", ...(byAws === null ? notAsked("AWS does not answer") : judge(byAws)) },
  ];
}

function judge(secondsAhead: number | null): Verdict {
  if (secondsAhead === null) return cannotSay("It does not tell its time.", "Try it again.");
  if (Math.abs(secondsAhead) <= MOST) return ok("Less than a minute apart.");
  const seconds = Math.round(Math.abs(secondsAhead));
  const how = secondsAhead > 0 ? "behind" : "ahead";
  return wrong(
    `This machine's clock is ${seconds} seconds ${how}. From 300 on, signatures are refused.`,
    "Let a time service (NTP) set the clock.",
  );
}
