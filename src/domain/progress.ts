// What a request needs next, and when it must be looked at.
import { outstandingAnnouncements } from "./announcements.ts";
import { isIn, isOpen } from "./request.ts";
import type { AccessRequest, Retry } from "./request.ts";
import { MOST_ANNOUNCE_ATTEMPTS } from "./retry-schedule.ts";

export type Next = "lapse" | "run" | "announce" | "rest";

/** What to do for a request at `now`; `rest` while it waits for a person or for a later try. */
export function nextFor(request: AccessRequest, now: number): Next {
  if (isIn(request, "pending") && now >= request.ask.lapsesAt) return "lapse";
  if (isIn(request, "working", "ending") && isTime(request.retry, now)) return "run";
  return wantsAnnouncing(request) && isTime(request.announceRetry, now) ? "announce" : "rest";
}

/** When to look at a request again, in milliseconds since the epoch; null for never. */
export function dueAt(request: AccessRequest, now: number): number | null {
  if (request.claim) return request.claim.until;
  const times = [
    isIn(request, "pending") ? request.ask.lapsesAt : null,
    isIn(request, "working", "ending") ? tryAt(request.retry, now) : null,
    wantsAnnouncing(request) ? tryAt(request.announceRetry, now) : null,
  ].filter((time) => time !== null);
  return times.length === 0 ? null : Math.min(...times);
}

function tryAt(retry: Retry | null, now: number): number {
  return retry?.at ?? now;
}

function isTime(retry: Retry | null, now: number): boolean {
  return retry === null || now >= retry.at;
}

// A closed request whose messages can never be delivered (a deleted channel) is let go at last.
function wantsAnnouncing(request: AccessRequest): boolean {
  if (outstandingAnnouncements(request).length === 0) return false;
  return isOpen(request) || (request.announceRetry?.attempts ?? 0) < MOST_ANNOUNCE_ATTEMPTS;
}
