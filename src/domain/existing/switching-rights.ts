// What the policies of one group or user say of switching: which roles they open, which they refuse, and what else they do.
import { documentOfAwsOwn } from "./aws-own-policies.ts";
import { boundOfAllow, boundOfDeny, looser, together } from "./condition-bound.ts";
import type { Bound } from "./condition-bound.ts";
import {
  isAboutSwitching,
  isLiteral,
  reaching,
  statementsIn,
  wordsOf,
} from "./found-statements.ts";
import type { FoundStatement } from "./found-statements.ts";
import type { HeldPolicy } from "./landscape.ts";

export interface SwitchingRights {
  /** About switching, in the order they are written. */
  readonly statements: readonly OwnedStatement[];
  /** Names of policies that are none, as far as can be read. */
  readonly unreadable: readonly string[];
  /** What it does beside opening roles: an action it allows, or that it refuses something. */
  readonly beside: Beside | null;
}

export type Beside =
  | { readonly kind: "allows"; readonly action: string }
  | { readonly kind: "refuses"; readonly policy: string };

interface OwnedStatement {
  readonly policy: string;
  readonly statement: FoundStatement;
}

export function switchingRights(policies: readonly HeldPolicy[]): SwitchingRights {
  const read = policies.map(({ name, document }) => ({
    name,
    statements: statementsIn(document === undefined ? documentOfAwsOwn(name) : document),
  }));
  const all = read.flatMap(({ name, statements }) =>
    (statements ?? []).map((statement) => ({ policy: name, statement })),
  );
  return {
    statements: all.filter(({ statement }) => isAboutSwitching(statement)),
    unreadable: read.flatMap(({ name, statements }) => (statements === null ? [name] : [])),
    beside: all.map(besideIn).find((found) => found !== null) ?? null,
  };
}

/** Without the second and third nobody could pass a tag or a source identity on; they open nothing by themselves. */
const OF_SWITCHING = new Set(["sts:assumerole", "sts:tagsession", "sts:setsourceidentity"]);

function besideIn({ policy, statement }: OwnedStatement): Beside | null {
  const { Effect, Action, NotAction } = statement;
  if (Effect === "Deny") return { kind: "refuses", policy };
  if (NotAction !== undefined) {
    return { kind: "allows", action: `all but ${wordsOf(NotAction).join(", ")}` };
  }
  const action = wordsOf(Action).find((word) => !OF_SWITCHING.has(word.toLowerCase()));
  return action === undefined ? null : { kind: "allows", action };
}

export interface Opening {
  readonly bound: Bound;
  /** The policies that open it. */
  readonly policies: readonly string[];
  /** What fits the role, where it is not its ARN alone. */
  readonly pattern: string | null;
}

/** Null where the role stays shut, by these policies alone. */
export function openingOf(rights: SwitchingRights, arn: string): Opening | null {
  const allowing = rights.statements.filter(
    ({ statement }) => statement["Effect"] === "Allow" && reaching(statement, arn) === "yes",
  );
  const [first] = allowing;
  const refused = refusalOf(rights, arn);
  if (!first || refused.kind === "none") return null;
  const bounds = allowing.map(({ statement }) => boundOfAllow(statement["Condition"]));
  const loosest = bounds.reduce(looser);
  return {
    bound: refused.kind === "never" ? loosest : together(loosest, refused),
    policies: [...new Set(allowing.map(({ policy }) => policy))],
    pattern: allowing.some(({ statement }) => wordsOf(statement["Resource"]).includes(arn))
      ? null
      : patternOf(first.statement, arn),
  };
}

function patternOf(statement: FoundStatement, arn: string): string {
  const patterns = wordsOf(statement["Resource"]);
  const fitting = patterns.find((Resource) => reaching({ Resource }, arn) === "yes");
  return fitting ?? `all but ${wordsOf(statement["NotResource"]).join(", ")}`;
}

/** Whether everybody who holds these is kept out, whatever else lets them in. */
export function isRefused(rights: SwitchingRights, arn: string): boolean {
  return refusalOf(rights, arn).kind === "none";
}

/** `none`: everybody is refused; `never`: nobody is. What depends on who asks is taken for a condition. */
function refusalOf(rights: SwitchingRights, arn: string): Bound | { readonly kind: "never" } {
  const bounds = rights.statements.flatMap(({ statement }): Bound[] => {
    if (statement["Effect"] !== "Deny") return [];
    const reached = reaching(statement, arn);
    if (reached === "no") return [];
    const bound = boundOfDeny(statement["Condition"]);
    return [reached === "yes" ? bound : { kind: "other", keys: ["who asks"] }];
  });
  const [first, ...more] = bounds;
  if (!first) return { kind: "never" };
  if (bounds.some(({ kind }) => kind === "none")) return { kind: "none" };
  return more.reduce(together, first);
}

/** Every pattern or ARN of a role that is allowed; `*` for statements that say which are not. */
export function allowedPatterns({ statements }: SwitchingRights): readonly string[] {
  const patterns = statements.flatMap(({ statement }) => {
    if (statement["Effect"] !== "Allow") return [];
    return statement["Resource"] === undefined ? ["*"] : wordsOf(statement["Resource"]);
  });
  return [...new Set(patterns)];
}

/** The one role it opens, and nothing else does; null where adding somebody would be more, or less, than letting in. */
export function onlyRoleOf(rights: SwitchingRights): string | null {
  const [only, ...more] = allowedPatterns(rights);
  const isAll = rights.beside === null && rights.unreadable.length === 0;
  return isAll && only !== undefined && more.length === 0 && isLiteral(only) ? only : null;
}
