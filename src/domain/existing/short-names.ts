// Proposes short names for what is there already: accounts, roles and people, each valid in rolecall.yaml and no other's.
import { proposeSlug, whyNotSlug } from "../accounts/account-naming.ts";
import { looksLikeATime } from "../duration.ts";

/** `isFree` says whether a name may be taken. The first of these that may: the name, the name and what it is, and a number. */
function firstFree(
  wanted: string,
  { kind, isFree }: { readonly kind: string; isFree(name: string): boolean },
): string {
  if (wanted !== "" && isFree(wanted)) return wanted;
  const told = wanted === "" ? kind : shortened(wanted, `-${kind}`);
  if (isFree(told)) return told;
  const base = wanted === "" ? kind : wanted;
  for (let number = 2; ; number += 1) {
    const numbered = shortened(base, `-${number}`);
    if (isFree(numbered)) return numbered;
  }
}

const LONGEST = 40;

function shortened(name: string, end: string): string {
  return name.slice(0, LONGEST - end.length).replace(/-+$/, "") + end;
}

export function accountSlug(
  account: { readonly name: string; readonly id: string },
  isFree: (slug: string) => boolean,
): string {
  return firstFree(proposeSlug(account.name), {
    kind: proposeSlug(account.name) === "" ? `account-${account.id}` : "account",
    isFree: (slug) => whyNotSlug(slug) === undefined && isFree(slug),
  });
}

/** What the role that Organizations makes, and AWS's own policy, call what everybody calls admin. */
const USUAL = new Map([
  ["organization-account-access-role", "admin"],
  ["administrator-access", "admin"],
  ["administrator", "admin"],
  ["administrators", "admin"],
]);

/** Words that say nothing beside the account's own name. */
const SAYS_NOTHING = new Set(["role", "access", "rolecall", "cross", "account", "switch"]);

const RESERVED = new Set(["sessions", "standing"]);

/** `team/ClientAReadOnlyRole` in `client-a` → `read-only` */
export function roleKeyFor(
  role: { readonly roleName: string; readonly slug: string },
  isFree: (key: string) => boolean,
): string {
  return firstFree(shortKey(role.roleName, role.slug), {
    kind: "role",
    isFree: (key) => !RESERVED.has(key) && !looksLikeATime(key) && isFree(key),
  });
}

function shortKey(roleName: string, slug: string): string {
  const name = dashed(roleName.slice(roleName.lastIndexOf("/") + 1));
  const usual = USUAL.get(name);
  if (usual !== undefined) return usual;
  const own = withoutAccount(name, slug);
  const words = own.split("-").filter((word) => !SAYS_NOTHING.has(word));
  const short = words.length > 0 ? words.join("-") : own;
  return USUAL.get(short) ?? short;
}

/** `ReadOnly`, `read_only` and `READOnly` → `read-only` */
function dashed(name: string): string {
  const apart = name
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1-$2");
  return proposeSlug(apart);
}

function withoutAccount(name: string, slug: string): string {
  if (name.startsWith(`${slug}-`)) return name.slice(slug.length + 1);
  return name.endsWith(`-${slug}`) ? name.slice(0, -slug.length - 1) : name;
}

const NO_NAMES = new Set(["everyone", "nobody"]);

/** `Alice.Andersen` → `alice-andersen` */
export function personName(userName: string, isFree: (name: string) => boolean): string {
  return firstFree(proposeSlug(userName), {
    kind: "person",
    isFree: (name) => !NO_NAMES.has(name) && isFree(name),
  });
}
