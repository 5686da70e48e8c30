// Which rules could be about an account that is yet to be made, of which only units and tags are known so far.
import type { AccessPolicy } from "../access-policy.ts";
import type { AccessRule } from "../access-rule.ts";
import type { NewAccounts } from "../accounts/baseline.ts";
import { matchesPattern } from "../pattern.ts";
import { patternsMeet } from "./patterns-meet.ts";

/** In the order of the rules, as far as the first that is about every such account, after which none decides. */
export function rulesForNew(
  { rules }: Pick<AccessPolicy, "rules">,
  made: NewAccounts,
  roleKey: string,
): readonly AccessRule[] {
  const fitting = rules.filter((rule) => isForRole(rule, roleKey) && mayFit(rule, made));
  const last = fitting.findIndex((rule) => fitsAll(rule, made));
  return last < 0 ? fitting : fitting.slice(0, last + 1);
}

function isForRole({ roles }: AccessRule, key: string): boolean {
  return roles.length === 0 || roles.some((pattern) => matchesPattern(pattern, key));
}

/** A slug without a `*` is one that there is already; a tag may be added by whoever asks. */
function mayFit({ accounts: { slugs, units, tags } }: AccessRule, made: NewAccounts): boolean {
  return (
    isAnyOf(slugs, (pattern) => pattern.includes("*")) &&
    isAnyOf(units, (pattern) => isAnyOf(made.units, (allowed) => patternsMeet(pattern, allowed))) &&
    Object.entries(tags).every(([key, pattern]) =>
      matchesPattern(pattern, made.tags[key] ?? pattern),
    )
  );
}

function fitsAll({ accounts: { slugs, units, tags } }: AccessRule, made: NewAccounts): boolean {
  return (
    isAnyOf(slugs, isAnyText) &&
    (isAnyOf(units, isAnyText) || isEveryUnitIn(units, made)) &&
    Object.entries(tags).every(([key, pattern]) => hasTag(made, key, pattern))
  );
}

/** What fits the letters of a pattern, `*` included, fits all that fits that one. */
function isEveryUnitIn(patterns: readonly string[], { units }: NewAccounts): boolean {
  return (
    units.length > 0 && units.every((unit) => patterns.some((one) => matchesPattern(one, unit)))
  );
}

function hasTag({ tags }: NewAccounts, key: string, pattern: string): boolean {
  const value = tags[key];
  return value !== undefined && matchesPattern(pattern, value);
}

function isAnyText(pattern: string): boolean {
  return /^\*+$/.test(pattern);
}

function isAnyOf(patterns: readonly string[], fits: (pattern: string) => boolean): boolean {
  return patterns.length === 0 || patterns.some(fits);
}
