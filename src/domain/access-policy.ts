// Which accounts and roles exist, and who decides about them: the content of rolecall.yaml.
import type { AccessRole, Account } from "./account.ts";
import { nearestNames } from "./nearest-names.ts";
import type { Refusal } from "./refusal.ts";

export interface AccessPolicy {
  readonly accounts: ReadonlyMap<string, Account>;
  readonly approvers: {
    /** Slack channel id where cards are posted. */
    readonly channel: string;
    /** Slack user ids. */
    readonly people: readonly string[];
  };
  /** How long an ask may wait for an answer. */
  readonly lapseMilliseconds: number;
}

export type Wanted = { readonly account: Account; readonly role: AccessRole };

export function findAccount(policy: AccessPolicy, slug: string): Account | Refusal {
  const account = policy.accounts.get(slug.toLowerCase());
  if (account) return account;
  return {
    refused: "unknown-account",
    asked: slug,
    nearest: nearestNames(slug, [...policy.accounts.keys()], 3),
  };
}

function findRole(account: Account, key: string): AccessRole | Refusal {
  const role = account.roles.find((candidate) => candidate.key === key.toLowerCase());
  if (role) return role;
  return {
    refused: "unknown-role",
    account: account.slug,
    asked: key,
    roles: account.roles.map((candidate) => candidate.key),
  };
}

export function findWanted(policy: AccessPolicy, slug: string, key: string): Wanted | Refusal {
  const account = findAccount(policy, slug);
  if ("refused" in account) return account;
  const role = findRole(account, key);
  if ("refused" in role) return role;
  return { account, role };
}
