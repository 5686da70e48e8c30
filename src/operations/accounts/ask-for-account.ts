// Somebody asks for a new account.
import { creationPlan } from "../../domain/accounts/account-plan.ts";
import type { AccountRequest } from "../../domain/accounts/account-request.ts";
import { accountToBe, checkNewAccount } from "../../domain/accounts/check-new-account.ts";
import type { Fault, Wish } from "../../domain/accounts/check-new-account.ts";
import type { NewAccounts } from "../../domain/accounts/baseline.ts";
import type { NewAccount } from "../../domain/accounts/new-account.ts";
import type { SlackPerson } from "../../domain/person.ts";
import { readReason } from "../../domain/reason.ts";
import { isRefusal } from "../../domain/refusal.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { knownDecider } from "../known-decider.ts";
import type { AccountPorts } from "./account-ports.ts";
import { firstPeople } from "./first-people.ts";
import { lookAtOrganization, mayCreate } from "./new-account-form.ts";
import { openAccountRequest } from "./open-account-request.ts";

export interface AskForAccount extends Wish {
  readonly requester: SlackPerson;
  readonly firstPeople: readonly SlackPerson[];
  /** The key of the role they get. */
  readonly firstRole: string;
  readonly reason: string;
}

export type AskedForAccount =
  | { readonly kind: "asked"; readonly request: AccountRequest }
  | { readonly kind: "refused"; readonly faults: readonly Fault[] };

export async function askForAccount(
  ports: AccountPorts,
  asked: AskForAccount,
): Promise<AskedForAccount> {
  const newAccounts = await mayCreate(ports, asked.requester);
  if (isRefusal(newAccounts)) return inField("form", newAccounts);
  const asker = await knownDecider(ports.directory, asked.requester);
  if (isRefusal(asker)) return inField("form", asker);
  const wish = await readWish(ports, asked, newAccounts);
  if ("faults" in wish) return { kind: "refused", faults: wish.faults };
  const { wanted, reason } = wish;
  const request = await openAccountRequest(ports, {
    slug: wanted.slug,
    rule: newAccounts.rule,
    asking: {
      ...{ kind: "create-account", wanted, reason, requester: asked.requester },
      iamUser: asker.iamUser ?? null,
      plan: creationPlan(wanted),
    },
  });
  return isRefusal(request) ? inField("slug", request) : { kind: "asked", request };
}

/** Everything that is wrong at once, so that it can be put right at once. */
async function readWish(
  ports: AccountPorts,
  asked: AskForAccount,
  newAccounts: NewAccounts,
): Promise<
  { readonly wanted: NewAccount; readonly reason: string } | { readonly faults: readonly Fault[] }
> {
  const reason = readReason(asked.reason);
  const wanted = await wantedAccount(ports, asked, newAccounts);
  if (!isRefusal(reason)) return "faults" in wanted ? wanted : { wanted, reason };
  const others = "faults" in wanted ? wanted.faults : [];
  return { faults: [{ field: "reason", refusal: reason }, ...others] };
}

async function wantedAccount(
  ports: AccountPorts,
  asked: AskForAccount,
  newAccounts: NewAccounts,
): Promise<NewAccount | { readonly faults: readonly Fault[] }> {
  const [seen, open] = await Promise.all([lookAtOrganization(ports), ports.accounts.allOpen()]);
  if (isRefusal(seen)) return { faults: [{ field: "form", refusal: seen }] };
  const { policy } = ports;
  const checked = checkNewAccount(asked, { ...seen, policy, newAccounts, open });
  if ("faults" in checked) return checked;
  const first = await firstPeople(ports, {
    account: accountToBe(checked),
    people: asked.firstPeople,
    roleKey: asked.firstRole,
  });
  return "faults" in first ? first : { ...checked, firstPeople: first };
}

function inField(field: Fault["field"], refusal: Refusal): AskedForAccount {
  return { kind: "refused", faults: [{ field, refusal }] };
}
