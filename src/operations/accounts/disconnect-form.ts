// What somebody needs to know before they ask to disconnect an account of a client: who is in it.
import type { Account } from "../../domain/account.ts";
import type { SeenInside } from "../../domain/accounts/account-request.ts";
import type { ConnectedAccounts } from "../../domain/accounts/baseline.ts";
import type { SlackPerson } from "../../domain/person.ts";
import { isRefusal } from "../../domain/refusal.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { AccountPorts } from "./account-ports.ts";
import { mayConnect } from "./connect-form.ts";
import { findAccountNow, whoIsInside } from "./who-is-inside.ts";

export interface DisconnectForm {
  readonly account: Account;
  readonly inside: readonly SeenInside[];
  readonly policy: ConnectedAccounts;
}

export async function disconnectForm(
  ports: AccountPorts,
  person: SlackPerson,
  slug: string,
): Promise<DisconnectForm | Refusal> {
  const policy = await mayConnect(ports, person);
  if (isRefusal(policy)) return policy;
  const account = await findAccountNow(ports, slug);
  if (isRefusal(account)) return account;
  const refusal = whyNotDisconnect(ports, account);
  return refusal ?? { account, inside: await whoIsInside(ports, account), policy };
}

function whyNotDisconnect({ registry }: AccountPorts, account: Account): Refusal | undefined {
  if (!account.client) return { refused: "not-connected", account: account.slug };
  const isListed = registry.entries().some(({ account: one }) => one.slug === account.slug);
  return isListed ? undefined : { refused: "written-by-hand", account: account.slug };
}
