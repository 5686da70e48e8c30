// IAM and the record side by side, as one comparison sees them; in agreement unless a test changes one of them.
import type { Census, Compared } from "../../src/domain/drift/drift.ts";
import { holdingOf } from "../../src/domain/holding.ts";
import {
  ACCESS_POLICY_NAME,
  accessGroupPolicy,
  directPolicy,
  guardPolicy,
} from "../../src/domain/iam-documents.ts";
import { knownGroups } from "../../src/domain/drift/known-groups.ts";
import { personKey } from "../../src/domain/person.ts";
import type { AccessRequest } from "../../src/domain/request.ts";
import { aPolicy } from "./a-policy.ts";
import { ASKED_AT, ENDS_AT, HOUR, aTimedGrant, alicesDirectPlan } from "./a-request.ts";
import { alice, bob, carol, iamUsers } from "./people.ts";

export const GROUP = "client-a-admin";
export const ROLE_ARN = "arn:aws:iam::222222222222:role/OrganizationAccountAccessRole";
export const GUARD = "rolecall-guard.client-a.admin.R-7K3QXA";
export const DIRECT = "rolecall-access.client-a.admin.R-7K3QXA";
/** Long after the grants of tests, and before they end. */
export const COMPARED_AT = ASKED_AT + HOUR;

/** Alice is in client-a until the end of her time, and AWS holds what her grant has made. */
export function aCensus(changes: Partial<Census> = {}): Census {
  return {
    groups: new Map([[GROUP, asWanted]]),
    members: new Map([[GROUP, [iamUsers.alice]]]),
    policies: new Map([[iamUsers.alice, { [GUARD]: guardPolicy(ROLE_ARN, ENDS_AT) }]]),
    tags: new Map([
      [iamUsers.alice, personKey(alice)],
      [iamUsers.bob, personKey(bob)],
      [iamUsers.carol, personKey(carol)],
    ]),
    ...changes,
  };
}

export const asWanted = {
  policies: { [ACCESS_POLICY_NAME]: accessGroupPolicy(ROLE_ARN) },
  attached: [],
};

/** The same for somebody whose access is a policy of her own. */
export function aDirectCensus(changes: Partial<Census> = {}): Census {
  return aCensus({
    members: new Map(),
    policies: new Map([[iamUsers.alice, { [DIRECT]: directPolicy(ROLE_ARN, ENDS_AT) }]]),
    ...changes,
  });
}

export const aDirectGrant = (): AccessRequest => aTimedGrant(alicesDirectPlan);

export function aComparison(
  census: Census = aCensus(),
  requests: readonly AccessRequest[] = [aTimedGrant()],
  at = COMPARED_AT,
): Compared {
  return {
    at,
    census,
    holdings: requests.flatMap((request) => holdingOf(request) ?? []),
    groups: knownGroups(aPolicy(), "aws"),
  };
}
