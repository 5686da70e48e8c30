// Which accounts and roles exist, and who decides about them: the content of rolecall.yaml.
import type { AccessRole, Account } from "./account.ts";
import { nearestNames } from "./nearest-names.ts";
import type { Refusal } from "./refusal.ts";

/** Where the guard may be written, which needs the permission to write inline policies on IAM users. */
export type GuardRule =
  /** Only on users who carry this permissions boundary (its path and name), which fences what can be written. */
  | { readonly kind: "fenced"; readonly boundary: string }
  /** On every user. */
  | { readonly kind: "open" }
  /** Nowhere: an end depends on Rolecall running. */
  | { readonly kind: "none" };

export interface AccessPolicy {
  readonly accounts: ReadonlyMap<string, Account>;
  readonly approvers: {
    /** Slack channel id where cards are posted. */
    readonly channel: string;
    /** Slack user ids. */
    readonly people: readonly string[];
  };
  /** Slack user ids of those who run Rolecall: they may end anybody's access. */
  readonly admins: readonly string[];
  readonly guard: GuardRule;
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

/** The boundary a user has to carry for a grant that Rolecall guards; null where none is needed. */
export function boundaryFor(guard: GuardRule, mayDeny: boolean): string | null {
  return guard.kind === "fenced" && mayDeny ? guard.boundary : null;
}
