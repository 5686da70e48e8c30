// Looks for an account that may have been made already: by its e-mail and tag, and by its creation.
import type { StepOutcome } from "../../domain/accounts/account-command.ts";
import type { Attempt } from "../../domain/accounts/account-request.ts";
import type { Creation, Organization, OrganizationAccount } from "../../ports/organization.ts";
import type { AccountHands } from "./account-hands.ts";
import { done, refused } from "./account-step.ts";
import type { Turn } from "./account-step.ts";

/** The clocks need not agree to the second. */
const CLOCKS_APART = 60_000;

/** Done where it is ours; refused where it is somebody else's; undefined where there is none. */
export async function lookForAccount(
  hands: Pick<AccountHands, "organization" | "managementId">,
  turn: Turn,
): Promise<StepOutcome | undefined> {
  const there = await accountOfEmail(hands.organization, turn);
  if (!there) return undefined;
  const tagged = await hands.organization.requestOf(there.id);
  if (tagged === turn.request.ref) {
    return done(turn, { outcome: "found", note: there.id, learnt: { accountId: there.id } });
  }
  return notOurs(there, tagged, hands.managementId);
}

async function accountOfEmail(
  organization: Organization,
  { request, known }: Turn,
): Promise<OrganizationAccount | undefined> {
  if (request.ask.kind !== "create-account") throw new Error(`${request.ref} makes no account`);
  const email = (known.attempt?.email ?? request.ask.wanted.email).toLowerCase();
  const accounts = await organization.accounts();
  return accounts.find((account) => account.email.toLowerCase() === email);
}

function notOurs(
  { id, name, email }: OrganizationAccount,
  tagged: string | undefined,
  managementId: string,
): StepOutcome {
  // What was made for another request is that one's, and the management account is nobody's to be let into.
  const isFree = tagged === undefined && id !== managementId;
  const whose =
    tagged === undefined ? "which Rolecall did not make" : `which was made for ${tagged}`;
  return refused(
    `The e-mail ${email} belongs to the account ${name} (${id}) of the organization already, ${whose}.`,
    {
      mends: isFree ? ["email", "adopt"] : ["email"],
      learnt: { attempt: null, found: isFree ? { id, name } : null },
    },
  );
}

/** The creation tells neither e-mail nor tags: by its name and its time, and by the account it made where there is one. */
export async function lookForCreation(
  organization: Organization,
  { request }: Turn,
  attempt: Attempt,
): Promise<Creation | undefined> {
  if (request.ask.kind !== "create-account") throw new Error(`${request.ref} makes no account`);
  const { name } = request.ask.wanted;
  const candidates = (await organization.creations()).filter(
    ({ accountName, requestedAt }) =>
      accountName === name && requestedAt >= attempt.at - CLOCKS_APART,
  );
  for (const candidate of candidates) {
    const { state } = candidate;
    if (state.kind !== "succeeded") return candidate;
    if ((await organization.requestOf(state.accountId)) === request.ref) return candidate;
  }
  return undefined;
}
