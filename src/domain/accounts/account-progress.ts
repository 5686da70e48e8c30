// What a request about an account needs next, and when it must be looked at.
import { MOST_ANNOUNCE_ATTEMPTS } from "../retry-schedule.ts";
import { mostPressing, nextLook } from "../schedule.ts";
import type { Question } from "../schedule.ts";
import { escalateAt, lapseAt, remindAt } from "../waiting.ts";
import { outstandingAboutAccount } from "./account-announcements.ts";
import type { AccountClock } from "./account-command.ts";
import { isAccountOpen } from "./account-request.ts";
import type { AccountRequest } from "./account-request.ts";

export type AccountNext = AccountClock | "step" | "look" | "reopen" | "announce" | "rest";

/** The most pressing first. */
const QUESTIONS: readonly Question<Exclude<AccountNext, "rest">, AccountRequest>[] = [
  ["lapse", lapseAt],
  ["escalate", escalateAt],
  ["remind", remindAt],
  ["step", stepAt],
  ["reopen", reopenAt],
  ["look", lookAt],
  ["announce", announceAt],
];

export function nextForAccount(request: AccountRequest, now: number): AccountNext {
  return mostPressing(QUESTIONS, request, now);
}

export function accountDueAt(request: AccountRequest, now: number): number | null {
  return nextLook(QUESTIONS, request, now);
}

function stepAt({ state, retry }: AccountRequest): number | null {
  if (state.name !== "working") return null;
  return Math.max(state.work.waits?.until ?? 0, retry?.at ?? 0);
}

/** At a connected account, for as long as it is. */
function lookAt({ state }: AccountRequest): number | null {
  return state.name === "done" ? (state.watch?.nextAt ?? null) : null;
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
