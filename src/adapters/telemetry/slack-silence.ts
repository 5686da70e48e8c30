// For how long Slack has not been heard, and whether it reaches this process.
import type { SlackLink } from "../../ports/slack-link.ts";

/** Slack pings each socket several times in as long. */
const LIVE_WITHIN = 30_000;

export function isReached(link: SlackLink, now: number): boolean {
  if (link.transport === "http") return link.isListening;
  return link.sockets.some(
    ({ isOpen, heardAt }) => isOpen && heardAt !== null && now - heardAt <= LIVE_WITHIN,
  );
}

/**
 * Of the open socket that was not heard for longest: what Slack sends there goes nowhere. Where none is open, since
 * anything was heard at all. Over HTTP a quiet night is no silence. Undefined where nobody listens there.
 */
export function secondsOfSilence(
  link: SlackLink,
  { now, startedAt }: { readonly now: number; readonly startedAt: number },
): number | undefined {
  if (link.transport === "http") return link.isListening ? 0 : undefined;
  const age = ({ heardAt }: { readonly heardAt: number | null }) => now - (heardAt ?? startedAt);
  const open = link.sockets.filter(({ isOpen }) => isOpen);
  const heard = link.sockets.length > 0 ? link.sockets : [{ heardAt: null }];
  const silence = open.length > 0 ? Math.max(...open.map(age)) : Math.min(...heard.map(age));
  return Math.round(silence / 1000);
}
