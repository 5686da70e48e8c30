// A request as it is when somebody asks: what was asked for, the way it will be granted, and the plan to be approved.
import { grantPlan } from "../domain/access-plan.ts";
import type { Wanted } from "../domain/access-policy.ts";
import type { Way } from "../domain/capacity.ts";
import type { Lasting } from "../domain/duration.ts";
import { deniesBefore } from "../domain/end-plan.ts";
import { begin } from "../domain/evolve.ts";
import { personKey } from "../domain/person.ts";
import type { SlackPerson } from "../domain/person.ts";
import type { AccessRequest } from "../domain/request.ts";
import { boundaryFor } from "../domain/access-policy.ts";
import type { AskPorts } from "./ask-ports.ts";

export interface NewRequest {
  readonly requester: SlackPerson;
  readonly wanted: Wanted;
  readonly iamUser: string;
  readonly lasting: Lasting;
  readonly way: Way;
  readonly reason: string;
  readonly subject: string;
  /** The seat's request before this one. */
  readonly latest: AccessRequest | undefined;
}

export function newRequest(ports: AskPorts, asked: NewRequest): AccessRequest {
  const { partition, policy, desk, surroundings } = ports;
  const { requester, iamUser, lasting, way, subject, latest, reason } = asked;
  const { account, role } = asked.wanted;
  const now = surroundings.now();
  const ref = surroundings.newRef();
  const plan = grantPlan({
    ...{ partition, account, role, iamUser, ref, lasting, ...way },
    tagValue: personKey(requester),
    boundary: boundaryFor(policy.guard, way.mayDeny),
    lift: way.mayDeny ? deniesBefore(latest, now) : [],
  });
  const request = begin({
    what: "asked",
    at: now,
    key: { subject, number: (latest?.key.number ?? 0) + 1 },
    ref,
    ask: {
      ...{ requester, iamUser, role, reason, lasting, partition, plan },
      account: { slug: account.slug, id: account.id, name: account.name },
      mayDeny: way.mayDeny,
      askedAt: now,
      lapsesAt: now + policy.lapseMilliseconds,
    },
  });
  return { ...request, claim: desk.claim(now) };
}
