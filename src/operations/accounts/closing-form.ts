// What somebody needs to know before they ask for the end of an account: who is in it, and who says so.
import type { Account } from "../../domain/account.ts";
import type { SeenInside } from "../../domain/accounts/account-request.ts";
import type { ClosedAccounts } from "../../domain/accounts/baseline.ts";
import type { SlackPerson } from "../../domain/person.ts";
import { isRefusal } from "../../domain/refusal.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { isIncluded } from "../rule-people.ts";
import type { AccountPorts } from "./account-ports.ts";
import { findAccountNow, whoIsInside } from "./who-is-inside.ts";

export interface ClosingForm {
  readonly account: Account;
  readonly inside: readonly SeenInside[];
  readonly policy: ClosedAccounts;
}

export async function closingForm(
  ports: AccountPorts,
  { user }: SlackPerson,
  slug: string,
): Promise<ClosingForm | Refusal> {
  const { closing } = ports.policy;
  if (!closing) return { refused: "switched-off", what: "closing" };
  const may = await isIncluded(ports, closing.rule.mayAsk, user);
  if (typeof may === "object") return may;
  if (!may) return { refused: "may-not-ask-about", what: "closing", rule: closing.rule.name };
  const account = await findAccountNow(ports, slug);
  if (isRefusal(account)) return account;
  if (account.id === ports.managementId) return { refused: "management-account" };
  return { account, inside: await whoIsInside(ports, account), policy: closing };
}
