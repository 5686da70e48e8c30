// What a request about an account needs next, and when it must be looked at.
import { MOST_ANNOUNCE_ATTEMPTS } from "../retry-schedule.ts";
import { escalateAt, lapseAt, remindAt } from "../waiting.ts";
import { outstandingAboutAccount } from "./account-announcements.ts";
import type { AccountClock } from "./account-command.ts";
import { isAccountOpen } from "./account-request.ts";
import type { AccountRequest } from "./account-request.ts";

export type AccountNext = AccountClock | "step" | "reopen" | "announce" | "rest";

type Question = readonly [AccountNext, (request: AccountRequest) => number | null];

/** The most pressing first. */
const QUESTIONS: readonly Question[] = [
  ["lapse", lapseAt],
  ["escalate", escalateAt],
  ["remind", remindAt],
  ["step", stepAt],
  ["reopen", reopenAt],
  ["announce", announceAt],
];

/** What to do at `now`; `rest` while it waits for a person or for a later time. */
export function nextForAccount(request: AccountRequest, now: number): AccountNext {
  const isTime = (time: number | null) => time !== null && now >= time;
  const [next = "rest"] = QUESTIONS.filter(([, at]) => isTime(at(request))).map(([what]) => what);
  return next;
}

/** When to look at it again, in milliseconds since the epoch; null for never. */
export function accountDueAt(request: AccountRequest, now: number): number | null {
  if (request.claim) return request.claim.until;
  const times = QUESTIONS.map(([, at]) => at(request)).filter((time) => time !== null);
  return times.length === 0 ? null : Math.max(Math.min(...times), now);
}

function stepAt({ state, retry }: AccountRequest): number | null {
  if (state.name !== "working") return null;
  return Math.max(state.work.waits?.until ?? 0, retry?.at ?? 0);
}

function reopenAt({ state }: AccountRequest): number | null {
  return state.name === "abandoned" && state.isToReopen ? 0 : null;
}

// A closed request whose messages can never be delivered is let go at last.
function announceAt(request: AccountRequest): number | null {
  if (outstandingAboutAccount(request).length === 0) return null;
  const { announceRetry } = request;
  const isGivenUp =
    !isAccountOpen(request) && (announceRetry?.attempts ?? 0) >= MOST_ANNOUNCE_ATTEMPTS;
  return isGivenUp ? null : (announceRetry?.at ?? 0);
}
