// Whether a trust policy lets somebody in who asks for the role, by what it means and not by how it is written.
import { matchesWildcards } from "./policy-wildcards.ts";
import { allOf, anyOf, not, sure } from "./sureness.ts";
import type { Sureness } from "./sureness.ts";
import { conditionHolds } from "./trust-condition.ts";
import type { Known } from "./trust-condition.ts";
import type { ConditionTest, ReadTrust, TrustStatement } from "./trust-reading.ts";

export interface Asker {
  /** By which a principal may name them: their ARN, their account, and everybody. */
  readonly names: readonly string[];
  readonly known: Known;
}

/** Deny counts over Allow, in whatever order. */
export function letsIn(trust: ReadTrust, asker: Asker): Sureness {
  const by = (effect: TrustStatement["effect"]) => {
    const statements = trust.statements.filter((statement) => statement.effect === effect);
    return anyOf(statements.map((statement) => isMeant(statement, trust, asker)));
  };
  return allOf([by("Allow"), not(by("Deny"))]);
}

/** The statements by which somebody gets in, as the client finds them. */
export function waysIn(trust: ReadTrust, asker: Asker): readonly string[] {
  return trust.statements
    .filter((statement) => statement.effect === "Allow")
    .filter((statement) => /yes|sometimes/.test(isMeant(statement, trust, asker)))
    .map(({ name }) => name);
}

/** What it hangs on for these and is not known here. */
export function unjudged(
  trust: ReadTrust,
  askers: readonly Asker[],
): readonly { readonly statement: TrustStatement; readonly test: ConditionTest }[] {
  const isSure = (test: ConditionTest) =>
    askers.every((asker) => /yes|no/.test(conditionHolds(test, circumstances(trust, asker))));
  return trust.statements.flatMap((statement) =>
    statement.tests.filter((test) => !isSure(test)).map((test) => ({ statement, test })),
  );
}

function isMeant(statement: TrustStatement, trust: ReadTrust, asker: Asker): Sureness {
  let meant = allOf([sure(isAboutEntering(statement)), isNamed(statement, asker)]);
  for (const test of statement.tests) {
    if (meant === "no") return meant;
    meant = allOf([meant, conditionHolds(test, circumstances(trust, asker))]);
  }
  return meant;
}

function circumstances({ hasVariables }: ReadTrust, { known }: Asker) {
  return { known, hasVariables };
}

/** Or about everything but entering. */
export function isAboutEntering({ actions, isAllActionsBut }: TrustStatement): boolean {
  const isThere = actions.some((action) =>
    matchesWildcards(action.toLowerCase(), "sts:assumerole"),
  );
  return isThere !== isAllActionsBut;
}

// Whom NotPrincipal leaves out hangs on how AWS sees their account and their session, which is not ours to say.
function isNamed({ effect, principals, isAllBut }: TrustStatement, { names }: Asker): Sureness {
  const isThere = principals.some(({ kind, value }) => kind === "AWS" && names.includes(value));
  if (!isAllBut) return sure(isThere);
  return effect === "Allow" && !isThere ? "yes" : "unclear";
}
