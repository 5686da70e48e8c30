// Somebody asks for the end of an account.
import { closingPlan } from "../../domain/accounts/account-plan.ts";
import type { AccountRequest } from "../../domain/accounts/account-request.ts";
import { CLOSING_WARNING } from "../../domain/accounts/decide-account.ts";
import type { SlackPerson } from "../../domain/person.ts";
import { readReason } from "../../domain/reason.ts";
import { isRefusal } from "../../domain/refusal.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { whyNameMissing } from "../../domain/typed-name.ts";
import { knownDecider } from "../known-decider.ts";
import type { AccountPorts } from "./account-ports.ts";
import { closingForm } from "./closing-form.ts";
import { openAccountRequest } from "./open-account-request.ts";

export interface AskToClose {
  readonly requester: SlackPerson;
  readonly slug: string;
  /** The account's slug, typed once more. */
  readonly typedName: string | undefined;
  readonly reason: string;
}

export type AskedToClose =
  | { readonly kind: "asked"; readonly request: AccountRequest }
  | { readonly kind: "refused"; readonly refusal: Refusal };

export async function askToClose(ports: AccountPorts, asked: AskToClose): Promise<AskedToClose> {
  const { requester } = asked;
  const [form, asker] = await Promise.all([
    closingForm(ports, requester, asked.slug),
    knownDecider(ports.directory, requester),
  ]);
  if (isRefusal(form)) return { kind: "refused", refusal: form };
  if (isRefusal(asker)) return { kind: "refused", refusal: asker };
  const { account, inside, policy } = form;
  const reason = readReason(asked.reason);
  if (isRefusal(reason)) return { kind: "refused", refusal: reason };
  const untyped = whyNameMissing(account, { sensitive: CLOSING_WARNING }, asked.typedName);
  if (untyped) return { kind: "refused", refusal: untyped };
  const request = await openAccountRequest(ports, {
    slug: account.slug,
    rule: policy.rule,
    asking: {
      ...{ kind: "close-account", account, inside, reason, requester },
      iamUser: asker.iamUser ?? null,
      plan: closingPlan(account),
    },
  });
  return isRefusal(request) ? { kind: "refused", refusal: request } : { kind: "asked", request };
}
