// What a client is to be sent, made anew from what was agreed: no message has to keep it.
import { roleArnIn } from "../../../../domain/account.ts";
import type { Account } from "../../../../domain/account.ts";
import type { AccountRequest } from "../../../../domain/accounts/account-request.ts";
import type { ClientsAccount } from "../../../../domain/accounts/clients-account.ts";
import { clientKit } from "../../../../domain/clients/client-kit.ts";
import type { ClientKit } from "../../../../domain/clients/client-kit.ts";
import type { ManagementAccount } from "../../../../domain/sign-in.ts";

/** Undefined as long as nobody knows what the client is to trust. */
export function kitOf(
  { ask, state }: AccountRequest,
  { id: managementId, partition }: ManagementAccount,
): ClientKit | undefined {
  const enteringRole = "work" in state ? state.work.known.enteringRole : undefined;
  if (ask.kind !== "connect-account" || enteringRole === undefined) return undefined;
  return clientKit({ partition, managementId, enteringRole, wanted: ask.wanted });
}

/** What a client takes away again once their account is disconnected. */
export function removalOf(
  account: Account,
  { id: managementId, partition }: ManagementAccount,
): readonly string[] {
  const { client, id, name, roles, slug } = account;
  const { externalId, people } = client ?? { externalId: `rolecall:${slug}`, people: null };
  const wanted: ClientsAccount = {
    ...{ slug, id, name, externalId, people: people ?? [] },
    roles: roles.map((role) => ({ ...role, policies: [] })),
    trust: people === null ? "mfa" : "named",
  };
  // Which role of Rolecall's they trusted makes no difference to what goes.
  const enteringRole = roleArnIn(partition, managementId, "rolecall");
  return clientKit({ partition, managementId, enteringRole, wanted }).removal;
}
