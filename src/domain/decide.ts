// What becomes of a command: the events that follow from it, or the reason it is refused.
import { isSamePlan, returnPlan } from "./access-plan.ts";
import { whyMayNotDecide } from "./approval-policy.ts";
import type { Command } from "./command.ts";
import type { Event } from "./event.ts";
import { isSamePerson } from "./person.ts";
import type { Refusal } from "./refusal.ts";
import { isIn } from "./request.ts";
import type { AccessRequest } from "./request.ts";
import { whyCannotDecide, whyClosed } from "./why-closed.ts";
import { isMembershipOurs } from "./ownership.ts";
import { retryDelay } from "./retry-schedule.ts";
import { runEvents } from "./run-outcome.ts";

export type Decision = { readonly events: readonly Event[] } | Refusal;

type CommandTo<Do extends Command["do"]> = Extract<Command, { do: Do }>;

/** `now` in milliseconds since the epoch. */
export function decide(request: AccessRequest, command: Command, now: number): Decision {
  switch (command.do) {
    case "approve":
      return approve(request, command, now);
    case "deny":
      return deny(request, command, now);
    case "withdraw":
      return withdraw(request, command, now);
    case "give-back":
      return giveBack(request, command, now);
    case "retry":
      return retry(request, command, now);
    case "lapse":
      return lapse(request, now);
    case "record-run":
      return { events: runEvents(request, command, now) };
    case "record-messages":
      return { events: messageEvents(request, command, now) };
    case "record-late-call":
      return { events: [{ what: "late-call-undone", at: now, detail: command.detail }] };
  }
}

function approve(request: AccessRequest, command: CommandTo<"approve">, now: number): Decision {
  const { decider, plan } = command;
  const refusal = whyCannotDecide(request, command, now);
  if (refusal) return refusal;
  if (!isSamePlan(plan, request.ask.plan)) return { refused: "plan-changed" };
  const approval = { by: decider.person, at: now };
  return { events: [{ what: "approved", at: now, approval }] };
}

function deny(request: AccessRequest, command: CommandTo<"deny">, now: number): Decision {
  const { decider, reason } = command;
  const refusal = whyCannotDecide(request, command, now);
  if (refusal) return refusal;
  return { events: [{ what: "denied", at: now, by: decider.person, reason }] };
}

function withdraw(request: AccessRequest, command: CommandTo<"withdraw">, now: number): Decision {
  if (!isSamePerson(command.by, request.ask.requester)) return { refused: "not-yours" };
  const refusal = whyClosed(request, now);
  if (refusal) return refusal;
  return { events: [{ what: "withdrawn", at: now, by: command.by }] };
}

// Giving back what is stuck half-made undoes whatever of it was made.
function giveBack(request: AccessRequest, command: CommandTo<"give-back">, now: number): Decision {
  if (!isSamePerson(command.by, request.ask.requester)) return { refused: "not-yours" };
  const { account, role, plan } = request.ask;
  if (isIn(request, "active")) {
    const reverse = returnPlan(plan, isMembershipOurs(request.state.grant.journal));
    return { events: [{ what: "given-back", at: now, by: command.by, plan: reverse }] };
  }
  if (isIn(request, "stuck")) {
    const reverse = returnPlan(plan, isMembershipOurs(request.state.work.journal));
    return { events: [{ what: "given-back", at: now, by: command.by, plan: reverse }] };
  }
  const about = { ref: request.ref, account: account.slug, role: role.key };
  if (isIn(request, "working")) return { refused: "still-working", ...about };
  if (isIn(request, "ending")) return { refused: "still-ending", ...about };
  return { refused: "not-active", account: account.slug, roles: [] };
}

function retry(request: AccessRequest, command: CommandTo<"retry">, now: number): Decision {
  const refusal = whyMayNotDecide(command.decider, request.ask, command.approvers);
  if (refusal) return refusal;
  if (!isIn(request, "stuck")) return { refused: "not-stuck", state: request.state.name };
  return { events: [{ what: "retried", at: now, by: command.decider.person }] };
}

function lapse(request: AccessRequest, now: number): Decision {
  if (!isIn(request, "pending") || now < request.ask.lapsesAt) return { events: [] };
  return { events: [{ what: "lapsed", at: now }] };
}

function messageEvents(
  request: AccessRequest,
  command: CommandTo<"record-messages">,
  now: number,
): Event[] {
  const announced: Event = { what: "announced", at: now, messages: command.messages };
  if (command.failure === undefined) return [announced];
  const attempts = (request.announceRetry?.attempts ?? 0) + 1;
  const retryAt = now + retryDelay(attempts);
  return [
    announced,
    { what: "announcing-delayed", at: now, cause: command.failure, attempts, retryAt },
  ];
}
