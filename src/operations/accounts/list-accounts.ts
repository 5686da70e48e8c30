// The requests about accounts that are somebody's own, and those that wait for them.
import { whyMayNotDecide } from "../../domain/approval-policy.ts";
import { isAccountIn } from "../../domain/accounts/account-request.ts";
import type { AccountRequest } from "../../domain/accounts/account-request.ts";
import type { SlackPerson } from "../../domain/person.ts";
import { isRefusal } from "../../domain/refusal.ts";
import type { AccountPorts } from "./account-ports.ts";
import { whoDecidesAccount, whoMends } from "./who-decides-account.ts";

export async function listOpenAccounts(
  { accounts }: Pick<AccountPorts, "accounts">,
  person: SlackPerson,
): Promise<readonly AccountRequest[]> {
  return accounts.openOf(person);
}

/** To be decided, or to be let go on; oldest first. */
export async function waitingAccounts(
  ports: AccountPorts,
  person: SlackPerson,
): Promise<readonly AccountRequest[]> {
  const open = await ports.accounts.allOpen();
  const waiting = open.filter((request) => isAccountIn(request, "pending", "stuck"));
  const theirs = await Promise.all(waiting.map((request) => isTheirs(ports, request, person)));
  return waiting.filter((_, index) => theirs[index]);
}

async function isTheirs(
  ports: AccountPorts,
  request: AccountRequest,
  person: SlackPerson,
): Promise<boolean> {
  const asked = isAccountIn(request, "stuck") ? whoMends : whoDecidesAccount;
  const deciding = await asked(ports, request, person);
  if (isRefusal(deciding)) return false;
  return whyMayNotDecide(deciding.decider, request.ask, deciding.approvers) === undefined;
}
