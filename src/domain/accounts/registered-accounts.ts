// The accounts Rolecall has made or closed by itself, and what the access policy is with them.
import type { AccessPolicy } from "../access-policy.ts";
import type { Account } from "../account.ts";

/** One thing that became of an account. The latest entry about a slug counts; entries are never changed. */
export interface RegistryEntry {
  readonly number: number;
  readonly at: number;
  /** The request by which it came about. */
  readonly ref: string;
  readonly what: "registered" | "closing" | "kept" | "closed";
  readonly account: Account;
}

/** Entries in the order of their numbers. An account that rolecall.yaml names itself is as it says there, until it is closed. */
export function withRegistry(
  policy: AccessPolicy,
  entries: readonly RegistryEntry[],
): AccessPolicy {
  if (entries.length === 0) return policy;
  const accounts = new Map(policy.accounts);
  const leaving = new Map<string, Account>();
  for (const { account, what } of latestOf(entries)) {
    const named = policy.accounts.get(account.slug);
    // Its slug may have been given to another account since.
    if (named && named.id !== account.id) continue;
    if (what === "registered" || what === "kept") accounts.set(account.slug, named ?? account);
    else leave(account, { accounts, leaving });
  }
  return { ...policy, accounts, leaving };
}

function leave(
  account: Account,
  { accounts, leaving }: { accounts: Map<string, Account>; leaving: Map<string, Account> },
): void {
  accounts.delete(account.slug);
  leaving.set(account.slug, account);
}

function latestOf(entries: readonly RegistryEntry[]): readonly RegistryEntry[] {
  return [...new Map(entries.map((entry) => [entry.account.slug, entry])).values()];
}
