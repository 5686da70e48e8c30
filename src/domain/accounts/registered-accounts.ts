// The accounts Rolecall has made or closed by itself, and what the access policy is with them.
import type { AccessPolicy } from "../access-policy.ts";
import type { Account } from "../account.ts";

/** One thing that became of an account. The latest entry about a slug counts; entries are never changed. */
export interface RegistryEntry {
  readonly number: number;
  readonly at: number;
  /** The request by which it came about. */
  readonly ref: string;
  readonly what: "registered" | "closing" | "kept" | "closed" | "shut";
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
  for (const entry of latestOf(entries)) {
    const named = policy.accounts.get(entry.account.slug);
    // Its slug may have been given to another account since.
    if (named && named.id !== entry.account.id) continue;
    place(entry, named, { accounts, leaving });
  }
  return { ...policy, accounts, leaving };
}

interface Placed {
  readonly accounts: Map<string, Account>;
  readonly leaving: Map<string, Account>;
}

function place(
  { account, what }: RegistryEntry,
  named: Account | undefined,
  { accounts, leaving }: Placed,
): void {
  const { slug } = account;
  if (what === "closing" || what === "closed") {
    accounts.delete(slug);
    leaving.set(slug, account);
    return;
  }
  const known = named ?? account;
  // What shut it is on the entry's account, and the file knows nothing of it.
  accounts.set(slug, what === "shut" ? { ...known, ...shutBy(account) } : known);
}

function shutBy({ shut }: Account): Pick<Account, "shut"> {
  return shut ? { shut } : {};
}

function latestOf(entries: readonly RegistryEntry[]): readonly RegistryEntry[] {
  return [...new Map(entries.map((entry) => [entry.account.slug, entry])).values()];
}
