// Who may decide about a request about an account at this moment, by what rolecall.yaml says of them.
import type { AccessPolicy } from "../../domain/access-policy.ts";
import type { AccessRule } from "../../domain/access-rule.ts";
import type { AccountRequest } from "../../domain/accounts/account-request.ts";
import type { SlackPerson } from "../../domain/person.ts";
import { isRefusal } from "../../domain/refusal.ts";
import type { AboutAccounts, Refusal } from "../../domain/refusal.ts";
import { decidingBy } from "../who-decides.ts";
import type { Deciding } from "../who-decides.ts";
import type { AccountPorts } from "./account-ports.ts";

export async function whoDecidesAccount(
  ports: AccountPorts,
  request: AccountRequest,
  person: SlackPerson,
): Promise<Deciding | Refusal> {
  return decidingBy(ports, { request, rule: accountRuleNow(ports.policy, request) }, person);
}

/** Whoever may let go on what is stuck: the approvers, and the admins who can mend AWS. */
export async function whoMends(
  ports: AccountPorts,
  request: AccountRequest,
  person: SlackPerson,
): Promise<Pick<Deciding, "decider" | "approvers"> | Refusal> {
  const deciding = await whoDecidesAccount(ports, request, person);
  if (isRefusal(deciding)) return deciding;
  const { decider, approvers } = deciding;
  return { decider, approvers: [...approvers, ...ports.policy.admins] };
}

/** Undefined where it has been switched off since it was asked for. */
export function accountRuleNow(
  { newAccounts, closing, connecting }: AccessPolicy,
  request: Pick<AccountRequest, "ask">,
): AccessRule | undefined {
  const parts = { creating: newAccounts, closing, connecting };
  return parts[aboutWhat(request)]?.rule;
}

export function aboutWhat({ ask }: Pick<AccountRequest, "ask">): AboutAccounts {
  if (ask.kind === "create-account") return "creating";
  return ask.kind === "close-account" ? "closing" : "connecting";
}
