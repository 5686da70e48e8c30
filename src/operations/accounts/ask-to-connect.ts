// Somebody asks to connect an account that a client owns.
import { connectionPlan } from "../../domain/accounts/account-plan.ts";
import type { AccountRequest } from "../../domain/accounts/account-request.ts";
import type { ConnectedAccounts } from "../../domain/accounts/baseline.ts";
import { checkClientsAccount } from "../../domain/accounts/check-clients-account.ts";
import type { ConnectFault, ConnectWish } from "../../domain/accounts/check-clients-account.ts";
import type { ClientsAccount } from "../../domain/accounts/clients-account.ts";
import type { SlackPerson } from "../../domain/person.ts";
import { readReason } from "../../domain/reason.ts";
import { isRefusal } from "../../domain/refusal.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { knownDecider } from "../known-decider.ts";
import type { AccountPorts } from "./account-ports.ts";
import { mayConnect } from "./connect-form.ts";
import { lookAtOrganization } from "./new-account-form.ts";
import { openAccountRequest } from "./open-account-request.ts";
import { trustedByName } from "./trusted-by-name.ts";

export interface AskToConnect extends ConnectWish {
  readonly requester: SlackPerson;
  /** Of effect where the roles trust people by name. */
  readonly people: readonly SlackPerson[];
  readonly reason: string;
}

export type AskedToConnect =
  | { readonly kind: "asked"; readonly request: AccountRequest }
  | { readonly kind: "refused"; readonly faults: readonly ConnectFault[] };

export async function askToConnect(
  ports: AccountPorts,
  asked: AskToConnect,
): Promise<AskedToConnect> {
  const { requester } = asked;
  const connecting = await mayConnect(ports, requester);
  if (isRefusal(connecting)) return inField("form", connecting);
  const asker = await knownDecider(ports.directory, requester);
  if (isRefusal(asker)) return inField("form", asker);
  const wish = await readWish(ports, asked, connecting);
  if ("faults" in wish) return { kind: "refused", faults: wish.faults };
  const { wanted, reason } = wish;
  const request = await openAccountRequest(ports, {
    slug: wanted.slug,
    rule: connecting.rule,
    asking: {
      ...{ kind: "connect-account", wanted, reason, requester },
      iamUser: asker.iamUser ?? null,
      plan: connectionPlan(wanted),
    },
  });
  return isRefusal(request) ? inField("slug", request) : { kind: "asked", request };
}

type Read =
  | { readonly wanted: ClientsAccount; readonly reason: string }
  | { readonly faults: readonly ConnectFault[] };

/** Everything that is wrong at once, so that it can be put right at once. */
async function readWish(
  ports: AccountPorts,
  asked: AskToConnect,
  connecting: ConnectedAccounts,
): Promise<Read> {
  const reason = readReason(asked.reason);
  const [seen, open, people] = await Promise.all([
    lookAtOrganization(ports),
    ports.accounts.allOpen(),
    trustedByName(ports, asked),
  ]);
  if (isRefusal(seen)) return { faults: [{ field: "form", refusal: seen }] };
  const { accounts } = seen;
  const account = checkClientsAccount(asked, { policy: ports.policy, connecting, accounts, open });
  const faults: ConnectFault[] = [
    ...("faults" in account ? account.faults : []),
    ...(isRefusal(people) ? [{ field: "people" as const, refusal: people }] : []),
    ...(isRefusal(reason) ? [{ field: "reason" as const, refusal: reason }] : []),
  ];
  if ("faults" in account || isRefusal(people) || isRefusal(reason)) return { faults };
  // No secret, but of this client alone: whoever knows another one of ours gets in nowhere by it.
  const externalId = `rolecall:${account.slug}:${ports.surroundings.newId()}`;
  return { wanted: { ...account, externalId, people }, reason };
}

function inField(field: ConnectFault["field"], refusal: Refusal): AskedToConnect {
  return { kind: "refused", faults: [{ field, refusal }] };
}
