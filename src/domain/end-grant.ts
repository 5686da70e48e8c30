// How access comes to an end: given back, revoked, or because its time is over.
import { endPlan, clearings } from "./end-plan.ts";
import type { Ending } from "./end-plan.ts";
import type { Command } from "./command.ts";
import type { Event } from "./event.ts";
import { endOf } from "./grant.ts";
import type { End } from "./grant.ts";
import { isMembershipOurs } from "./ownership.ts";
import { isSamePerson } from "./person.ts";
import type { Refusal } from "./refusal.ts";
import { isIn } from "./request.ts";
import type { JournalEntry } from "./journal.ts";
import type { AccessRequest } from "./request.ts";

type Decision = { readonly events: readonly Event[] } | Refusal;
type CommandTo<Do extends Command["do"]> = Extract<Command, { do: Do }>;

export function giveBack(
  request: AccessRequest,
  { by }: CommandTo<"give-back">,
  now: number,
): Decision {
  if (!isSamePerson(by, request.ask.requester)) return { refused: "not-yours" };
  const journal = journalInHand(request);
  if (!journal) return whyNotEndable(request);
  return begin(request, { end: { cause: "given-back", by, at: now }, journal, sessions: null });
}

export function revoke(
  request: AccessRequest,
  { by, admins, sessions, closing }: CommandTo<"revoke">,
  now: number,
): Decision {
  if (!admins.includes(by.user)) return { refused: "not-an-admin" };
  const journal = journalInHand(request);
  if (!journal) return whyNotEndable(request);
  const why = closing === undefined ? {} : { closing };
  return begin(request, { end: { cause: "revoked", by, at: now, ...why }, journal, sessions });
}

export function expire(request: AccessRequest, now: number): Decision {
  const endsAt = endOfGrant(request);
  const journal = journalInHand(request);
  if (endsAt === null || now < endsAt || !journal) return { events: [] };
  return begin(request, { end: { cause: "expired", at: now }, journal, sessions: null });
}

/** When the access of a request ends by itself; null where it has none, or no end. */
export function endOfGrant(request: AccessRequest): number | null {
  const { ask, state } = request;
  switch (state.name) {
    case "active":
      return state.grant.endsAt;
    case "extending":
      return state.endsAt;
    // Stuck half-made, the person may be in all the same, and no longer than was asked for.
    case "stuck":
      return letsIn(state.work.journal) ? endOf(state.at, ask.lasting) : null;
    default:
      return null;
  }
}

function letsIn(journal: readonly JournalEntry[]): boolean {
  return journal.some(
    ({ step, outcome }) =>
      outcome === "made" && (step === "join-group" || step === "allow-directly"),
  );
}

// More time that could not be written for sure may have been written, and then AWS does not end it when the record does.
function mayHoldLaterEnd({ state }: AccessRequest): boolean {
  return state.name === "active" && state.grant.lastExtension?.outcome === "failed";
}

// What was made for a grant, also of one that is stuck half-made: that is undone as well.
function journalInHand(request: AccessRequest): readonly JournalEntry[] | undefined {
  if (isIn(request, "active", "extending")) return request.state.grant.journal;
  return isIn(request, "stuck") ? request.state.work.journal : undefined;
}

interface Begun {
  readonly end: End;
  readonly journal: readonly JournalEntry[];
  readonly sessions: Ending["sessions"];
}

function begin(request: AccessRequest, { end, journal, sessions }: Begun): Decision {
  const ending = {
    early: end.cause !== "expired" || mayHoldLaterEnd(request),
    membershipIsOurs: isMembershipOurs(journal),
    sessions,
  };
  const plan = endPlan(request, ending);
  const left = clearings(request, ending);
  return { events: [{ what: "end-begun", at: end.at, end, plan, clearings: left }] };
}

function whyNotEndable({ ref, ask, state }: AccessRequest): Refusal {
  const about = { ref, account: ask.account.slug, role: ask.role.key };
  if (state.name === "working") return { refused: "still-working", ...about };
  if (state.name === "ending") return { refused: "still-ending", ...about };
  return { refused: "not-active", account: ask.account.slug, roles: [] };
}
