// Who may enter accounts without a request on record, for admins: members of the groups that let people in, and by which of them.
import { findAccount, ruleFor } from "../domain/access-policy.ts";
import { accessGroupOf } from "../domain/account.ts";
import type { AccessRole, Account } from "../domain/account.ts";
import { coversMembership } from "../domain/holding.ts";
import type { Holding } from "../domain/holding.ts";
import { isSamePerson } from "../domain/person.ts";
import type { SlackPerson } from "../domain/person.ts";
import { isRefusal } from "../domain/refusal.ts";
import type { Refusal } from "../domain/refusal.ts";
import { groupsLettingIn } from "../domain/standing.ts";
import type { StandingSeat } from "./my-standing.ts";
import type { AskPorts } from "./ask-ports.ts";

export interface StandingMember extends StandingSeat {
  /** Whose IAM user it is, where AWS says so of one person only. */
  readonly person?: SlackPerson;
  /** Why nobody can make a request of it that ends; or why not the one who looks. */
  readonly notToAdopt?: "opened-by" | "not-linked" | "own" | "no-rule";
}

export interface StandingList {
  readonly members: readonly StandingMember[];
  /** How many there are beside them. */
  readonly more: number;
}

export interface WhoseStanding {
  readonly by: SlackPerson;
  /** Of all accounts where it is missing. */
  readonly slug?: string;
}

const MOST_LISTED = 10;

export async function listStanding(
  ports: AskPorts,
  { by, slug }: WhoseStanding,
): Promise<StandingList | Refusal> {
  const { admins, accounts } = ports.policy;
  if (!admins.includes(by.user)) return { refused: "standing-for-admins" };
  const only = slug === undefined ? undefined : findAccount(ports.policy, slug);
  if (only && isRefusal(only)) return only;
  // Who was put in by hand a minute ago is to be seen as well.
  const [holdings] = await Promise.all([ports.store.holdings(), ports.directory.readAnew()]);
  const onRecord = heldBy(holdings);
  const looked = only ? [only] : [...accounts.values()];
  const all = looked.flatMap((account) =>
    account.roles.flatMap((role) => standingIn(ports, { account, role, onRecord, by })),
  );
  return { members: all.slice(0, MOST_LISTED), more: Math.max(0, all.length - MOST_LISTED) };
}

interface OnRecord {
  /** By a place in the group, `alice client-a-admin`. */
  readonly placed: ReadonlySet<string>;
  readonly all: ReadonlySet<string>;
}

function heldBy(holdings: readonly Holding[]): OnRecord {
  const names = (some: readonly Holding[]) =>
    new Set(some.map(({ iamUser, group }) => `${iamUser} ${group}`));
  return { placed: names(holdings.filter(coversMembership)), all: names(holdings) };
}

interface Looked {
  readonly account: Account;
  readonly role: AccessRole;
  readonly onRecord: OnRecord;
  readonly by: SlackPerson;
}

// Whoever is in by another group as well stays in whatever becomes of the role's own, so that one is named.
function standingIn(ports: AskPorts, looked: Looked): StandingMember[] {
  const { account, role, onRecord } = looked;
  const own = accessGroupOf(account, role).group;
  const found = new Map<string, StandingMember>();
  for (const by of groupsLettingIn(account, role)) {
    const known = by.isRoles ? onRecord.placed : onRecord.all;
    for (const iamUser of ports.directory.membersOf(by.group)) {
      if (known.has(`${iamUser} ${own}`)) continue;
      if (found.get(iamUser)?.by.isRoles === false) continue;
      found.set(iamUser, memberOf(ports, looked, { account, role, iamUser, by }));
    }
  }
  return [...found.values()].sort((one, other) => (one.iamUser < other.iamUser ? -1 : 1));
}

function memberOf(ports: AskPorts, { by: admin }: Looked, seat: StandingSeat): StandingMember {
  const person = ports.directory.personOf(seat.iamUser);
  const notToAdopt = whyNot(ports, seat, { person, admin });
  return { ...seat, ...(person ? { person } : {}), ...(notToAdopt ? { notToAdopt } : {}) };
}

function whyNot(
  { policy }: AskPorts,
  { account, role, by }: StandingSeat,
  { person, admin }: { readonly person: SlackPerson | undefined; readonly admin: SlackPerson },
): StandingMember["notToAdopt"] {
  if (!by.isRoles) return "opened-by";
  if (!person) return "not-linked";
  if (isSamePerson(person, admin)) return "own";
  return ruleFor(policy, account, role) ? undefined : "no-rule";
}
