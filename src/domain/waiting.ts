// What time does to an ask that waits for an answer: the approvers are reminded, others may decide too, and at last it lapses.
import type { Event } from "./event.ts";
import type { AccessRequest, Ask, State } from "./request.ts";

type Pending = Extract<State, { name: "pending" }>;

/** Whatever may wait for an answer, whatever it is about. */
export interface Waiting {
  readonly ask: Pick<Ask, "askedAt" | "lapsesAt" | "terms">;
  readonly state: { readonly name: string };
}

export type WaitingEvent = Extract<Event, { what: "lapsed" | "escalated" | "reminded" }>;

export function lapseAt({ ask, state }: Waiting): number | null {
  return isPending(state) ? ask.lapsesAt : null;
}

export function escalateAt({ ask, state }: Waiting): number | null {
  if (!isPending(state) || state.isEscalated) return null;
  return ask.terms.escalation?.at ?? null;
}

export function remindAt({ ask, state }: Waiting): number | null {
  const { remindEvery } = ask.terms;
  if (!isPending(state) || remindEvery === undefined) return null;
  return ask.askedAt + (state.reminders + 1) * remindEvery;
}

export function isPending(state: { readonly name: string }): state is Pending {
  return state.name === "pending";
}

type Escalated = Pick<AccessRequest, "history"> & Pick<Waiting, "state">;

/**
 * Also of one that was decided since: whoever could decide about it is told what became of it. A wish for more
 * time that waits was escalated to nobody.
 */
export function wasEscalated({ history, state }: Escalated): boolean {
  if (isPending(state)) return state.isEscalated;
  if ("extension" in state && state.extension) return false;
  return history.entries.some(({ what }) => what === "escalated");
}

interface Timely {
  readonly events: readonly WaitingEvent[];
}

export function lapse(request: Waiting, now: number): Timely {
  return { events: isTime(lapseAt(request), now) ? [{ what: "lapsed", at: now }] : [] };
}

export function escalate(request: Waiting, now: number): Timely {
  return { events: isTime(escalateAt(request), now) ? [{ what: "escalated", at: now }] : [] };
}

/** Reminders that nobody sent while Rolecall was down are not made up for: the next one counts for them. */
export function remind(request: Waiting, now: number): Timely {
  const { terms, askedAt } = request.ask;
  if (!isTime(remindAt(request), now) || terms.remindEvery === undefined) return { events: [] };
  const times = Math.floor((now - askedAt) / terms.remindEvery);
  return { events: [{ what: "reminded", at: now, times }] };
}

function isTime(at: number | null, now: number): boolean {
  return at !== null && now >= at;
}

type Counted = Extract<Event, { what: "said-yes" }> | WaitingEvent;

export function whilePending(
  state: Pending,
  event: Counted | { readonly what: Exclude<Event["what"], Counted["what"]> },
): Pending {
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
