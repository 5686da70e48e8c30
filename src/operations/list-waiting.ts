// What waits for an approver.
import { pendingExtension } from "../domain/extend-grant.ts";
import { isIn } from "../domain/request.ts";
import type { AccessPolicy } from "../domain/access-policy.ts";
import type { SlackPerson } from "../domain/person.ts";
import type { AccessRequest } from "../domain/request.ts";
import type { RequestStore } from "../ports/request-store.ts";

const MOST_SHOWN = 20;

/** Empty for people who decide about nothing. */
export async function listWaiting(
  { store, policy }: { store: RequestStore; policy: AccessPolicy },
  person: SlackPerson,
): Promise<readonly AccessRequest[]> {
  if (!policy.approvers.people.includes(person.user)) return [];
  return (await store.waiting(MOST_SHOWN)).filter(
    (request) => isIn(request, "pending") || pendingExtension(request) > 0,
  );
}
