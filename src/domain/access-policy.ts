// Which accounts and roles exist, and which rule says who is let into them: the content of rolecall.yaml.
import { isAbout } from "./access-rule.ts";
import type { AccessRule } from "./access-rule.ts";
import type { AccessRole, Account } from "./account.ts";
import type { ClosedAccounts, ConnectedAccounts, NewAccounts } from "./accounts/baseline.ts";
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
  /** Slack channel id where cards are posted. */
  readonly channel: string;
  /** Slack user ids of those who run Rolecall: they may end anybody's access. */
  readonly admins: readonly string[];
  readonly guard: GuardRule;
  /** The first that is about an account and a role decides; where none is, nobody is let in. */
  readonly rules: readonly AccessRule[];
  /** What the file calls people and user groups, by their Slack ids. */
  readonly names: ReadonlyMap<string, string>;
  /** How accounts are made; null where nobody may ask for one. */
  readonly newAccounts: NewAccounts | null;
  /** How accounts of clients are connected and disconnected; null where nobody may ask for it. */
  readonly connecting: ConnectedAccounts | null;
  /** How accounts are closed; null where nobody may ask for it. */
  readonly closing: ClosedAccounts | null;
  /** By slug, those that are being closed or were: nobody is let into them. */
  readonly leaving: ReadonlyMap<string, Account>;
}

export type Wanted = {
  readonly account: Account;
  readonly role: AccessRole;
  readonly rule: AccessRule;
};

export function findAccount(policy: AccessPolicy, slug: string): Account | Refusal {
  const account = policy.accounts.get(slug.toLowerCase());
  if (account) return account;
  const leaving = policy.leaving.get(slug.toLowerCase());
  if (leaving) return { refused: "account-closed", account: leaving.slug };
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
  const rule = ruleFor(policy, account, role);
  if (!rule) return { refused: "no-rule", account: account.slug, role: role.key };
  return { account, role, rule };
}

/** The rule that decides; undefined where access is given to nobody. */
export function ruleFor(
  { rules }: AccessPolicy,
  account: Account,
  role: AccessRole,
): AccessRule | undefined {
  const known = rulesFound(rules, account);
  if (!known.has(role)) {
    known.set(
      role,
      rules.find((rule) => isAbout(rule, account, role)),
    );
  }
  return known.get(role);
}

type Found = WeakMap<AccessRole, AccessRule | undefined>;

/**
 * One click asks several times, and a thousand rules take a third of a millisecond to look through. Rules,
 * accounts and roles are never changed, so what was found for these very ones stays true as long as they live.
 */
const FOUND = new WeakMap<readonly AccessRule[], WeakMap<Account, Found>>();

function rulesFound(rules: readonly AccessRule[], account: Account): Found {
  const byAccount = FOUND.get(rules) ?? new WeakMap<Account, Found>();
  FOUND.set(rules, byAccount);
  const byRole: Found = byAccount.get(account) ?? new WeakMap();
  byAccount.set(account, byRole);
  return byRole;
}

/** The boundary a user has to carry for a grant that Rolecall guards; null where none is needed. */
export function boundaryFor(guard: GuardRule, mayDeny: boolean): string | null {
  return guard.kind === "fenced" && mayDeny ? guard.boundary : null;
}
