// Which rule decides about each account and role, and how far each rule reaches.
import { isAbout } from "../access-rule.ts";
import type { AccessRule, AccountMatch } from "../access-rule.ts";
import type { AccessPolicy } from "../access-policy.ts";
import type { AccessRole, Account } from "../account.ts";
import { oneMayMatch } from "./pattern-ends.ts";

/** An account together with one of its roles. */
export interface Place {
  readonly account: string;
  readonly role: string;
}

export interface DecidedPlace extends Place {
  /** Undefined where access is given to nobody. */
  readonly rule: AccessRule | undefined;
}

export interface RuleReach {
  readonly rule: AccessRule;
  /** How many accounts fit, whatever their roles. */
  readonly accounts: number;
  /** How many accounts and roles fit. */
  readonly fits: number;
  /** About how many of them it is the one that decides. */
  readonly decides: number;
  /** The earlier rules that decide about the others, in their order. */
  readonly shadowedBy: readonly string[];
}

export interface Reach {
  readonly rules: readonly RuleReach[];
  readonly places: readonly DecidedPlace[];
}

const ANY_ACCOUNT: AccountMatch = { slugs: [], units: [], tags: {} };

interface Seat {
  readonly place: Place;
  readonly role: AccessRole;
  rule: AccessRule | undefined;
}

/** Goes through the accounts once a rule, however many roles they have: what fits is asked of `isAbout` alone. */
export function reachOf({ rules, accounts }: AccessPolicy): Reach {
  const seats = [...accounts.values()].map((account) => ({ account, roles: seatsOf(account) }));
  const reaches = rules.map((rule, position) => reachOfOne(rule, seats, rules.slice(0, position)));
  const places = seats.flatMap(({ roles }) =>
    roles.map(({ place, rule }): DecidedPlace => ({ ...place, rule })),
  );
  return { rules: reaches, places };
}

interface AccountSeats {
  readonly account: Account;
  readonly roles: readonly Seat[];
}

function seatsOf(account: Account): Seat[] {
  return account.roles.map((role) => ({
    place: { account: account.slug, role: role.key },
    role,
    rule: undefined,
  }));
}

function reachOfOne(
  rule: AccessRule,
  all: readonly AccountSeats[],
  earlier: readonly AccessRule[],
): RuleReach {
  const deciding = new Set<AccessRule>();
  const fitsRole = rolesThatFit(rule);
  const fitting = all.filter(accountsThatFit(rule));
  let [fits, decides] = [0, 0];
  for (const { account, roles } of fitting) {
    for (const seat of roles) {
      if (!fitsRole(account, seat.role)) continue;
      fits += 1;
      if (seat.rule) deciding.add(seat.rule);
      else decides += 1;
      seat.rule ??= rule;
    }
  }
  const shadowedBy = earlier.filter((one) => deciding.has(one)).map(({ name }) => name);
  return { rule, accounts: fitting.length, fits, decides, shadowedBy };
}

function accountsThatFit(rule: AccessRule): (seats: AccountSeats) => boolean {
  const anyRole = { ...rule, roles: [] };
  const mayFit = oneMayMatch(rule.accounts.slugs);
  return ({ account, roles: [first] }) =>
    first !== undefined && mayFit(account.slug) && isAbout(anyRole, account, first.role);
}

// Ten thousand accounts have a handful of role keys.
function rolesThatFit(rule: AccessRule): (account: Account, role: AccessRole) => boolean {
  const known = new Map<string, boolean>();
  const anyAccount = { ...rule, accounts: ANY_ACCOUNT };
  return (account, role) => {
    const answer = known.get(role.key) ?? isAbout(anyAccount, account, role);
    known.set(role.key, answer);
    return answer;
  };
}
