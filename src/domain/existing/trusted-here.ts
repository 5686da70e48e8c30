// Whom of the management account a role lets in, and what it asks of them: its trust policy, as others have written it.
import { asksForMfa, conditionEntries, letsKeysIn, refusesWithoutMfa } from "./condition-bound.ts";
import type { ConditionEntry } from "./condition-bound.ts";
import {
  isAboutSwitching,
  isLiteral,
  isRecord,
  statementsIn,
  wordsOf,
} from "./found-statements.ts";
import type { FoundStatement } from "./found-statements.ts";

export type TrustedHere =
  | {
      /** All of the management account whom its own policies allow it. */
      readonly kind: "everybody";
      /** `weak`: of those only who have signed in; access keys alone are let in without. */
      readonly mfa: "needed" | "weak" | "not-needed";
      /** What people have to give too, where no statement lets them in without. */
      readonly externalId: string | null;
      /** What else it is a condition on. */
      readonly keys: readonly string[];
    }
  /** Those alone, by the names of their users, with the path where they have one; an id where the user is gone. */
  | { readonly kind: "named"; readonly people: readonly string[] }
  | { readonly kind: "nobody" }
  | { readonly kind: "unreadable" };

interface Home {
  readonly partition: string;
  readonly managementId: string;
}

export function trustedHere(trust: unknown, home: Home): TrustedHere {
  const statements = statementsIn(trust);
  if (!statements) return { kind: "unreadable" };
  const about = statements.filter(isAboutSwitching);
  const ways = about.flatMap((statement) => wayIn(statement, home) ?? []);
  const open = ways.filter(({ people }) => people === null);
  if (open.length > 0) return everybody(open, about.some(isDenyWithoutMfa));
  const people = [...new Set(ways.flatMap((way) => way.people ?? []))].sort();
  return people.length > 0 ? { kind: "named", people } : { kind: "nobody" };
}

interface WayIn {
  /** Null: everybody of the management account. */
  readonly people: readonly string[] | null;
  readonly entries: readonly ConditionEntry[];
}

function wayIn({ Effect, Principal, Condition }: FoundStatement, home: Home): WayIn | null {
  if (Effect !== "Allow") return null;
  const all = conditionEntries(Condition);
  const entries = all.filter((entry) => !isOfPrincipal(entry));
  const named = all.filter(isOfPrincipal).flatMap(({ values }) => values);
  const principals = Principal === "*" ? ["*"] : principalsIn(Principal);
  if (principals.some((principal) => isWholeAccount(principal, home))) {
    return named.length === 0 ? { people: null, entries } : narrowed(named, { entries, home });
  }
  return narrowed(principals, { entries, home });
}

const OF_PRINCIPAL = ["arnequals", "arnlike", "stringequals", "stringlike"];

function isOfPrincipal({ operator, key }: ConditionEntry): boolean {
  return key === "aws:principalarn" && OF_PRINCIPAL.includes(operator);
}

function principalsIn(principal: unknown): readonly string[] {
  return isRecord(principal) ? wordsOf(principal["AWS"]) : [];
}

function isWholeAccount(principal: string, { partition, managementId }: Home): boolean {
  const root = `arn:${partition}:iam::${managementId}:root`;
  return principal === "*" || principal === managementId || principal === root;
}

/** Roles are no people, Rolecall's own among them. */
function narrowed(
  names: readonly string[],
  { entries, home }: { readonly entries: readonly ConditionEntry[]; readonly home: Home },
): WayIn | null {
  const start = `arn:${home.partition}:iam::${home.managementId}:user/`;
  const users = names.filter((name) => name.startsWith(start) || /^AIDA[A-Z0-9]+$/.test(name));
  if (users.length === 0) return null;
  const isOpen = users.some((name) => !isLiteral(name));
  const people = users.map((name) => (name.startsWith(start) ? name.slice(start.length) : name));
  return { people: isOpen ? null : people, entries };
}

function isDenyWithoutMfa({ Effect, Condition }: FoundStatement): boolean {
  const entries = conditionEntries(Condition);
  return Effect === "Deny" && entries.length > 0 && entries.every(refusesWithoutMfa);
}

const SEVERITY = { "not-needed": 0, weak: 1, needed: 2 } as const;

function everybody(ways: readonly WayIn[], isDenied: boolean): TrustedHere {
  const asked = isDenied ? ["needed" as const] : ways.map(({ entries }) => mfaOf(entries));
  const mfa = asked.reduce((one, other) => (SEVERITY[other] < SEVERITY[one] ? other : one));
  const ids = ways.map(({ entries }) => externalIdIn(entries));
  const [externalId = null] = ids.includes(null) ? [] : ids;
  const keys = ways.flatMap(({ entries }) => entries.filter(isOther).map(({ written }) => written));
  return { kind: "everybody", mfa, externalId, keys: [...new Set(keys)] };
}

function mfaOf(entries: readonly ConditionEntry[]): "needed" | "weak" | "not-needed" {
  const asking = entries.filter(asksForMfa);
  if (asking.length === 0) return "not-needed";
  return asking.every(letsKeysIn) ? "weak" : "needed";
}

const EXTERNAL_ID = "sts:externalid";

function externalIdIn(entries: readonly ConditionEntry[]): string | null {
  const entry = entries.find(({ operator, key }) => {
    return key === EXTERNAL_ID && operator === "stringequals";
  });
  return entry?.values[0] ?? null;
}

/** Neither about MFA nor about an ExternalId, nor what everybody can do: be called as their user is. */
function isOther(entry: ConditionEntry): boolean {
  const { key } = entry;
  return !asksForMfa(entry) && key !== EXTERNAL_ID && key !== "sts:rolesessionname";
}
