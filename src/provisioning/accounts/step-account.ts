// Which account a step is about, and how Rolecall gets into it.
import type { ClientsAccount } from "../../domain/accounts/clients-account.ts";
import type { Door } from "../../ports/account-roles.ts";
import { accountId } from "./account-step.ts";
import type { Turn } from "./account-step.ts";

export function doorOf(turn: Turn): Door {
  const { ask, ref } = turn.request;
  if (ask.kind !== "create-account") throw new Error(`${ref} makes no account`);
  return { accountId: accountId(turn), birthRole: ask.wanted.birthRole, ref };
}

export function closedId({ request }: Turn): string {
  if (request.ask.kind !== "close-account") throw new Error(`${request.ref} closes no account`);
  return request.ask.account.id;
}

export function clientsAccount({ request }: Pick<Turn, "request">): ClientsAccount {
  if (request.ask.kind !== "connect-account") throw new Error(`${request.ref} connects nothing`);
  return request.ask.wanted;
}
