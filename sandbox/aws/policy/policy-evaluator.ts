// Evaluates policies for one call: which statements apply, and Deny over Allow. Pure.
import { checkConditions, type CheckedCondition, type Circumstances } from "./policy-conditions.ts";
import {
  listed,
  type PolicyDocument,
  type Principal as Named,
  type Statement,
} from "./policy-document.ts";
import { actionMatches, resourceMatches } from "./policy-patterns.ts";
import { fillVariables, type Context } from "./policy-variables.ts";

/** A policy and where it is written, in words: "group client-a-admin, policy rolecall-access". */
export interface SourcedPolicy {
  from: string;
  document: PolicyDocument;
}

/** Who calls: a user, or a session in a role. */
export interface Principal {
  /** Of the user, or of the role. */
  arn: string;
  id: string;
  accountId: string;
  /** `arn:aws:sts::…:assumed-role/…`, for a session. */
  sessionArn?: string;
}

export interface Ask {
  caller: Principal;
  action: string;
  resource: string;
  context: Context;
}

export interface Finding {
  from: string;
  statement: Statement;
  conditions: readonly CheckedCondition[];
  /** The trust policy names the caller itself, not only its account. */
  direct: boolean;
}

/** `missed`: statements that would allow, were it not for their conditions. */
export type SideResult =
  | { verdict: "allow" | "deny"; decided: Finding; missed: readonly Finding[] }
  | { verdict: "none"; missed: readonly Finding[] };

type Side = "identity" | "trust";

/** Identity policies (or a boundary), or the trust policy of a role. */
export function evaluate(side: Side, policies: readonly SourcedPolicy[], ask: Ask): SideResult {
  const findings = policies.flatMap((policy) => findingsIn(side, policy, ask));
  const allows = findings.filter((finding) => finding.statement.Effect === "Allow");
  const missed = allows.filter((finding) => !allHold(finding));

  const deny = findings.find(
    (finding) => finding.statement.Effect === "Deny" && noneFails(finding),
  );
  if (deny) return { verdict: "deny", decided: deny, missed };

  const held = allows.filter(allHold);
  const allow = held.find((finding) => finding.direct) ?? held[0];
  return allow ? { verdict: "allow", decided: allow, missed } : { verdict: "none", missed };
}

const allHold = ({ conditions }: Finding) => conditions.every(({ outcome }) => outcome === "holds");

/** A condition the evaluator does not know counts as met here, and as not met in an Allow: fail closed. */
const noneFails = ({ conditions }: Finding) =>
  conditions.every(({ outcome }) => outcome !== "fails");

/** The statements that are about this caller, action and resource, their conditions checked. */
function findingsIn(side: Side, { from, document }: SourcedPolicy, ask: Ask): Finding[] {
  const circumstances = { context: ask.context, variables: document.Version === "2012-10-17" };
  return listed(document.Statement).flatMap((statement) => {
    if (!coversAction(statement, ask.action)) return [];
    const reach = side === "trust" ? principalReach(statement, ask.caller) : "direct";
    if (reach === "none") return [];
    if (side === "identity" && !coversResource(statement, ask.resource, circumstances)) return [];
    const conditions = checkConditions(statement.Condition, circumstances);
    return [{ from, statement, conditions, direct: side === "trust" && reach === "direct" }];
  });
}

function coversAction({ Action, NotAction }: Statement, action: string): boolean {
  const named = (patterns: Statement["Action"]) =>
    listed(patterns).some((pattern) => actionMatches(pattern, action));
  return Action === undefined ? !named(NotAction) : named(Action);
}

function coversResource(
  { Resource, NotResource }: Statement,
  resource: string,
  { context, variables }: Circumstances,
): boolean {
  const named = (patterns: Statement["Resource"]) =>
    listed(patterns).some((pattern) => {
      const filled = variables ? fillVariables(pattern, context) : pattern;
      return filled !== undefined && resourceMatches(filled, resource);
    });
  return Resource === undefined ? !named(NotResource) : named(Resource);
}

type Reach = "none" | "account" | "direct";

function principalReach(statement: Statement, caller: Principal): Reach {
  if (statement.Principal !== undefined) return reachOf(statement.Principal, caller);
  // NotPrincipal is not evaluated: it never allows, and its Deny reaches everybody.
  return statement.Effect === "Deny" ? "account" : "none";
}

function reachOf(named: Named, caller: Principal): Reach {
  if (named === "*") return "direct";
  const names = listed(named["AWS"]);
  const own = ["*", caller.arn, caller.id, caller.sessionArn];
  if (own.some((name) => name !== undefined && names.includes(name))) return "direct";
  const account = [caller.accountId, `arn:aws:iam::${caller.accountId}:root`];
  return account.some((name) => names.includes(name)) ? "account" : "none";
}
