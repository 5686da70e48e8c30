// What one access policy says of making and closing accounts, and another says differently.
import type { AccessPolicy } from "../access-policy.ts";
import type { AccessRule } from "../access-rule.ts";
import type { NewAccounts } from "../accounts/baseline.ts";
import { CLOSING_ACCOUNTS, NEW_ACCOUNTS } from "./account-parts.ts";
import { merged } from "./alike.ts";
import { compareRules, compareTerms, subjectsOf } from "./compare-rules.ts";
import type { FieldChange, FieldValue, PartDifference } from "./policy-difference.ts";

export function compareAccountParts(before: AccessPolicy, after: AccessPolicy): PartDifference[] {
  const [made, makes] = [before.newAccounts, after.newAccounts];
  const [closed, closes] = [before.closing, after.closing];
  const compared = [
    {
      part: NEW_ACCOUNTS,
      ...byRule(made?.rule, makes?.rule),
      fields: makes ? compareFields(made, makes) : [],
    } as const,
    { part: CLOSING_ACCOUNTS, ...byRule(closed?.rule, closes?.rule), fields: [] } as const,
  ];
  return compared.filter(
    ({ switched, changes, terms, fields }) =>
      switched !== null || changes.length + terms.length + fields.length > 0,
  );
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

function compareFields(before: NewAccounts | null, after: NewAccounts): FieldChange[] {
  const was = before ? valuesOf(before) : new Map<string, FieldValue>();
  const is = valuesOf(after);
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((field) => {
    const change = { field, before: was.get(field) ?? null, after: is.get(field) ?? null };
    return JSON.stringify(change.before) === JSON.stringify(change.after) ? [] : [change];
  });
}

/** By the names of the fields as they are written. */
function valuesOf(made: NewAccounts): Map<string, FieldValue> {
  const { email, accountName, birthRole, roles, units, unit, trust, alias, tags, most } = made;
  const values: readonly (readonly [string, FieldValue | null])[] = [
    ["email", email],
    ["name", accountName],
    ["role", birthRole],
    ...roles.map((role) => [`roles.${role.key}`, role] as const),
    ["units", units.length > 0 ? units : null],
    ["unit", unit],
    ["trust", trust],
    ["alias", alias],
    ...Object.entries(tags).map(([key, value]) => [`tags.${key}`, value] as const),
    ["most", most === null ? null : String(most)],
  ];
  return new Map(values.flatMap(([field, value]) => (value === null ? [] : [[field, value]])));
}
