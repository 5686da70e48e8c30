// What becomes of a command about an account: the events that follow from it, or the reason it is refused.
import { whyMayNotDecide } from "../approval-policy.ts";
import { lookAgain, lookEvents, waitsForClient } from "./watching.ts";
import { countYes } from "../count-yes.ts";
import { denied } from "../denied.ts";
import { isSamePerson } from "../person.ts";
import type { SlackPerson } from "../person.ts";
import type { Refusal } from "../refusal.ts";
import { announcingLater } from "../retry-schedule.ts";
import { escalate, lapse, remind } from "../waiting.ts";
import type { AccountClock, AccountCommand } from "./account-command.ts";
import type { AccountEvent } from "./account-event.ts";
import { isAccountIn } from "./account-request.ts";
import type { AccountApproval, AccountRequest } from "./account-request.ts";
import { letInBy } from "./let-in-first.ts";
import { mendedAsk } from "./mend-creation.ts";
import { stepEvents } from "./step-outcome.ts";
import { whyNameMissing } from "../typed-name.ts";

type Decision = { readonly events: readonly AccountEvent[] } | Refusal;
type CommandTo<Do extends AccountCommand["do"]> = Extract<AccountCommand, { do: Do }>;

/** `now` in milliseconds since the epoch. */
export function decideAccount(
  request: AccountRequest,
  command: AccountCommand,
  now: number,
): Decision {
  switch (command.do) {
    case "approve":
      return approve(request, command, now);
    case "deny":
      return deny(request, command, now);
    case "withdraw":
      return withdraw(request, command.by, now);
    case "retry":
      return retry(request, command, now);
    case "adopt":
      return adopt(request, command, now);
    case "abandon":
      return abandon(request, command, now);
    case "record-step":
      return { events: stepEvents(request, command, now) };
    case "record-reopened":
      return { events: [{ what: "reopened", at: now }] };
    case "look-again":
      return lookAgain(request, command, now);
    case "record-look":
      return { events: lookEvents(request, command.found, now) };
    case "record-messages":
      return { events: messageEvents(request, command, now) };
    default:
      return BY_THE_CLOCK[command.do](request, now);
  }
}

const BY_THE_CLOCK: Record<AccountClock, (request: AccountRequest, now: number) => Decision> = {
  lapse,
  escalate,
  remind,
};

/** Why this person cannot decide about it now: who they are comes before how it stands. */
export function whyCannotDecideAccount(
  request: AccountRequest,
  { decider, approvers }: Pick<CommandTo<"approve">, "decider" | "approvers">,
  now: number,
): Refusal | undefined {
  return whyMayNotDecide(decider, request.ask, approvers) ?? whyAccountClosed(request, now);
}

function approve(request: AccountRequest, command: CommandTo<"approve">, now: number): Decision {
  const earlier = isAccountIn(request, "pending") ? request.state.yeses : [];
  const counted = whyNotApprove(request, command, now) ?? countYes(earlier, command, now);
  if ("refused" in counted) return counted;
  const { enough, yes } = counted;
  if (!enough) return { events: [{ what: "said-yes", at: now, yes, rule: command.rule.name }] };
  const letsIn = letInBy(request.ask, [...earlier, yes], command.firstDeciders);
  const approval: AccountApproval = letsIn.length === 0 ? enough : { ...enough, letsIn };
  return { events: [{ what: "approved", at: now, approval }] };
}

function whyNotApprove(
  request: AccountRequest,
  command: CommandTo<"approve">,
  now: number,
): Refusal | undefined {
  return (
    whyCannotDecideAccount(request, command, now) ??
    whyNotAsShown(request, command) ??
    whyNameNotTyped(request, command)
  );
}

// rolecall.yaml may say something else than when it was asked; what is approved is what was shown.
function whyNotAsShown(
  { ask }: AccountRequest,
  { asShown }: CommandTo<"approve">,
): Refusal | undefined {
  const isSame = JSON.stringify(ask.plan) === JSON.stringify(asShown);
  return isSame ? undefined : { refused: "plan-changed" };
}

/** Whoever asks for it and whoever approves it reads this, and types the account's name. */
export const CLOSING_WARNING =
  "A closed account can be had back from AWS Support for 90 days. Then everything in it is deleted for good, and its e-mail can never be used for an AWS account again.";

/** An end that cannot be taken back is named once more by everybody who says yes to it. */
function whyNameNotTyped(
  { ask }: AccountRequest,
  { typedName }: CommandTo<"approve">,
): Refusal | undefined {
  if (ask.kind !== "close-account") return undefined;
  return whyNameMissing(ask.account, { sensitive: CLOSING_WARNING }, typedName);
}

function deny(request: AccountRequest, command: CommandTo<"deny">, now: number): Decision {
  return whyCannotDecideAccount(request, command, now) ?? { events: [denied(command, now)] };
}

function withdraw(request: AccountRequest, by: SlackPerson, now: number): Decision {
  if (!isSamePerson(by, request.ask.requester)) return { refused: "not-yours" };
  const refusal = whyAccountClosed(request, now);
  return refusal ?? { events: [{ what: "withdrawn", at: now, by }] };
}

function retry(request: AccountRequest, command: CommandTo<"retry">, now: number): Decision {
  const refusal = whyNotInHand(request, command);
  if (refusal) return refusal;
  const retried = { what: "retried" as const, at: now, by: command.decider.person };
  if (!command.mended) return { events: [retried] };
  const mended = mendedAsk(request, command.mended);
  return "refused" in mended ? mended : { events: [{ ...retried, ...mended }] };
}

function adopt(request: AccountRequest, command: CommandTo<"adopt">, now: number): Decision {
  const { by, admins } = command;
  if (!admins.includes(by.user)) return { refused: "not-an-admin" };
  if (isSamePerson(by, request.ask.requester)) return { refused: "own-request" };
  if (!isAccountIn(request, "stuck")) {
    return { refused: "not-stuck", state: request.state.name };
  }
  const { found } = request.state.work.known;
  if (!found) return { refused: "no-account-found" };
  return { events: [{ what: "adopted", at: now, by, accountId: found.id }] };
}

function abandon(request: AccountRequest, command: CommandTo<"abandon">, now: number): Decision {
  const refusal = waitsForClient(request)
    ? whyMayNotDecide(command.decider, request.ask, command.approvers)
    : whyNotInHand(request, command);
  return refusal ?? { events: [{ what: "abandoned", at: now, by: command.decider.person }] };
}

function whyNotInHand(
  request: AccountRequest,
  { decider, approvers }: Pick<CommandTo<"retry">, "decider" | "approvers">,
): Refusal | undefined {
  const refusal = whyMayNotDecide(decider, request.ask, approvers);
  if (refusal || isAccountIn(request, "stuck")) return refusal;
  return { refused: "not-stuck", state: request.state.name };
}

/** Undefined while it still waits for an answer. */
function whyAccountClosed({ ask, state }: AccountRequest, now: number): Refusal | undefined {
  if (state.name === "pending") {
    return now < ask.lapsesAt ? undefined : { refused: "has-lapsed", at: ask.lapsesAt };
  }
  const decided = { refused: "already-decided" as const, state: state.name };
  if ("approval" in state) {
    const { by, at } = state.approval;
    return { ...decided, at, ...(by ? { by } : {}) };
  }
  return { ...decided, at: state.at, ...("by" in state ? { by: state.by } : {}) };
}

function messageEvents(
  request: AccountRequest,
  { messages, failure }: CommandTo<"record-messages">,
  at: number,
): AccountEvent[] {
  const announced: AccountEvent = { what: "announced", at, messages };
  if (failure === undefined) return [announced];
  return [announced, announcingLater(request.announceRetry, failure, at)];
}
