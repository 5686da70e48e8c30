// Whether a caller may make a call, by the policies of the role whose session it is: every service asks here.
import { decideAct, type Act } from "./act-decision.ts";
import { notAuthorized, type Caller } from "./caller.ts";
import type { Iam } from "./iam/iam.ts";
import { organizationKeys } from "./organization-keys.ts";

export interface Wanted extends Act {
  /** How the refusal calls the resource, where not by its ARN: `group developers`. */
  words?: string;
}

/** Throws AccessDenied, in the words and by the code of the action's service. */
export function checkMayCall(iam: Iam, caller: Caller, wanted: Wanted): void {
  const { action, resource, words = resource } = wanted;
  const context = {
    ...organizationKeys(iam, caller.session.role.accountId, resource),
    ...wanted.context,
  };
  const { allowed, statement } = decideAct(
    caller.session,
    { action, resource, context },
    { state: iam.visible(), at: iam.clock.now() },
  );
  if (allowed) return;
  const why = statement && "with an explicit deny in an identity-based policy";
  throw notAuthorized(caller, { action, resource: words, why });
}
