// An admin says that an account found in the organization, which Rolecall did not make, is the one that was wanted.
import { isAccountIn } from "../../domain/accounts/account-request.ts";
import type { AccountRequest } from "../../domain/accounts/account-request.ts";
import type { SlackPerson } from "../../domain/person.ts";
import type { RequestKey } from "../../domain/request.ts";
import type { AccountPorts } from "./account-ports.ts";
import { saveAccountDecision } from "./save-account-decision.ts";
import type { AccountOutcome } from "./save-account-decision.ts";

export async function adoptAccount(
  ports: AccountPorts,
  key: RequestKey,
  by: SlackPerson,
): Promise<AccountOutcome> {
  return saveAccountDecision(ports, key, (request) => {
    const slug = slugOfFound(ports, request);
    if (slug !== undefined) return { refused: "account-known", slug };
    return { do: "adopt", by, admins: ports.policy.admins };
  });
}

// One account has one slug: by two of them it would be closed while people are in it by the other.
function slugOfFound({ policy }: AccountPorts, request: AccountRequest): string | undefined {
  const found = isAccountIn(request, "stuck") ? request.state.work.known.found : undefined;
  const known = [...policy.accounts.values(), ...policy.leaving.values()];
  return known.find(({ id }) => id === found?.id)?.slug;
}
