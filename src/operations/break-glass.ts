// Somebody lets themselves in, in an emergency, where a rule allows it: at once, for a short fixed time, and with a review afterwards.
import { findWanted } from "../domain/access-policy.ts";
import type { Wanted } from "../domain/access-policy.ts";
import type { BreakGlass } from "../domain/access-rule.ts";
import { evolve } from "../domain/evolve.ts";
import type { MfaState } from "../domain/mfa.ts";
import type { SlackPerson } from "../domain/person.ts";
import { dueAt } from "../domain/progress.ts";
import { readReason } from "../domain/reason.ts";
import { isRefusal } from "../domain/refusal.ts";
import type { Refusal } from "../domain/refusal.ts";
import { isIn, seatSubject } from "../domain/request.ts";
import type { AccessRequest, InState } from "../domain/request.ts";
import { whyNameMissing } from "../domain/typed-name.ts";
import type { Saved } from "../ports/request-store.ts";
import type { AskPorts } from "./ask-ports.ts";
import type { Asked } from "./ask-for-access.ts";
import { findWay } from "./find-way.ts";
import { linkedUser } from "./linked-user.ts";
import { mfaOf } from "./mfa-of.ts";
import type { Mfa } from "./mfa-of.ts";
import { newRequest } from "./new-request.ts";
import { isIncluded } from "./rule-people.ts";
import { seatAnswer } from "./seat-answer.ts";
import { whyKeptOut } from "./why-kept-out.ts";
import { withdrawRequest } from "./withdraw-request.ts";

export interface BreakTheGlass {
  readonly requester: SlackPerson;
  readonly slug: string;
  readonly roleKey: string;
  readonly reason: string;
  /** The account's name, typed once more where the rule wants that. */
  readonly typedName?: string | undefined;
}

/** `takenBack`: what had been asked for in the usual way, which may have been for other accounts as well. */
export type Broken =
  | Exclude<Asked, { kind: "asked" }>
  | {
      readonly kind: "asked";
      readonly request: AccessRequest;
      /** Nobody is kept out for it in an emergency, but told. */
      readonly mfa: MfaState;
      readonly takenBack?: AccessRequest;
    };

export async function breakGlass(ports: AskPorts, asked: BreakTheGlass): Promise<Broken> {
  const wish = await whoMayBreakWhat(ports, asked);
  if (isRefusal(wish)) return { kind: "refused", refusal: wish };
  for (;;) {
    const broken = await tryToBreak(ports, asked.requester, wish);
    if (broken !== "changed") return broken;
  }
}

async function tryToBreak(
  ports: AskPorts,
  requester: SlackPerson,
  wish: Wish,
): Promise<Broken | "changed"> {
  const { wanted, iamUser, lasting, mfa } = wish;
  const subject = seatSubject(requester, wanted.account.slug, wanted.role.key);
  const latest = await ports.store.latest(subject);
  const answer = isPending(latest)
    ? undefined
    : await seatAnswer(ports, { latest, wanted, iamUser, mfa });
  if (answer) return answer;
  const way = await findWay(ports, { requester, ...wanted, iamUser, lasting });
  if (isRefusal(way)) return { kind: "refused", refusal: way };
  const freed = await freeSeat(ports, latest, requester);
  if (freed === "changed") return freed;
  const request = newRequest(ports, { requester, ...wish, ...freed, subject, way });
  const opened = await openBroken(ports, request, wanted);
  return opened === "changed"
    ? opened
    : { kind: "asked", request: opened, mfa: mfa.state, ...freed.told };
}

interface Wish {
  readonly wanted: Wanted;
  readonly iamUser: string;
  readonly lasting: number;
  readonly reason: string;
  readonly mfa: Mfa;
}

async function whoMayBreakWhat(ports: AskPorts, asked: BreakTheGlass): Promise<Wish | Refusal> {
  const wanted = findWanted(ports.policy, asked.slug, asked.roleKey);
  if (isRefusal(wanted)) return wanted;
  const linked = linkedUser(ports.directory, asked.requester);
  const [terms, iamUser, mfa] = await Promise.all([
    breakGlassFor(ports, wanted, asked.requester),
    linked,
    mfaOf(ports.directory, wanted.role, linked),
  ]);
  if (isRefusal(terms)) return terms;
  const reason = readReason(asked.reason);
  if (isRefusal(reason)) return reason;
  const nameMissing = whyNameMissing(wanted.account, wanted.rule, asked.typedName);
  if (nameMissing) return nameMissing;
  if (isRefusal(iamUser)) return iamUser;
  const keptOut = whyKeptOut(ports, wanted, iamUser);
  return keptOut ?? { wanted, iamUser, lasting: terms.seconds, reason, mfa };
}

async function breakGlassFor(
  ports: AskPorts,
  { account, role, rule }: Wanted,
  { user }: SlackPerson,
): Promise<BreakGlass | Refusal> {
  const refusal: Refusal = { refused: "no-break-glass", account: account.slug, role: role.key };
  if (!rule.breakGlass) return refusal;
  const may = await isIncluded(ports, rule.breakGlass.mayUse, user);
  if (typeof may === "object") return may;
  return may ? rule.breakGlass : refusal;
}

interface Freed {
  readonly latest: AccessRequest | undefined;
  readonly told: { readonly takenBack?: AccessRequest };
}

// In an emergency nobody should have to take back what they asked for in the usual way. Where that was
// decided in this very moment, the seat is not free.
async function freeSeat(
  ports: AskPorts,
  latest: AccessRequest | undefined,
  requester: SlackPerson,
): Promise<Freed | "changed"> {
  if (!isPending(latest)) return { latest, told: {} };
  const { request, refusal } = await withdrawRequest(ports, latest.key, requester);
  return refusal ? "changed" : { latest: request, told: { takenBack: request } };
}

function isPending(request: AccessRequest | undefined): request is InState<"pending"> {
  return request !== undefined && isIn(request, "pending");
}

async function openBroken(
  { store, desk, surroundings }: AskPorts,
  asked: AccessRequest,
  { rule }: Wanted,
): Promise<Saved> {
  const at = asked.ask.askedAt;
  const approval = { at, rule: rule.name };
  const ask = { ...asked.ask, isBreakGlass: true as const };
  const broken = evolve({ ...asked, ask }, { what: "glass-broken", at, approval });
  const opened = await store.open(broken, dueAt(broken, surroundings.now()));
  if (opened !== "changed") desk.nudge(opened);
  return opened;
}
