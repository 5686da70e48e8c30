// Whether a client's account may be connected as somebody wants it: every fault, with the field it is in.
import type { AccessPolicy } from "../access-policy.ts";
import { matchesPattern } from "../pattern.ts";
import type { Refusal } from "../refusal.ts";
import type { TrustStyle } from "../trust-document.ts";
import { whyNotSlug } from "./account-naming.ts";
import { slugOf } from "./account-request.ts";
import type { AccountRequest } from "./account-request.ts";
import type { ConnectedAccounts } from "./baseline.ts";
import { whyNobodyCouldEnter, whyNotRoles, whySlugTaken } from "./check-new-account.ts";
import { connectedAccount } from "./clients-account.ts";
import type { ClientsAccount } from "./clients-account.ts";
import type { NewRole } from "./new-account.ts";

export type ConnectField =
  "name" | "slug" | "accountId" | "roles" | "roleNames" | "trust" | "people" | "reason" | "form";

export interface ConnectFault {
  readonly field: ConnectField;
  readonly refusal: Refusal;
}

/** As it was typed and picked. */
export interface ConnectWish {
  readonly slug: string;
  readonly name: string;
  readonly accountId: string;
  readonly roleKeys: readonly string[];
  /** `key=NameInTheAccount`, one a line. */
  readonly roleNames: string;
  readonly trust: TrustStyle;
}

/** What is known, and what is under way. */
export interface ConnectSurveyed {
  readonly policy: AccessPolicy;
  readonly connecting: ConnectedAccounts;
  /** Of our own organization. */
  readonly accounts: readonly { readonly id: string; readonly name: string }[];
  readonly open: readonly AccountRequest[];
}

type Unnamed = Omit<ClientsAccount, "people" | "externalId">;

/** The account with nobody named in it yet; or every fault there is. */
export function checkClientsAccount(
  wish: ConnectWish,
  surveyed: ConnectSurveyed,
): Unnamed | { readonly faults: readonly ConnectFault[] } {
  const { trust } = wish;
  const [slug, name] = [wish.slug.trim(), wish.name.replace(/\s+/g, " ").trim()];
  const id = wish.accountId.replace(/[\s-]/g, "");
  const renamed = readRoleNames(wish, surveyed.connecting);
  const account = { slug, name, id, trust, roles: renamed.roles };
  const faults = [
    ...fault("name", whyNotName(name)),
    ...fault("slug", whyNotSlug(slug) ?? whyNotFree({ ...wish, slug, id }, surveyed)),
    ...fault("accountId", whyNotId(id, surveyed)),
    ...fault("roles", whyNotRoles(wish.roleKeys, surveyed.connecting)),
    ...fault("roleNames", renamed.refusal ?? whyNotNames(renamed.roles, surveyed.connecting)),
  ];
  if (faults.length > 0) return { faults };
  const full = { ...account, externalId: "", people: [] };
  const locked = whyNobodyCouldEnter(surveyed.policy, connectedAccount(full, []));
  return locked ? { faults: fault("roles", locked) } : account;
}

function fault(field: ConnectField, refusal: Refusal | undefined): readonly ConnectFault[] {
  return refusal ? [{ field, refusal }] : [];
}

const MOST_LETTERS = 128;

function whyNotName(name: string): Refusal | undefined {
  const isRight = name.length > 0 && name.length <= MOST_LETTERS && !/\p{Cc}/u.test(name);
  return isRight ? undefined : { refused: "odd-account-name", name, most: MOST_LETTERS };
}

// What was disconnected may be connected again under its name.
function whyNotFree(
  wish: Pick<ConnectWish, "slug" | "roleKeys"> & { readonly id: string },
  surveyed: ConnectSurveyed,
): Refusal | undefined {
  const isBack = surveyed.policy.leaving.get(wish.slug)?.id === wish.id;
  const { open } = surveyed;
  const asked = open.find((request) => slugOf(request) === wish.slug);
  if (isBack && !asked) return undefined;
  return whySlugTaken(wish, surveyed);
}

function whyNotId(id: string, { policy, accounts, open }: ConnectSurveyed): Refusal | undefined {
  if (!/^\d{12}$/.test(id)) return { refused: "odd-account-id", id };
  const own = accounts.find((account) => account.id === id);
  if (own) return { refused: "own-account", id, name: own.name };
  const known = [...policy.accounts.values()].find((account) => account.id === id);
  if (known) return { refused: "id-taken", id, slug: known.slug };
  const asked = open.find(({ ask }) => ask.kind === "connect-account" && ask.wanted.id === id);
  return asked && { refused: "id-taken", id, slug: slugOf(asked), ref: asked.ref };
}

/** The chosen roles, by the names the client wants for them. */
function readRoleNames(
  { roleKeys, roleNames }: ConnectWish,
  { roles }: ConnectedAccounts,
): { readonly roles: readonly NewRole[]; readonly refusal?: Refusal } {
  const chosen = roles.filter(({ key }) => roleKeys.includes(key));
  const names = new Map<string, string>();
  for (const line of roleNames.split(/[\n,]/).map((one) => one.trim())) {
    if (line === "") continue;
    const [, key = "", name = ""] = /^([^=\s]+)\s*=\s*(\S+)$/.exec(line) ?? [];
    if (!chosen.some((role) => role.key === key)) {
      const refusal = { refused: "odd-role-line", asked: line, roles: roleKeys } as const;
      return { roles: chosen, refusal };
    }
    names.set(key, name);
  }
  return {
    roles: chosen.map((role) => ({ ...role, roleName: names.get(role.key) ?? role.roleName })),
  };
}

const ROLE_NAME = /^(?=.{1,64}$)([\w+=,.@-]+\/)*[\w+=,.@-]+$/;

function whyNotNames(
  roles: readonly NewRole[],
  { roleNames: allowed }: ConnectedAccounts,
): Refusal | undefined {
  const names = roles.map(({ roleName }) => roleName);
  const odd = names.find((name) => !ROLE_NAME.test(name));
  if (odd !== undefined) return { refused: "odd-role-name", name: odd };
  const strange = names.find((name) => !allowed.some((pattern) => matchesPattern(pattern, name)));
  if (strange !== undefined) return { refused: "role-name-not-allowed", name: strange, allowed };
  const last = (name: string) => name.slice(name.lastIndexOf("/") + 1).toLowerCase();
  const twice = names.find((name, at) => names.findIndex((one) => last(one) === last(name)) !== at);
  return twice === undefined ? undefined : { refused: "one-role-twice", name: twice };
}
