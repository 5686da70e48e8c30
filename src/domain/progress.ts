// What a request needs next, and when it must be looked at.
import { dated } from "./access-plan.ts";
import type { Plan } from "./access-plan.ts";
import type { ByTheClock } from "./command.ts";
import { outstandingAnnouncements } from "./announcements.ts";
import { reviewReminderAt } from "./close-review.ts";
import { endOfGrant } from "./end-grant.ts";
import { endOf, warnAt } from "./grant.ts";
import { isOpen } from "./request.ts";
import type { AccessRequest } from "./request.ts";
import { MOST_ANNOUNCE_ATTEMPTS } from "./retry-schedule.ts";
import { mostPressing, nextLook } from "./schedule.ts";
import type { Question } from "./schedule.ts";
import { escalateAt, lapseAt, remindAt } from "./waiting.ts";

export type Next = ByTheClock | "run" | "announce" | "rest";

/** The most pressing first. */
const QUESTIONS: readonly Question<Exclude<Next, "rest">, AccessRequest>[] = [
  ["lapse", lapseAt],
  ["escalate", escalateAt],
  ["remind", remindAt],
  ["expire", endOfGrant],
  ["run", workAt],
  ["warn", warningAt],
  ["remind-review", reviewReminderAt],
  ["announce", announceAt],
];

export function nextFor(request: AccessRequest, now: number): Next {
  return mostPressing(QUESTIONS, request, now);
}

export function dueAt(request: AccessRequest, now: number): number | null {
  return nextLook(QUESTIONS, request, now);
}

/** The plan that is to be run now; `now` is when the run begins, which is when the time of a grant starts. */
export function planInHand(request: AccessRequest, now: number): Plan | undefined {
  const { ask, state } = request;
  switch (state.name) {
    case "working":
      return dated(state.work.plan, endOf(now, ask.lasting));
    case "extending":
    case "ending":
      return state.work.plan;
    case "active":
      return dated(ask.plan, state.grant.endsAt);
    case "ended":
      return state.clearings[0]?.plan;
    default:
      return undefined;
  }
}

function warningAt({ state }: AccessRequest): number | null {
  return state.name === "active" ? warnAt(state.grant) : null;
}

function workAt(request: AccessRequest): number | null {
  const at = firstTryAt(request);
  return at === null ? null : Math.max(at, request.retry?.at ?? 0);
}

function firstTryAt({ state }: AccessRequest): number | null {
  switch (state.name) {
    case "working":
    case "extending":
    case "ending":
      return 0;
    case "active":
      return state.grant.looks[0] ?? null;
    case "ended":
      return state.clearings[0]?.at ?? null;
    default:
      return null;
  }
}

// A closed request whose messages can never be delivered (a deleted channel) is let go at last.
function announceAt(request: AccessRequest): number | null {
  if (outstandingAnnouncements(request).length === 0) return null;
  const { announceRetry } = request;
  const isGivenUp = !isOpen(request) && (announceRetry?.attempts ?? 0) >= MOST_ANNOUNCE_ATTEMPTS;
  return isGivenUp ? null : (announceRetry?.at ?? 0);
}
