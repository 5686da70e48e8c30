// An approver or an admin lets work on an account go on: as it was, with another e-mail, or in another unit.
import type { AccountCommand } from "../../domain/accounts/account-command.ts";
import { whyEmailTaken, whyNotUnit } from "../../domain/accounts/check-new-account.ts";
import type { AccountRequest } from "../../domain/accounts/account-request.ts";
import type { SlackPerson } from "../../domain/person.ts";
import { isRefusal } from "../../domain/refusal.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { RequestKey } from "../../domain/request.ts";
import type { AccountPorts } from "./account-ports.ts";
import { lookAtOrganization } from "./new-account-form.ts";
import { saveAccountDecision } from "./save-account-decision.ts";
import type { AccountOutcome } from "./save-account-decision.ts";
import { whoMends } from "./who-decides-account.ts";

export interface RetryAccount {
  readonly key: RequestKey;
  readonly by: SlackPerson;
  readonly mended?: { readonly email?: string; readonly unitId?: string };
}

type Mended = NonNullable<Extract<AccountCommand, { do: "retry" }>["mended"]>;

export async function retryAccount(
  ports: AccountPorts,
  { key, by, mended }: RetryAccount,
): Promise<AccountOutcome> {
  return saveAccountDecision(ports, key, async (request) => {
    const mending = await whoMends(ports, request, by);
    if (isRefusal(mending)) return mending;
    if (!mended) return { do: "retry", ...mending };
    const checked = await checkMended(ports, request, mended);
    return isRefusal(checked) ? checked : { do: "retry", ...mending, mended: checked };
  });
}

async function checkMended(
  ports: AccountPorts,
  request: AccountRequest,
  { email, unitId }: NonNullable<RetryAccount["mended"]>,
): Promise<Mended | Refusal> {
  const { newAccounts } = ports.policy;
  if (!newAccounts) return { refused: "switched-off", what: "creating" };
  const seen = await lookAtOrganization(ports);
  if (isRefusal(seen)) return seen;
  if (unitId !== undefined) {
    const unit = seen.units.find(({ id }) => id === unitId);
    const refusal = whyNotUnit(unit, { newAccounts });
    return refusal ?? (unit ? { unit } : { refused: "unknown-unit", unit: unitId });
  }
  const open = (await ports.accounts.allOpen()).filter(({ ref }) => ref !== request.ref);
  const wanted = (email ?? "").trim();
  return whyEmailTaken(wanted, { ...seen, open }) ?? { email: wanted };
}
