// Who gains and loses what when one access policy takes the place of another.
import type { AccessPolicy } from "../access-policy.ts";
import type { AccessRule } from "../access-rule.ts";
import { merged } from "./alike.ts";
import { compareAccountParts } from "./compare-account-parts.ts";
import { addedAndRemoved, compareAccounts } from "./compare-accounts.ts";
import { compareRules, compareTerms, subjectsOf } from "./compare-rules.ts";
import type { ChangeFor, PolicyDifference, Subject, TermsChange } from "./policy-difference.ts";
import { reachOf } from "./rule-reach.ts";
import type { Place } from "./rule-reach.ts";

/** What everybody loses with an account or a role that is gone is said by its being gone. */
export function comparePolicies(before: AccessPolicy, after: AccessPolicy): PolicyDifference {
  const pairs = pairsOf(before, after);
  const subjects = subjectsOf([before, after].flatMap(({ rules }) => rules));
  return {
    ...compareAccounts(before, after),
    admins: addedAndRemoved(before.admins, after.admins),
    settings: (["channel", "guard"] as const).filter(
      (setting) => JSON.stringify(before[setting]) !== JSON.stringify(after[setting]),
    ),
    changes: changesOf(pairs, subjects),
    terms: termsOf(pairs),
    parts: compareAccountParts(before, after),
  };
}

/** Two rules, one in the other's stead, and everywhere it is so. */
interface RulePair {
  readonly before: AccessRule | undefined;
  readonly after: AccessRule | undefined;
  readonly places: Place[];
}

function pairsOf(before: AccessPolicy, after: AccessPolicy): RulePair[] {
  const old = new Map(reachOf(before).places.map((place) => [placeKey(place), place.rule]));
  const pairs = new Map<string, RulePair>();
  for (const { rule, account, role } of reachOf(after).places) {
    const place = { account, role };
    const was = old.get(placeKey(place));
    // Names are unique in a file.
    const key = JSON.stringify([was?.name, rule?.name]);
    const pair = pairs.get(key);
    if (pair) pair.places.push(place);
    else pairs.set(key, { before: was, after: rule, places: [place] });
  }
  return [...pairs.values()];
}

function placeKey({ account, role }: Place): string {
  return `${account} ${role}`;
}

function changesOf(pairs: readonly RulePair[], subjects: readonly Subject[]): ChangeFor[] {
  // Pairs are gathered by their positions: their places are many.
  const each = pairs.flatMap(({ before, after }, position) =>
    compareRules(before, after, subjects).map((one) => ({ ...one, where: [position] })),
  );
  const wherever = merged(each, ({ change, subject }) => [change, subject]).map(([one, all]) => ({
    ...one,
    where: all.flatMap(({ where }) => where),
  }));
  return merged(wherever, ({ change, where }) => [change, where]).map(([one, all]) => ({
    change: one.change,
    subjects: all.map(({ subject }) => subject),
    places: one.where.flatMap((position) => pairs[position]?.places ?? []),
  }));
}

function termsOf(pairs: readonly RulePair[]): TermsChange[] {
  const each = pairs
    .map(({ before, after, places }) => ({ terms: compareTerms(before, after), places }))
    .filter(({ terms }) => terms.length > 0);
  return merged(each, ({ terms }) => terms).map(([{ terms }, all]) => ({
    terms,
    places: all.flatMap(({ places }) => places),
  }));
}
