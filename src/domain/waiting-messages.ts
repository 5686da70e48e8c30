// Which messages there are while people are waited for: an answer to an ask, or a review afterwards.
import { isToReview } from "./close-review.ts";
import type { AccessRequest, Slot } from "./request.ts";
import { isPending } from "./waiting.ts";
import type { Waiting } from "./waiting.ts";

export interface Wanted {
  readonly slot: Slot;
  readonly shows: string;
}

/** How far it has come with those who are waited for, as the card and the receipt show it. */
export function waitingStands(request: AccessRequest): readonly string[] {
  const isSpread = request.spread !== null && request.state.name !== "ended";
  return [...pendingStands(request), isSpread ? "spread" : "", reviewStands(request)];
}

/** The same for any ask that waits. */
export function pendingStands({ state }: Pick<Waiting, "state">): readonly string[] {
  if (!isPending(state)) return [];
  const { yeses, isEscalated, reminders } = state;
  return [
    yeses.length > 0 ? `yeses ${yeses.length}` : "",
    isEscalated ? "escalated" : "",
    reminders > 0 ? `reminded ${reminders}` : "",
  ];
}

function reviewStands(request: AccessRequest): string {
  if (!request.review) return "";
  return isToReview(request) ? "to review" : "reviewed";
}

export function waitingMessages(request: AccessRequest): Wanted[] {
  return [...pendingMessages(request), ...review(request)];
}

/** The same for any ask that waits. */
export function pendingMessages(request: Pick<Waiting, "state">): Wanted[] {
  return [...escalation(request), ...reminder(request)];
}

function reminder({ state }: Pick<Waiting, "state">): Wanted[] {
  if (!isPending(state) || state.reminders === 0) return [];
  return [{ slot: "reminder-thread", shows: `reminder ${state.reminders}: sent` }];
}

function escalation({ state }: Pick<Waiting, "state">): Wanted[] {
  if (!isPending(state) || !state.isEscalated) return [];
  return [
    { slot: "escalation-thread", shows: "escalation: sent" },
    { slot: "escalated-notice", shows: "escalated: as it is" },
  ];
}

function review({ review }: AccessRequest): Wanted[] {
  if (!review) return [];
  if (review.closed) return [{ slot: "review-thread", shows: "reviewed: by somebody" }];
  if (review.reminders === 0) return [];
  return [{ slot: "review-thread", shows: `review ${review.reminders}: open` }];
}
