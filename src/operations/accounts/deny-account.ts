// An approver says no to making an account, or to closing one, with a reason.
import type { SlackPerson } from "../../domain/person.ts";
import { readReason } from "../../domain/reason.ts";
import { isRefusal } from "../../domain/refusal.ts";
import type { RequestKey } from "../../domain/request.ts";
import type { AccountPorts } from "./account-ports.ts";
import { saveAccountDecision } from "./save-account-decision.ts";
import type { AccountOutcome } from "./save-account-decision.ts";
import { whoDecidesAccount } from "./who-decides-account.ts";

export interface DenyAccount {
  readonly key: RequestKey;
  readonly approver: SlackPerson;
  readonly reason: string;
}

export async function denyAccount(
  ports: AccountPorts,
  denial: DenyAccount,
): Promise<AccountOutcome> {
  const reason = readReason(denial.reason);
  if (isRefusal(reason)) return { refusal: reason };
  return saveAccountDecision(ports, denial.key, async (request) => {
    const deciding = await whoDecidesAccount(ports, request, denial.approver);
    if (isRefusal(deciding)) return deciding;
    const { decider, approvers, rule } = deciding;
    return { do: "deny", decider, approvers, rule: rule?.name, reason };
  });
}
