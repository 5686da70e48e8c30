// How access is made to last longer: asked by the one who has it, decided by the approvers, never earlier than it was.
import { extensionPlan, isSamePlan } from "./access-plan.ts";
import type { Approval } from "./approval.ts";
import { whyMayNotDecide } from "./approval-policy.ts";
import type { Command, Ruling } from "./command.ts";
import { countYes } from "./count-yes.ts";
import { endOfGrant } from "./end-grant.ts";
import { isAllowed } from "./duration.ts";
import type { Event } from "./event.ts";
import type { Extension } from "./grant.ts";
import { isSamePerson } from "./person.ts";
import type { Refusal } from "./refusal.ts";
import { isIn } from "./request.ts";
import { whyNameMissing } from "./typed-name.ts";
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
  if (!isAllowed(seconds, rule.time)) {
    const { account, role } = request.ask;
    const longest = rule.time.longestSeconds;
    return { refused: "too-long", account: account.slug, role: role.key, longest };
  }
  const number = extensionsAsked(request) + 1;
  const extension: Extension = { number, seconds, reason, askedAt: now, yeses: [] };
  const asked: Event = { what: "extension-asked", at: now, extension };
  if (rule.approvals > 0) return { events: [asked] };
  const wish = { ask: request.ask, state: { ...request.state, extension } } as WithEnd;
  return { events: [asked, longer(wish, { at: now, rule: rule.name }, rule)] };
}

/** Why more time cannot be asked for, whoever asks and for however long; undefined where it can. */
export function whyNotExtendable(request: AccessRequest, now: number): Refusal | undefined {
  const { ref, state } = request;
  if (request.ask.isBreakGlass) return { refused: "break-glass-ends", ref };
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
  const { rule, asShown } = command;
  const refusal = whyCannotDecideExtension(request, command, now);
  if (refusal) return refusal;
  const [plan] = asShown;
  if (!plan || !isSamePlan(plan, request.ask.plan)) return { refused: "plan-changed" };
  const nameMissing = whyNameMissing(request.ask.account, rule, command.typedName);
  if (nameMissing) return nameMissing;
  const wish = request as WithEnd;
  const counted = countYes(wish.state.extension.yeses, command, now);
  if ("refused" in counted) return counted;
  if (counted.enough) return { events: [longer(wish, counted.enough, rule)] };
  const { yes } = counted;
  return { events: [{ what: "extension-said-yes", at: now, yes, rule: rule.name }] };
}

function longer(wish: WithEnd, approval: Approval, { time }: Ruling): Event {
  const { at } = approval;
  const endsAt = laterEnd(wish, at, time.longestSeconds);
  const plan = extensionPlan(wish.ask.plan, endsAt);
  return { what: "extension-approved", at, approval, endsAt, plan };
}

export function denyExtension(
  request: AccessRequest,
  command: CommandTo<"deny">,
  now: number,
): Decision {
  const { decider, reason, rule } = command;
  const refusal = whyCannotDecideExtension(request, command, now);
  if (refusal) return refusal;
  const by = { by: decider.person, ...(rule === undefined ? {} : { rule }) };
  return { events: [{ what: "extension-denied", at: now, ...by, reason }] };
}

/** The wish for more time that waits for an answer, or 0 where none does. */
export function pendingExtension({ state }: AccessRequest): number {
  return state.name === "active" ? (state.extension?.number ?? 0) : 0;
}

type WithEnd = Pick<InState<"active">, "ask"> & {
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
    const { by, at } = state.approval;
    return { outcome: "extended" as const, at, ...(by ? { by } : {}) };
  }
  const last = state.name === "active" ? state.grant.lastExtension : undefined;
  if (last?.number !== extension) return {};
  return { outcome: last.outcome, at: last.at, ...(last.by ? { by: last.by } : {}) };
}

// Counted from the present end, and not further from now than the role allows; never earlier than it was.
function laterEnd({ state }: WithEnd, now: number, longestSeconds: number): number {
  const { endsAt } = state.grant;
  const wished = endsAt + state.extension.seconds * 1000;
  const furthest = Math.floor(now / 1000) * 1000 + longestSeconds * 1000;
  return Math.max(endsAt, Math.min(wished, furthest));
}

function extensionsAsked({ state }: AccessRequest): number {
  return state.name === "active" ? (state.grant.lastExtension?.number ?? 0) : 0;
}
