// A request as it is when somebody asks: what was asked for, the way it will be granted, and the plan to be approved.
import { grantPlan } from "../domain/access-plan.ts";
import type { Plan } from "../domain/access-plan.ts";
import type { OtherSeat } from "../domain/batch.ts";
import type { Wanted } from "../domain/access-policy.ts";
import type { Way } from "../domain/capacity.ts";
import type { Lasting } from "../domain/duration.ts";
import { deniesBefore } from "../domain/end-plan.ts";
import { begin, evolve } from "../domain/evolve.ts";
import { personKey } from "../domain/person.ts";
import type { SlackPerson } from "../domain/person.ts";
import type { AccessRequest } from "../domain/request.ts";
import { readPlace } from "../domain/seat-policies.ts";
import { termsOf } from "../domain/terms.ts";
import { boundaryFor } from "../domain/access-policy.ts";
import type { AskPorts } from "./ask-ports.ts";

/** One account and role for one person, and how they will be let in. */
export interface SeatAsked {
  readonly requester: SlackPerson;
  readonly wanted: Wanted;
  readonly iamUser: string;
  readonly lasting: Lasting;
  readonly way: Way;
  readonly subject: string;
  /** The seat's request before this one. */
  readonly latest: AccessRequest | undefined;
}

export interface NewRequest extends SeatAsked {
  readonly reason: string;
  readonly others?: readonly OtherSeat[];
}

export function newRequest(ports: AskPorts, asked: NewRequest): AccessRequest {
  const { desk, surroundings, partition } = ports;
  const now = surroundings.now();
  const ref = surroundings.newRef();
  const { requester, iamUser, lasting, way, subject, latest, reason, others } = asked;
  const { account, role, rule } = asked.wanted;
  const request = begin({
    what: "asked",
    at: now,
    key: { subject, number: (latest?.key.number ?? 0) + 1 },
    ref,
    ask: {
      ...{ requester, iamUser, role, reason, lasting, partition },
      account: { slug: account.slug, id: account.id, name: account.name },
      mayDeny: way.mayDeny,
      askedAt: now,
      lapsesAt: now + rule.lapseMilliseconds,
      terms: termsOf(rule, now),
      plan: planFor(ports, asked, { ref, now }),
      ...(others && others.length > 0 ? { others } : {}),
    },
  });
  return { ...request, claim: desk.claim(now) };
}

/** An account that is asked for together with another one. */
export function otherSeat(ports: AskPorts, asked: SeatAsked): OtherSeat {
  const { wanted, way, latest } = asked;
  const { slug, id, name } = wanted.account;
  const ref = ports.surroundings.newRef();
  const plan = planFor(ports, asked, { ref, now: ports.surroundings.now() });
  return {
    ...{ ref, plan, mayDeny: way.mayDeny },
    number: (latest?.key.number ?? 0) + 1,
    account: { slug, id, name },
    role: wanted.role,
  };
}

/** The same request where its rule asks nobody: approved at once. */
export function unlessAsked(request: AccessRequest, { rule }: Wanted): AccessRequest {
  if (rule.approvals > 0) return request;
  const at = request.ask.askedAt;
  return evolve(request, { what: "approved", at, approval: { at, rule: rule.name } });
}

function planFor(
  { partition, policy }: AskPorts,
  asked: SeatAsked,
  { ref, now }: { readonly ref: string; readonly now: number },
): Plan {
  const { requester, iamUser, lasting, way, latest, wanted } = asked;
  const { account, role } = wanted;
  return grantPlan({
    ...{ partition, account, role, iamUser, ref, lasting, ...way },
    tagValue: personKey(requester),
    boundary: boundaryFor(policy.guard, way.mayDeny),
    lift: deniesBefore(latest, now).filter((text) => way.mayDeny || isInGroup(text)),
  });
}

// What may not be written on users may not be taken away there either; in a group of their own it may.
function isInGroup(text: string): boolean {
  return readPlace(text).heldBy !== undefined;
}
