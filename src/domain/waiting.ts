// What time does to an ask that waits for an answer: the approvers are reminded, others may decide too, and at last it lapses.
import type { Event } from "./event.ts";
import { isIn } from "./request.ts";
import type { AccessRequest, State } from "./request.ts";

type Pending = Extract<State, { name: "pending" }>;

export function lapseAt(request: AccessRequest): number | null {
  return isIn(request, "pending") ? request.ask.lapsesAt : null;
}

export function escalateAt(request: AccessRequest): number | null {
  if (!isIn(request, "pending") || request.state.isEscalated) return null;
  return request.ask.terms.escalation?.at ?? null;
}

export function remindAt(request: AccessRequest): number | null {
  const { remindEvery } = request.ask.terms;
  if (!isIn(request, "pending") || remindEvery === undefined) return null;
  return request.ask.askedAt + (request.state.reminders + 1) * remindEvery;
}

/**
 * Also of one that was decided since: whoever could decide about it is told what became of it. A wish for more
 * time that waits was escalated to nobody.
 */
export function wasEscalated({ history, state }: AccessRequest): boolean {
  if (state.name === "pending") return state.isEscalated;
  if (state.name === "active" && state.extension) return false;
  return history.entries.some(({ what }) => what === "escalated");
}

export function lapse(request: AccessRequest, now: number): { readonly events: Event[] } {
  return { events: isTime(lapseAt(request), now) ? [{ what: "lapsed", at: now }] : [] };
}

export function escalate(request: AccessRequest, now: number): { readonly events: Event[] } {
  return { events: isTime(escalateAt(request), now) ? [{ what: "escalated", at: now }] : [] };
}

/** Reminders that nobody sent while Rolecall was down are not made up for: the next one counts for them. */
export function remind(request: AccessRequest, now: number): { readonly events: Event[] } {
  const { terms, askedAt } = request.ask;
  if (!isTime(remindAt(request), now) || terms.remindEvery === undefined) return { events: [] };
  const times = Math.floor((now - askedAt) / terms.remindEvery);
  return { events: [{ what: "reminded", at: now, times }] };
}

function isTime(at: number | null, now: number): boolean {
  return at !== null && now >= at;
}

export function whilePending(state: Pending, event: Event): State {
  switch (event.what) {
    case "said-yes":
      return { ...state, yeses: [...state.yeses, event.yes] };
    case "reminded":
      return { ...state, reminders: event.times };
    case "escalated":
      return { ...state, isEscalated: true };
    default:
      return state;
  }
}
