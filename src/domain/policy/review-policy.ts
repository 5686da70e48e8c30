// Reviews an access policy that can be read: rules that never decide, places nobody gets into, people who are missing.
import type { AccessPolicy } from "../access-policy.ts";
import type { AccessRule } from "../access-rule.ts";
import type { Members } from "./crowd.ts";
import type { Finding, PatternField } from "./finding.ts";
import { matchesOneOf } from "./pattern-ends.ts";
import { reviewAccounts } from "./review-accounts.ts";
import { reviewPeople } from "./review-people.ts";
import { reachOf } from "./rule-reach.ts";
import type { DecidedPlace, RuleReach } from "./rule-reach.ts";
import { CONNECTED, rulesForNew } from "./rules-for-new.ts";

/** In the order of the rules. Nothing is claimed that the members of an unknown user group could make untrue. */
export function reviewPolicy(policy: AccessPolicy, members: Members = new Map()): Finding[] {
  const { rules, places } = reachOf(policy);
  const written = wordsOf(policy);
  const forNew = decidingAboutNew(policy);
  return [
    ...rules.flatMap((reach) =>
      reach.decides > 0 || forNew.has(reach.rule)
        ? [...idlePatterns(reach.rule, written), ...reviewPeople(reach.rule, policy, members)]
        : [neverDecides(reach)],
    ),
    ...withoutRule(places),
    ...reviewAccounts(policy, members),
  ];
}

/** What decides about no account of today may be there for those that are yet to be made or connected. */
function decidingAboutNew(policy: AccessPolicy): ReadonlySet<AccessRule> {
  const { newAccounts, connecting } = policy;
  const coming = [
    ...(newAccounts ? [{ of: newAccounts, roles: newAccounts.roles }] : []),
    ...(connecting ? [{ of: CONNECTED, roles: connecting.roles }] : []),
  ];
  return new Set(
    coming.flatMap(({ of, roles }) => roles.flatMap(({ key }) => rulesForNew(policy, of, key))),
  );
}

// What else is wrong in it matters once it decides about something.
function neverDecides({ rule, accounts, fits, shadowedBy }: RuleReach): Finding {
  const what =
    fits === 0
      ? ({ kind: "fits-nothing", accounts } as const)
      : ({ kind: "shadowed", by: shadowedBy } as const);
  return { severity: "error", rule: rule.name, what };
}

type Written = Readonly<Record<PatternField, ReadonlySet<string>>>;

/** What accounts that are yet to come may be in and will have is there to be written about, too. */
function wordsOf({ accounts, newAccounts, connecting }: AccessPolicy): Written {
  const all = [...accounts.values()];
  const { units = [], unit = null } = newAccounts ?? {};
  const roles = [newAccounts, connecting].flatMap((part) => part?.roles ?? []);
  return {
    slugs: new Set(accounts.keys()),
    units: new Set([...all.map((account) => account.unit ?? ""), ...units, unit ?? ""]),
    roles: new Set([...all, { roles }].flatMap((one) => one.roles.map(({ key }) => key))),
  };
}

function idlePatterns({ name, accounts, roles }: AccessRule, written: Written): Finding[] {
  const { slugs, units } = accounts;
  return Object.entries({ slugs, units, roles }).flatMap(([field, patterns]) => {
    const of = field as PatternField;
    return patterns
      .filter((pattern) => !isForLater(of, pattern) && !matchesOneOf(pattern, written[of]))
      .map((pattern): Finding => {
        return { severity: "warning", rule: name, what: { kind: "idle-pattern", of, pattern } };
      });
  });
}

// `clients/*` is written for what is yet to come; slugs are called alike to be matched.
function isForLater(of: PatternField, pattern: string): boolean {
  return of === "units" && pattern.includes("*");
}

function withoutRule(places: readonly DecidedPlace[]): Finding[] {
  const open = new Map<string, string[]>();
  for (const { account, role, rule } of places) {
    if (rule) continue;
    const accounts = open.get(role);
    if (accounts) accounts.push(account);
    else open.set(role, [account]);
  }
  return [...open].map(([role, accounts]) => {
    return { severity: "warning", rule: null, what: { kind: "no-rule", role, accounts } };
  });
}
