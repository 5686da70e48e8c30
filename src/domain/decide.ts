// What becomes of a command: the events that follow from it, or the reason it is refused.
import { whyMayNotDecide } from "./approval-policy.ts";
import { approveAsk } from "./approve-ask.ts";
import { closeReview, remindOfReview } from "./close-review.ts";
import type { ByTheClock, Command } from "./command.ts";
import { expire, giveBack, revoke } from "./end-grant.ts";
import { denied } from "./denied.ts";
import { doorEvents } from "./door-of-grant.ts";
import type { Event } from "./event.ts";
import { approveExtension, denyExtension, extend, pendingExtension } from "./extend-grant.ts";
import { warnAt } from "./grant.ts";
import { isSamePerson } from "./person.ts";
import type { Refusal } from "./refusal.ts";
import { mend } from "./mend-grant.ts";
import { isIn } from "./request.ts";
import type { AccessRequest } from "./request.ts";
import { escalate, lapse, remind } from "./waiting.ts";
import { whyCannotDecide, whyClosed } from "./why-closed.ts";
import { announcingLater } from "./retry-schedule.ts";
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
    case "revoke":
      return revoke(request, command, now);
    case "extend":
      return extend(request, command, now);
    case "mend":
      return mend(request, command, now);
    case "record-drift":
      return { events: [{ what: "drift-found", at: now, detail: command.detail }] };
    case "record-door":
      return { events: doorEvents(request, command, now) };
    case "retry":
      return retry(request, command, now);
    case "close-review":
      return closeReview(request, command, now);
    case "record-spread":
      return { events: [{ what: "others-opened", at: now, spread: command.spread }] };
    case "record-run":
      return { events: runEvents(request, command, now) };
    case "record-messages":
      return { events: messageEvents(request, command, now) };
    case "record-late-call":
      return { events: [lateCallUndone(command, now)] };
    default:
      return BY_THE_CLOCK[command.do](request, now);
  }
}

/** What time alone brings about; nothing while it is not time yet. */
const BY_THE_CLOCK: Record<ByTheClock, (request: AccessRequest, now: number) => Decision> = {
  lapse,
  escalate,
  remind,
  expire,
  warn,
  "remind-review": remindOfReview,
};

function approve(request: AccessRequest, command: CommandTo<"approve">, now: number): Decision {
  return command.extension > 0
    ? approveExtension(request, command, now)
    : approveAsk(request, command, now);
}

function deny(request: AccessRequest, command: CommandTo<"deny">, now: number): Decision {
  if (command.extension > 0) return denyExtension(request, command, now);
  return whyCannotDecide(request, command, now) ?? { events: [denied(command, now)] };
}

function withdraw(request: AccessRequest, command: CommandTo<"withdraw">, now: number): Decision {
  if (!isSamePerson(command.by, request.ask.requester)) return { refused: "not-yours" };
  if (pendingExtension(request) > 0) {
    return { events: [{ what: "extension-withdrawn", at: now, by: command.by }] };
  }
  const refusal = whyClosed(request, now);
  if (refusal) return refusal;
  return { events: [{ what: "withdrawn", at: now, by: command.by }] };
}

function retry(request: AccessRequest, command: CommandTo<"retry">, now: number): Decision {
  const refusal = whyMayNotDecide(command.decider, request.ask, command.approvers);
  if (refusal) return refusal;
  if (!isIn(request, "stuck")) return { refused: "not-stuck", state: request.state.name };
  return { events: [{ what: "retried", at: now, by: command.decider.person }] };
}

function warn(request: AccessRequest, now: number): Decision {
  const at = isIn(request, "active") ? warnAt(request.state.grant) : null;
  return { events: at === null || now < at ? [] : [{ what: "warned", at: now }] };
}

function lateCallUndone(command: CommandTo<"record-late-call">, now: number): Event {
  const { detail, lookAgain } = command;
  return { what: "late-call", at: now, detail, lookAgain };
}

function messageEvents(
  request: AccessRequest,
  command: CommandTo<"record-messages">,
  now: number,
): Event[] {
  const announced: Event = { what: "announced", at: now, messages: command.messages };
  if (command.failure === undefined) return [announced];
  return [announced, announcingLater(request.announceRetry, command.failure, now)];
}
