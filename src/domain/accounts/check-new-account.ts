// Whether an account may be made as somebody wants it: every fault, with the field it is in.
import { findAccount, ruleFor } from "../access-policy.ts";
import type { AccessPolicy } from "../access-policy.ts";
import { accessGroupName, accessGroupOf } from "../account.ts";
import type { AccessRole, Account } from "../account.ts";
import { matchesPattern } from "../pattern.ts";
import { isRefusal } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import { whyNotAccountName, whyNotAlias, whyNotEmail, whyNotSlug } from "./account-naming.ts";
import type { AccountRequest } from "./account-request.ts";
import { slugOf } from "./account-request.ts";
import type { NewAccounts } from "./baseline.ts";
import { readTags, whyNotTags } from "./account-tags.ts";
import type { Tags } from "./account-tags.ts";
import { accountFrom } from "./new-account.ts";
import type { NewAccount, NewRole, OrganizationalUnit } from "./new-account.ts";

export type Field =
  | "name"
  | "slug"
  | "accountName"
  | "email"
  | "birthRole"
  | "unit"
  | "roles"
  | "alias"
  | "tags"
  | "firstPeople"
  | "reason"
  | "form";

export interface Fault {
  readonly field: Field;
  readonly refusal: Refusal;
}

/** As it was typed and picked. */
export interface Wish {
  readonly slug: string;
  readonly accountName: string;
  readonly email: string;
  readonly birthRole: string;
  readonly unitId: string;
  readonly roleKeys: readonly string[];
  readonly alias: string | null;
  /** `key=value`, a line or a comma apart. */
  readonly tags: string;
}

/** What is known of the organization, and of what is under way. */
export interface Surveyed {
  readonly policy: AccessPolicy;
  readonly newAccounts: NewAccounts;
  readonly units: readonly OrganizationalUnit[];
  readonly accounts: readonly { readonly name: string; readonly email: string }[];
  readonly open: readonly AccountRequest[];
}

type Unpeopled = Omit<NewAccount, "firstPeople">;

/** Twelve digits, while AWS has given none yet. */
const NO_ID = "000000000000";

/** The account with nobody in it yet; or every fault there is. */
export function checkNewAccount(
  wish: Wish,
  surveyed: Surveyed,
): Unpeopled | { readonly faults: readonly Fault[] } {
  const unit = surveyed.units.find(({ id }) => id === wish.unitId);
  const tags = readTags(wish.tags);
  const faults = [
    ...fault("slug", whyNotSlug(wish.slug) ?? whySlugTaken(wish, surveyed)),
    ...fault("accountName", whyNotAccountName(wish.accountName)),
    ...fault("email", whyNotEmail(wish.email) ?? whyEmailTaken(wish.email, surveyed)),
    ...fault("birthRole", whyNotRoleName(wish.birthRole)),
    ...fault("unit", whyNotUnit(unit, surveyed)),
    ...fault("roles", whyNotRoles(wish.roleKeys, surveyed.newAccounts)),
    ...fault("alias", wish.alias === null ? undefined : whyNotAlias(wish.alias)),
    ...fault("tags", whyNotTags(tags, surveyed.newAccounts)),
    ...fault("form", whyTooMany(surveyed)),
  ];
  if (faults.length > 0 || !unit) return { faults };
  const account = asWished(wish, { unit, tags, newAccounts: surveyed.newAccounts });
  const locked = whyNobodyCouldEnter(surveyed.policy, accountToBe(account));
  return locked ? { faults: fault("roles", locked) } : account;
}

/** The account as rules will see it, before AWS has given it an id. */
export function accountToBe(wanted: Unpeopled): Account {
  return accountFrom({ ...wanted, firstPeople: [] }, NO_ID);
}

function fault(field: Field, refusal: Refusal | undefined): readonly Fault[] {
  return refusal ? [{ field, refusal }] : [];
}

type Naming = Pick<Wish, "slug" | "roleKeys">;

export function whySlugTaken(
  wish: Naming,
  { policy, open }: Pick<Surveyed, "policy" | "open">,
): Refusal | undefined {
  const { slug } = wish;
  const asked = open.find((request) => slugOf(request) === slug);
  if (asked) return { refused: "slug-taken", slug, ref: asked.ref };
  const there = findAccount(policy, slug);
  const isFree = isRefusal(there) && there.refused === "unknown-account";
  return isFree ? whyGroupTaken(wish, policy) : { refused: "slug-taken", slug };
}

// `client-a` with `admin` and `client` with `a-admin` would share a group, and whoever is in one account would be in both.
function whyGroupTaken({ slug, roleKeys }: Naming, policy: AccessPolicy): Refusal | undefined {
  const groups = new Set(roleKeys.map((key) => accessGroupName(slug, key)));
  const others = [...policy.accounts.values(), ...policy.leaving.values()];
  const other = others.find((account) =>
    account.roles.some((role) => groups.has(accessGroupOf(account, role).group)),
  );
  return other && { refused: "group-taken", slug, account: other.slug };
}

/** AWS lets nobody ask whether an e-mail is used outside the organization; inside it, that can be known. */
export function whyEmailTaken(
  email: string,
  { accounts, open }: Pick<Surveyed, "accounts" | "open">,
): Refusal | undefined {
  const isSame = (other: string) => other.toLowerCase() === email.toLowerCase();
  const account = accounts.find((one) => isSame(one.email));
  if (account) return { refused: "email-taken", email, account: account.name };
  const asked = open.find(({ ask }) => ask.kind === "create-account" && isSame(ask.wanted.email));
  return asked && { refused: "email-taken", email, ref: asked.ref };
}

function whyNotRoleName(name: string): Refusal | undefined {
  const isRight = /^[\w+=,.@-]{1,64}$/.test(name) && !name.startsWith("AWSServiceRoleFor");
  return isRight ? undefined : { refused: "odd-role-name", name };
}

/** The unit has to be there, and be one that rolecall.yaml lets people choose. */
export function whyNotUnit(
  unit: OrganizationalUnit | undefined,
  { newAccounts }: Pick<Surveyed, "newAccounts">,
): Refusal | undefined {
  if (unit && mayChoose(newAccounts, unit)) return undefined;
  return { refused: "unknown-unit", unit: unit?.path ?? "" };
}

export function mayChoose({ units }: NewAccounts, { path }: OrganizationalUnit): boolean {
  return units.length === 0 || units.some((pattern) => matchesPattern(pattern, path));
}

export function whyNotRoles(
  keys: readonly string[],
  { roles }: Pick<NewAccounts, "roles">,
): Refusal | undefined {
  const odd = keys.find((key) => !roles.some((role) => role.key === key));
  if (odd === undefined) return keys.length === 0 ? { refused: "no-roles" } : undefined;
  const known = roles.map(({ key }) => key);
  return { refused: "unknown-baseline-role", asked: odd, roles: known };
}

function whyTooMany({ newAccounts, accounts, open }: Surveyed): Refusal | undefined {
  const asked = open.filter(({ ask }) => ask.kind === "create-account").length;
  const there = accounts.length + asked;
  if (newAccounts.most === null || there < newAccounts.most) return undefined;
  return { refused: "no-more-accounts", there, most: newAccounts.most };
}

function asWished(
  wish: Wish,
  more: {
    readonly unit: OrganizationalUnit;
    readonly tags: Tags;
    readonly newAccounts: NewAccounts;
  },
): Unpeopled {
  const { newAccounts, unit } = more;
  const { slug, accountName: name, email, birthRole, alias } = wish;
  return {
    ...{ slug, name, email, birthRole, alias, unit },
    roles: newAccounts.roles
      .filter(({ key }) => wish.roleKeys.includes(key))
      .map((role) => withName(role, birthRole)),
    trust: newAccounts.trust,
    tags: { ...newAccounts.tags, ...Object.fromEntries(more.tags) },
  };
}

// Without policies of its own it is the role Organizations makes, whatever that is called this time.
function withName(role: NewRole, birthRole: string): NewRole {
  return role.policies.length === 0 ? { ...role, roleName: birthRole } : role;
}

export function whyNobodyCouldEnter(policy: AccessPolicy, account: Account): Refusal | undefined {
  const locked = account.roles.find((role: AccessRole) => !ruleFor(policy, account, role));
  if (!locked) return undefined;
  return { refused: "nobody-could-enter", account: account.slug, role: locked.key };
}
