// A client's account that is connected, or not any more: its roles with their links, and what the client is to remove.
import type { AccountInState, ConnectionAsk } from "../../../../domain/accounts/account-request.ts";
import type { AccessRole, Account } from "../../../../domain/account.ts";
import { cliOnly, connectedAccount } from "../../../../domain/accounts/clients-account.ts";
import { isCliOnly, switchRoleLink } from "../../../../domain/sign-in.ts";
import type { ManagementAccount } from "../../../../domain/sign-in.ts";
import { bold, escapedWithin, plainLink } from "../../mrkdwn.ts";
import { line } from "../shown.ts";
import type { Part } from "../shown.ts";
import { removalOf } from "./kit-of.ts";

const MOST_ROLES = 6;

export function connected(
  { state }: AccountInState<"done">,
  { wanted }: ConnectionAsk,
  management: ManagementAccount,
): Part[] {
  const account = connectedAccount(wanted, cliOnly(state.work.known.doors ?? []));
  const rows = account.roles
    .slice(0, MOST_ROLES)
    .map((role) => `• ${bold(role.key)}: ${wayIn(account, role, management)}`);
  const more = account.roles.length - rows.length;
  const all = [...rows, ...(more > 0 ? [`• and ${more} more roles`] : [])].join("\n");
  return [
    line(`${bold("Switch role")}, for whoever has access:\n${all}`),
    ...(account.roles.some(isCliOnly) ? [line(WHY_CLI_ONLY)] : []),
    line(WATCHED),
  ];
}

function wayIn(account: Account, role: AccessRole, management: ManagementAccount): string {
  return isCliOnly(role)
    ? "by the command line only"
    : plainLink(switchRoleLink(management, account, role));
}

const WHY_CLI_ONLY =
  "By the command line only: there the client asks people for the ExternalId too, and the AWS console has no field for one. Whoever has access gets a CLI profile that says it.";

const WATCHED =
  "Rolecall looks at the roles every day. If the client lets it in no more, the admins are told and everybody who has access there.";

const STEP_MOST = 500;

/** What to pass on to the client. */
export function whatTheClientRemoves(account: Account, management: ManagementAccount): Part {
  const steps = removalOf(account, management).map((one) => `• ${escapedWithin(one, STEP_MOST)}`);
  return line(`${bold("For the client to remove")}, please pass it on:\n${steps.join("\n")}`);
}
