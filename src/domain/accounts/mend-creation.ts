// What a stuck creation is tried again with: another e-mail, or another unit.
import type { Refusal } from "../refusal.ts";
import { creationPlan } from "./account-plan.ts";
import type { AccountInState, AccountRequest, CreationAsk } from "./account-request.ts";
import { isAccountIn } from "./account-request.ts";
import { whyNotEmail } from "./account-naming.ts";
import type { OrganizationalUnit } from "./new-account.ts";

export interface Mended {
  readonly email?: string;
  readonly unit?: OrganizationalUnit;
}

export function mendedAsk(
  request: AccountRequest,
  mended: Mended,
): { readonly ask: CreationAsk; readonly detail: string } | Refusal {
  const { ask } = request;
  if (ask.kind !== "create-account" || !isAccountIn(request, "stuck")) {
    return { refused: "nothing-to-mend" };
  }
  const refusal = whyNotMended(request, mended);
  if (refusal) return refusal;
  const { email = ask.wanted.email, unit = ask.wanted.unit } = mended;
  const wanted = { ...ask.wanted, email, unit };
  const detail = mended.email === undefined ? `the unit ${unit.path}` : `the e-mail ${email}`;
  return { ask: { ...ask, wanted, plan: creationPlan(wanted) }, detail: `with ${detail}` };
}

/** Only while nothing can have come of the e-mail that was used before: or there might be two accounts in the end. */
function whyNotMended(
  { state }: AccountInState<"stuck">,
  { email, unit }: Mended,
): Refusal | undefined {
  const { known, journal } = state.work;
  const isSettled = known.accountId === undefined && !known.attempt;
  if (email !== undefined && !isSettled) return { refused: "email-in-use" };
  const isMoved = journal.some(({ step }) => step === "move-account");
  if (unit !== undefined && isMoved) return { refused: "nothing-to-mend" };
  return email === undefined ? undefined : whyNotEmail(email);
}
