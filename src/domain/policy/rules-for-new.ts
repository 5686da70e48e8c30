// Which rules could be about an account that is yet to be made or connected, of which only units and tags are known so far.
import type { AccessPolicy } from "../access-policy.ts";
import type { AccessRule } from "../access-rule.ts";
import { matchesPattern } from "../pattern.ts";
import { patternsMeet } from "./patterns-meet.ts";

export interface Coming {
  /** Patterns of the units they may be in; none: any unit. */
  readonly units: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
  /** Nobody adds any. */
  readonly hasNoOtherTags?: true;
}

/** Accounts of clients are in no unit, and have no tags of ours. */
export const CONNECTED: Coming = { units: [""], tags: {}, hasNoOtherTags: true };

/** In the order of the rules, as far as the first that is about every such account, after which none decides. */
export function rulesForNew(
  { rules }: Pick<AccessPolicy, "rules">,
  coming: Coming,
  roleKey: string,
): readonly AccessRule[] {
  const fitting = rules.filter((rule) => isForRole(rule, roleKey) && mayFit(rule, coming));
  const last = fitting.findIndex((rule) => fitsAll(rule, coming));
  return last < 0 ? fitting : fitting.slice(0, last + 1);
}

function isForRole({ roles }: AccessRule, key: string): boolean {
  return roles.length === 0 || roles.some((pattern) => matchesPattern(pattern, key));
}

/** A slug without a `*` is one that there is already; a tag may be added by whoever asks. */
function mayFit({ accounts: { slugs, units, tags } }: AccessRule, coming: Coming): boolean {
  return (
    isAnyOf(slugs, (pattern) => pattern.includes("*")) &&
    isAnyOf(units, (pattern) =>
      isAnyOf(coming.units, (allowed) => patternsMeet(pattern, allowed)),
    ) &&
    Object.entries(tags).every(([key, pattern]) => mayHaveTag(coming, key, pattern))
  );
}

function fitsAll({ accounts: { slugs, units, tags } }: AccessRule, coming: Coming): boolean {
  return (
    isAnyOf(slugs, isAnyText) &&
    (isAnyOf(units, isAnyText) || isEveryUnitIn(units, coming)) &&
    Object.entries(tags).every(([key, pattern]) => hasTag(coming, key, pattern))
  );
}

/** What fits the letters of a pattern, `*` included, fits all that fits that one. */
function isEveryUnitIn(patterns: readonly string[], { units }: Coming): boolean {
  return (
    units.length > 0 && units.every((unit) => patterns.some((one) => matchesPattern(one, unit)))
  );
}

function mayHaveTag({ tags, hasNoOtherTags }: Coming, key: string, pattern: string): boolean {
  const value = tags[key];
  return value === undefined ? !hasNoOtherTags : matchesPattern(pattern, value);
}

function hasTag({ tags }: Coming, key: string, pattern: string): boolean {
  const value = tags[key];
  return value !== undefined && matchesPattern(pattern, value);
}

function isAnyText(pattern: string): boolean {
  return /^\*+$/.test(pattern);
}

function isAnyOf(patterns: readonly string[], fits: (pattern: string) => boolean): boolean {
  return patterns.length === 0 || patterns.some(fits);
}
