// An approver says yes to what is asked about an account as a whole.
import {
  closingPlan,
  connectionPlan,
  creationPlan,
  disconnectionPlan,
} from "../../domain/accounts/account-plan.ts";
import type { AccountPlan } from "../../domain/accounts/account-plan.ts";
import type { AccountCommand, FirstDeciders } from "../../domain/accounts/account-command.ts";
import { accountToBe } from "../../domain/accounts/check-new-account.ts";
import type { AccountRequest } from "../../domain/accounts/account-request.ts";
import { ruleFor } from "../../domain/access-policy.ts";
import { whyMayNotDecide } from "../../domain/approval-policy.ts";
import type { SlackPerson } from "../../domain/person.ts";
import { isRefusal } from "../../domain/refusal.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { RequestKey } from "../../domain/request.ts";
import { peopleIn } from "../rule-people.ts";
import { mayStillAsk } from "../who-may-ask.ts";
import type { Deciding } from "../who-decides.ts";
import type { AccountPorts } from "./account-ports.ts";
import { saveAccountDecision } from "./save-account-decision.ts";
import type { AccountOutcome } from "./save-account-decision.ts";
import { aboutWhat, whoDecidesAccount } from "./who-decides-account.ts";

export interface ApproveAccount {
  readonly key: RequestKey;
  readonly approver: SlackPerson;
  /** The account's slug, typed, where it is about an end. */
  readonly typedName?: string | undefined;
}

export async function approveAccount(
  ports: AccountPorts,
  { key, approver, typedName }: ApproveAccount,
): Promise<AccountOutcome> {
  return saveAccountDecision(ports, key, async (request) => {
    const deciding = await whoDecidesAccount(ports, request, approver);
    if (isRefusal(deciding)) return deciding;
    const refusal = await whyNot(ports, request, deciding);
    return refusal ?? command(ports, { request, deciding, typedName });
  });
}

async function whyNot(
  ports: AccountPorts,
  request: AccountRequest,
  { decider, approvers, rule }: Deciding,
): Promise<Refusal | undefined> {
  const what = aboutWhat(request);
  const refusal = whyMayNotDecide(decider, request.ask, approvers);
  if (refusal) return refusal;
  if (!rule) return { refused: "switched-off", what };
  const { requester } = request.ask;
  const may = await mayStillAsk(ports, requester, rule);
  if (typeof may === "object") return may;
  return may ? undefined : { refused: "requester-may-not-any-more", person: requester, what };
}

interface Yes {
  readonly request: AccountRequest;
  readonly deciding: Deciding;
  readonly typedName: string | undefined;
}

async function command(
  ports: AccountPorts,
  { request, deciding, typedName }: Yes,
): Promise<AccountCommand | Refusal> {
  const { decider, approvers, rule } = deciding;
  if (!rule) throw new Error("a rule was asked for before");
  const firstDeciders = await whoLetsIn(ports, request);
  if (isRefusal(firstDeciders)) return firstDeciders;
  const asShown = planNow(ports, request);
  return { do: "approve", decider, approvers, rule, asShown, typedName, firstDeciders };
}

// An account may have got, or lost, a role since it was asked for.
function planNow({ policy }: AccountPorts, { ask }: AccountRequest): AccountPlan {
  if (ask.kind === "create-account") return creationPlan(ask.wanted);
  if (ask.kind === "connect-account") return connectionPlan(ask.wanted);
  const account = policy.accounts.get(ask.account.slug) ?? ask.account;
  return ask.kind === "close-account" ? closingPlan(account) : disconnectionPlan(account);
}

async function whoLetsIn(
  ports: AccountPorts,
  { ask }: AccountRequest,
): Promise<readonly FirstDeciders[] | Refusal> {
  if (ask.kind !== "create-account") return [];
  const account = accountToBe(ask.wanted);
  const deciders = await Promise.all(
    ask.wanted.firstPeople.map(async ({ ref, roleKey }) => {
      const role = account.roles.find(({ key }) => key === roleKey);
      const rule = role && ruleFor(ports.policy, account, role);
      // Where no rule is about it any more, nobody lets them in; and what is sensitive is decided about by itself.
      if (!rule || rule.sensitive !== null) return { ref, approvers: [], approvals: Infinity };
      const approvers = await peopleIn(ports, [rule.mayApprove]);
      return isRefusal(approvers) ? approvers : { ref, approvers, approvals: rule.approvals };
    }),
  );
  const [refusal] = deciders.filter((one) => isRefusal(one));
  if (refusal && isRefusal(refusal)) return refusal;
  return deciders.filter((one): one is FirstDeciders => !isRefusal(one));
}
