// A request of an earlier time, led to where it is through the real decisions, with every message up to date.
import { grantPlan } from "../../src/domain/access-plan.ts";
import type { Lasting } from "../../src/domain/duration.ts";
import { outstandingAnnouncements } from "../../src/domain/announcements.ts";
import { personKey } from "../../src/domain/person.ts";
import type { SlackPerson } from "../../src/domain/person.ts";
import type { AccessRequest, Messages } from "../../src/domain/request.ts";
import { BOUNDARY, clientA } from "../support/a-policy.ts";
import { aPendingRequest, HOUR } from "../support/a-request.ts";

export interface Wish {
  readonly requester: SlackPerson;
  readonly iamUser: string;
  readonly slug: string;
  readonly accountId: string;
  readonly ref: string;
  readonly lasting: Lasting;
  readonly askedAt: number;
}

export function askedEarlier(wish: Wish): AccessRequest {
  const { requester, iamUser, slug, accountId, ref, lasting, askedAt } = wish;
  const account = { ...clientA, slug, name: slug, id: accountId };
  const [role] = account.roles;
  if (!role) throw new Error("client-a has an admin role");
  const plan = grantPlan({
    ...{ partition: "aws", account, role, iamUser, tagValue: personKey(requester), ref, lasting },
    ...{ strategy: "group", mayDeny: true, boundary: BOUNDARY, lift: [] },
  });
  const asked = aPendingRequest({
    ...{ requester, iamUser, role, lasting, plan, askedAt },
    account: { slug, name: slug, id: account.id },
    lapsesAt: askedAt + 72 * HOUR,
  });
  return { ...asked, ref };
}

/** As it is stored when nothing is left to be told. */
export function toldAll(request: AccessRequest): AccessRequest {
  const messages: Messages = Object.fromEntries(
    outstandingAnnouncements(request).map(({ slot, shows }) => [
      slot,
      { channel: "C0APPROVALS", ts: "1700000000.000100", shows },
    ]),
  );
  return { ...request, messages, version: 4 };
}
