// How the review of access that was taken without asking goes on: the approvers are reminded until one of them closes it.
import { whyMayNotDecide } from "./approval-policy.ts";
import type { Command } from "./command.ts";
import type { Event } from "./event.ts";
import type { Refusal } from "./refusal.ts";
import type { AccessRequest } from "./request.ts";
import type { Review } from "./review.ts";

type Decision = { readonly events: readonly Event[] } | Refusal;
type CommandTo<Do extends Command["do"]> = Extract<Command, { do: Do }>;

const DAY = 24 * 3600 * 1000;

export function isToReview({ review }: Pick<AccessRequest, "review">): boolean {
  return review !== null && review.closed === undefined;
}

/** When the approvers are reminded of it next: once a day. */
export function reviewReminderAt(request: AccessRequest): number | null {
  const { review } = request;
  return review && isToReview(request) ? review.since + (review.reminders + 1) * DAY : null;
}

export function closeReview(
  request: AccessRequest,
  command: CommandTo<"close-review">,
  now: number,
): Decision {
  const refusal = whyCannotReview(request, command);
  if (refusal) return refusal;
  const { decider, comment } = command;
  return { events: [{ what: "review-closed", at: now, by: decider.person, comment }] };
}

export function whyCannotReview(
  { ask, ref, review }: AccessRequest,
  { decider, approvers }: Pick<CommandTo<"close-review">, "decider" | "approvers">,
): Refusal | undefined {
  if (!review) return { refused: "nothing-to-review", ref };
  const refusal = whyMayNotDecide(decider, ask, approvers);
  if (refusal) return refusal;
  const { closed } = review;
  return closed && { refused: "reviewed-already", by: closed.by, at: closed.at };
}

export function remindOfReview(request: AccessRequest, now: number): Decision {
  const at = reviewReminderAt(request);
  const { review } = request;
  if (at === null || now < at || !review) return { events: [] };
  const times = Math.floor((now - review.since) / DAY);
  return { events: [{ what: "review-reminded", at: now, times }] };
}

export function afterReviewEvent(review: Review | null, event: Event): Review | null {
  switch (event.what) {
    case "glass-broken":
      return { since: event.at, reminders: 0 };
    case "review-reminded":
      return review && { ...review, reminders: event.times };
    case "review-closed": {
      const { by, at, comment } = event;
      return review && { ...review, closed: { by, at, comment } };
    }
    default:
      return review;
  }
}
