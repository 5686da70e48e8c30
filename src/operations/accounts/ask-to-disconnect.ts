// Somebody asks to disconnect an account of a client.
import { disconnectionPlan } from "../../domain/accounts/account-plan.ts";
import type { SlackPerson } from "../../domain/person.ts";
import { readReason } from "../../domain/reason.ts";
import { isRefusal } from "../../domain/refusal.ts";
import { knownDecider } from "../known-decider.ts";
import type { AccountPorts } from "./account-ports.ts";
import type { AskedToClose } from "./ask-to-close.ts";
import { disconnectForm } from "./disconnect-form.ts";
import { openAccountRequest } from "./open-account-request.ts";

export interface AskToDisconnect {
  readonly requester: SlackPerson;
  readonly slug: string;
  readonly reason: string;
}

export async function askToDisconnect(
  ports: AccountPorts,
  asked: AskToDisconnect,
): Promise<AskedToClose> {
  const { requester, slug } = asked;
  const [form, asker] = await Promise.all([
    disconnectForm(ports, requester, slug),
    knownDecider(ports.directory, requester),
  ]);
  if (isRefusal(form)) return { kind: "refused", refusal: form };
  if (isRefusal(asker)) return { kind: "refused", refusal: asker };
  const reason = readReason(asked.reason);
  if (isRefusal(reason)) return { kind: "refused", refusal: reason };
  const { account, inside, policy } = form;
  const request = await openAccountRequest(ports, {
    slug: account.slug,
    rule: policy.rule,
    asking: {
      ...{ kind: "disconnect-account", account, inside, reason, requester },
      iamUser: asker.iamUser ?? null,
      plan: disconnectionPlan(account),
    },
  });
  return isRefusal(request) ? { kind: "refused", refusal: request } : { kind: "asked", request };
}
