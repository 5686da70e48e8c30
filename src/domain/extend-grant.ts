// How access is made to last longer: asked by the one who has it, decided by the approvers, never earlier than it was.
import { extensionPlan, isSamePlan } from "./access-plan.ts";
import { whyMayNotDecide } from "./approval-policy.ts";
import type { Command } from "./command.ts";
import { endOfGrant } from "./end-grant.ts";
import { isAllowed } from "./duration.ts";
import type { Event } from "./event.ts";
import type { Extension } from "./grant.ts";
import { isSamePerson } from "./person.ts";
import type { Refusal } from "./refusal.ts";
import { isIn } from "./request.ts";
import type { AccessRequest, InState } from "./request.ts";

type Decision = { readonly events: readonly Event[] } | Refusal;
type CommandTo<Do extends Command["do"]> = Extract<Command, { do: Do }>;

export function extend(
  request: AccessRequest,
  { by, seconds, reason, rule }: CommandTo<"extend">,
  now: number,
): Decision {
  if (!isSamePerson(by, request.ask.requester)) return { refused: "not-yours" };
  const refusal = whyNotExtendable(request, now);
  if (refusal) return refusal;
  if (!isAllowed(seconds, rule)) {
    const { account, role } = request.ask;
    const longest = rule.longestSeconds;
    return { refused: "too-long", account: account.slug, role: role.key, longest };
  }
  const number = extensionsAsked(request) + 1;
  const extension: Extension = { number, seconds, reason, askedAt: now };
  return { events: [{ what: "extension-asked", at: now, extension }] };
}

/** Why more time cannot be asked for, whoever asks and for however long; undefined where it can. */
export function whyNotExtendable(request: AccessRequest, now: number): Refusal | undefined {
  const { ref, state } = request;
  const account = request.ask.account.slug;
  const role = request.ask.role.key;
  if (isIn(request, "extending")) return { refused: "extension-asked", ref };
  if (isIn(request, "working")) return { refused: "still-working", ref, account, role };
  if (state.name !== "active") return { refused: "not-active", account, roles: [] };
  const { endsAt } = state.grant;
  if (endsAt === null) return { refused: "has-no-end", account, role };
  if (now >= endsAt) return { refused: "has-ended", at: endsAt };
  return state.extension ? { refused: "extension-asked", ref } : undefined;
}

export function approveExtension(
  request: AccessRequest,
  command: CommandTo<"approve">,
  now: number,
): Decision {
  const { decider, plan } = command;
  const refusal = whyCannotDecideExtension(request, command, now);
  if (refusal) return refusal;
  if (!isSamePlan(plan, request.ask.plan)) return { refused: "plan-changed" };
  const endsAt = laterEnd(request as WithEnd, now);
  const event: Event = {
    what: "extension-approved",
    at: now,
    approval: { by: decider.person, at: now },
    endsAt,
    plan: extensionPlan(request.ask.plan, endsAt),
  };
  return { events: [event] };
}

export function denyExtension(
  request: AccessRequest,
  command: CommandTo<"deny">,
  now: number,
): Decision {
  const { decider, reason } = command;
  const refusal = whyCannotDecideExtension(request, command, now);
  if (refusal) return refusal;
  return { events: [{ what: "extension-denied", at: now, by: decider.person, reason }] };
}

/** The wish for more time that waits for an answer, or 0 where none does. */
export function pendingExtension({ state }: AccessRequest): number {
  return state.name === "active" ? (state.extension?.number ?? 0) : 0;
}

type WithEnd = InState<"active"> & {
  readonly state: {
    readonly grant: { readonly endsAt: number };
    readonly extension: Extension;
  };
};

type Deciding = Pick<CommandTo<"deny">, "decider" | "approvers" | "extension">;

export function whyCannotDecideExtension(
  request: AccessRequest,
  { decider, approvers, extension }: Deciding,
  now: number,
): Refusal | undefined {
  return whyMayNotDecide(decider, request.ask, approvers) ?? whyDecided(request, extension, now);
}

function whyDecided(request: AccessRequest, extension: number, now: number): Refusal | undefined {
  if (isIn(request, "ending", "ended")) return { refused: "has-ended", at: request.state.end.at };
  if (pendingExtension(request) !== extension) {
    return { refused: "extension-decided", ...decisionOn(request, extension) };
  }
  const endsAt = endOfGrant(request) ?? now;
  return now < endsAt ? undefined : { refused: "has-ended", at: endsAt };
}

function decisionOn({ state }: AccessRequest, extension: number) {
  if (state.name === "extending" && state.extension.number === extension) {
    return { outcome: "extended" as const, by: state.approval.by, at: state.approval.at };
  }
  const last = state.name === "active" ? state.grant.lastExtension : undefined;
  if (last?.number !== extension) return {};
  return { outcome: last.outcome, at: last.at, ...(last.by ? { by: last.by } : {}) };
}

// Counted from the present end, and not further from now than the role allows; never earlier than it was.
function laterEnd({ ask, state }: WithEnd, now: number): number {
  const { endsAt } = state.grant;
  const wished = endsAt + state.extension.seconds * 1000;
  const furthest = Math.floor(now / 1000) * 1000 + ask.role.time.longestSeconds * 1000;
  return Math.max(endsAt, Math.min(wished, furthest));
}

function extensionsAsked({ state }: AccessRequest): number {
  return state.name === "active" ? (state.grant.lastExtension?.number ?? 0) : 0;
}
