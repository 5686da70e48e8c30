// Whether somebody may decide about a request about an account now, or mend it: looked up before a form opens.
import { whyMayNotDecide } from "../../domain/approval-policy.ts";
import { isAccountIn } from "../../domain/accounts/account-request.ts";
import { whyCannotDecideAccount } from "../../domain/accounts/decide-account.ts";
import type { SlackPerson } from "../../domain/person.ts";
import { isRefusal } from "../../domain/refusal.ts";
import type { RequestKey } from "../../domain/request.ts";
import type { AccountPorts } from "./account-ports.ts";
import type { AccountOutcome } from "./save-account-decision.ts";
import { whoDecidesAccount, whoMends } from "./who-decides-account.ts";

/** Decides nothing; whoever decides later is checked again. */
export async function mayDecideAccount(
  ports: AccountPorts,
  { key, approver }: { readonly key: RequestKey; readonly approver: SlackPerson },
): Promise<AccountOutcome> {
  const request = await ports.accounts.load(key);
  if (!request) return { refusal: { refused: "unknown-ref", ref: key.subject } };
  const deciding = await whoDecidesAccount(ports, request, approver);
  const refusal = isRefusal(deciding)
    ? deciding
    : whyCannotDecideAccount(request, deciding, ports.surroundings.now());
  return refusal ? { refusal, request } : { request };
}

export async function mayMendAccount(
  ports: AccountPorts,
  { key, by }: { readonly key: RequestKey; readonly by: SlackPerson },
): Promise<AccountOutcome> {
  const request = await ports.accounts.load(key);
  if (!request) return { refusal: { refused: "unknown-ref", ref: key.subject } };
  const mending = await whoMends(ports, request, by);
  if (isRefusal(mending)) return { refusal: mending, request };
  const refusal = whyMayNotDecide(mending.decider, request.ask, mending.approvers);
  if (refusal) return { refusal, request };
  if (isAccountIn(request, "stuck")) return { request };
  return { refusal: { refused: "not-stuck", state: request.state.name }, request };
}
