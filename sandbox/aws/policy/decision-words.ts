// Says an access decision in one sentence a person understands.
import type { CheckedCondition } from "./policy-conditions.ts";
import type { Finding, SideResult } from "./policy-evaluator.ts";

export interface Subject {
  user: string;
  /** "role Admin in client-a (222222222222)" */
  role: string;
}

export function allowedWords(by: Finding, { user, role }: Subject): string {
  return `Allowed: ${by.from} lets ${user} assume ${role}.`;
}

export function denyWords(by: Finding, { user, role }: Subject): string {
  const since = by.conditions.flatMap(inForceWords).join(" and ");
  return `Denied: ${by.from} forbids ${user} to assume ${role} (an explicit Deny${sidWords(by)}${since && `, ${since}`}).`;
}

const sidWords = ({ statement: { Sid } }: Finding) => (Sid ? ` "${Sid}"` : "");

export interface Actor extends Subject {
  action: string;
}

export function actAllowedWords(by: Finding, { user, role, action }: Actor): string {
  return `Allowed: ${by.from} lets the session of ${user} in ${role} do ${action}.`;
}

export function actDenyWords(by: Finding, { user, role, action }: Actor): string {
  const details = [`an explicit Deny${sidWords(by)}`, ...by.conditions.flatMap(inForceWords)];
  return `Denied: ${by.from} forbids the session of ${user} in ${role} to do ${action} (${details.join(", ")}).`;
}

export function actNobodyAllowsWords({ user, role, action }: Actor): string {
  return `Denied: nothing allows the session of ${user} in ${role} to do ${action}.`;
}

export function nobodyAllowsWords(identity: SideResult, { user, role }: Subject): string {
  const missed = identity.missed[0];
  if (missed)
    return `Denied: ${missed.from} names ${role} for ${user}, but ${failureWords(missed)}.`;
  return `Denied: nobody allows ${user} to assume ${role}: no policy on ${user} or on a group of ${user} names this role.`;
}

export function boundaryWords(boundary: SideResult, { user, role }: Subject): string {
  const missed = boundary.missed[0];
  const why = missed ? `, because ${failureWords(missed)}` : "";
  return `Denied: the permissions boundary of ${user} does not let ${user} assume ${role}${why}.`;
}

export function trustWords(trust: SideResult, { user, role }: Subject): string {
  const [nearest] = [...trust.missed].sort((one, other) => distance(one) - distance(other));
  const why = nearest ? failureWords(nearest) : `does not trust ${user} or the account of ${user}`;
  return `Denied by the trust policy of ${role}: it ${why}.`;
}

/** A statement whose principal ARN does not fit is meant for another caller and explains least. */
function distance(finding: Finding): number {
  const keys = failures(finding).map(({ key }) => key.toLowerCase());
  return keys.length + (keys.includes("aws:principalarn") ? 100 : 0);
}

const failures = ({ conditions }: Finding) =>
  conditions.filter(({ outcome }) => outcome !== "holds");

const failureWords = (finding: Finding) => failures(finding).map(conditionWords).join(" and ");

function conditionWords(condition: CheckedCondition): string {
  if (condition.outcome === "unknown")
    return `uses ${condition.operator}, which the sandbox cannot evaluate and so treats as not met`;
  return special(condition) ?? plainWords(condition);
}

function special(condition: CheckedCondition): string | undefined {
  const wanted = condition.wanted.join(" or ");
  switch (condition.key.toLowerCase()) {
    case "aws:multifactorauthpresent":
      return mfaWords(condition);
    case "sts:rolesessionname":
      return `needs the session name ${wanted}, not ${found(condition)}`;
    case "sts:externalid":
      return condition.actual ? "needs another external id" : "needs an external id";
    case "aws:principalarn":
      return `lets in only ${wanted}`;
    case "aws:currenttime":
      return timeWords(condition);
    default:
      return undefined;
  }
}

function mfaWords({ operator, wanted, actual }: CheckedCondition): string | undefined {
  if (!operator.startsWith("Bool") || wanted.join() !== "true") return undefined;
  return actual ? "needs MFA" : "needs MFA, which access keys alone never carry";
}

function timeWords({ operator, wanted }: CheckedCondition): string | undefined {
  if (operator.startsWith("DateLess")) return `ended at ${wanted.join(" or ")}`;
  if (operator.startsWith("DateGreater")) return `begins at ${wanted.join(" or ")}`;
  return undefined;
}

function plainWords(condition: CheckedCondition): string {
  return `needs ${condition.operator} ${condition.key} ${condition.wanted.join(" or ")}, not ${found(condition)}`;
}

const found = ({ actual }: CheckedCondition) => actual?.join(", ") ?? "nothing";

function inForceWords({ key, operator, wanted }: CheckedCondition): string[] {
  if (key.toLowerCase() === "aws:tokenissuetime" && operator.startsWith("DateLess"))
    return [`for sessions opened before ${wanted.join(" or ")}`];
  if (key.toLowerCase() !== "aws:currenttime") return [];
  if (operator.startsWith("DateGreater")) return [`in force since ${wanted.join(" or ")}`];
  if (operator.startsWith("DateLess")) return [`in force until ${wanted.join(" or ")}`];
  return [];
}
