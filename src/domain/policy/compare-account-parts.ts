// What one access policy says of making, connecting and closing accounts, and another says differently.
import type { AccessPolicy } from "../access-policy.ts";
import type { AccessRule } from "../access-rule.ts";
import type { BaselineRole, ConnectedAccounts, NewAccounts } from "../accounts/baseline.ts";
import { CLOSING_ACCOUNTS, CONNECTING_ACCOUNTS, NEW_ACCOUNTS } from "./account-parts.ts";
import { merged } from "./alike.ts";
import { compareRules, compareTerms, subjectsOf } from "./compare-rules.ts";
import type { FieldChange, FieldValue, PartDifference } from "./policy-difference.ts";

/** By the names of the fields as they are written. */
type Values = ReadonlyMap<string, FieldValue>;

interface Part {
  readonly rule: AccessRule;
  readonly values: Values;
}

const PARTS: readonly (readonly [PartDifference["part"], (policy: AccessPolicy) => Part | null])[] =
  [
    [NEW_ACCOUNTS, ({ newAccounts: made }) => made && { rule: made.rule, values: valuesOf(made) }],
    [
      CONNECTING_ACCOUNTS,
      ({ connecting: asked }) => asked && { rule: asked.rule, values: askedOf(asked) },
    ],
    [CLOSING_ACCOUNTS, ({ closing }) => closing && { rule: closing.rule, values: new Map() }],
  ];

export function compareAccountParts(before: AccessPolicy, after: AccessPolicy): PartDifference[] {
  const compared = PARTS.map(([part, of]) => ({ part, ...comparePart(of(before), of(after)) }));
  return compared.filter(
    ({ switched, changes, terms, fields }) =>
      switched !== null || changes.length + terms.length + fields.length > 0,
  );
}

function comparePart(before: Part | null, after: Part | null): Omit<PartDifference, "part"> {
  const fields = after ? compareFields(before?.values ?? new Map(), after.values) : [];
  return { ...byRule(before?.rule, after?.rule), fields };
}

type MaybeRule = AccessRule | undefined;
type ByRule = Omit<PartDifference, "part" | "fields">;

/** What is lost by its being switched off is said by that. */
function byRule(before: MaybeRule, after: MaybeRule): ByRule {
  if (!after) return { switched: before ? "off" : null, changes: [], terms: [] };
  const subjects = subjectsOf([before, after].flatMap((rule) => rule ?? []));
  const changes = merged(compareRules(before, after, subjects), ({ change }) => change);
  return {
    switched: before ? null : "on",
    changes: changes.map(([{ change }, all]) => {
      return { change, subjects: all.map(({ subject }) => subject) };
    }),
    terms: compareTerms(before, after),
  };
}

function compareFields(was: Values, is: Values): FieldChange[] {
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((field) => {
    const change = { field, before: was.get(field) ?? null, after: is.get(field) ?? null };
    return JSON.stringify(change.before) === JSON.stringify(change.after) ? [] : [change];
  });
}

function valuesOf(made: NewAccounts): Values {
  const { email, accountName, birthRole, roles, units, unit, trust, alias, tags, most } = made;
  const values: readonly (readonly [string, FieldValue | null])[] = [
    ["email", email],
    ["name", accountName],
    ["role", birthRole],
    ...rolesIn(roles),
    ["units", units.length > 0 ? units : null],
    ["unit", unit],
    ["trust", trust],
    ["alias", alias],
    ...Object.entries(tags).map(([key, value]) => [`tags.${key}`, value] as const),
    ["most", most === null ? null : String(most)],
  ];
  return new Map(values.flatMap(([field, value]) => (value === null ? [] : [[field, value]])));
}

/** What clients are asked for. */
function askedOf({ roles, roleNames, trust }: ConnectedAccounts): Values {
  return new Map([...rolesIn(roles), ["trust", trust], ["role_names", roleNames]]);
}

function rolesIn(roles: readonly BaselineRole[]): (readonly [string, FieldValue])[] {
  return roles.map((role) => [`roles.${role.key}`, role]);
}
