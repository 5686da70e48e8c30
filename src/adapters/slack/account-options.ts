// The accounts that match what somebody types into the account field; fast with ten thousand of them.
import type { PlainTextOption } from "@slack/types";
import type { Account } from "../../domain/account.ts";
import { accountOption } from "./views/request-modal.ts";

export type AccountOptions = (typed: string) => PlainTextOption[];

/** As many as Slack shows. */
const MOST = 100;

export function createAccountOptions(accounts: Iterable<Account>): AccountOptions {
  const entries = [...accounts]
    .sort((one, other) => one.slug.localeCompare(other.slug))
    .map((account) => ({
      searched: `${account.slug}\n${account.name}\n${account.id}`.toLowerCase(),
      option: accountOption(account),
    }));

  return (typed) => {
    const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
    const whole = words.join(" ");
    const first: PlainTextOption[] = [];
    const others: PlainTextOption[] = [];
    for (const { searched, option } of entries) {
      if (!words.every((word) => searched.includes(word))) continue;
      const startsSo = searched.startsWith(whole) || searched.includes(`\n${whole}`);
      (startsSo ? first : others).push(option);
      if (first.length === MOST) break;
    }
    return [...first, ...others].slice(0, MOST);
  };
}
