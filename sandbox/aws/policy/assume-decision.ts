// Decides whether a caller may assume a role: identity side, boundary and trust side together. Pure.
import {
  allowedWords,
  boundaryWords,
  denyWords,
  nobodyAllowsWords,
  trustWords,
  type Subject,
} from "./decision-words.ts";
import { evaluate, type Ask, type Finding, type SourcedPolicy } from "./policy-evaluator.ts";

export interface Decision {
  allowed: boolean;
  because: string;
  statement?: { from: string; sid?: string; effect: "Allow" | "Deny" };
  identity: "allow" | "deny" | "none";
  trust: "allow" | "deny" | "none";
}

export interface AssumeCase {
  ask: Ask;
  subject: Subject;
  roleAccountId: string;
  identity: readonly SourcedPolicy[];
  boundary: SourcedPolicy | undefined;
  trust: SourcedPolicy;
}

export function decideAssume(the: AssumeCase): Decision {
  const identity = evaluate("identity", the.identity, the.ask);
  const boundary = the.boundary && evaluate("identity", [the.boundary], the.ask);
  const trust = evaluate("trust", [the.trust], the.ask);

  const deny = [identity, boundary, trust].find((side) => side?.verdict === "deny")?.decided;
  // A trust policy that names a user of its own account needs nothing from that user's side.
  const trustSuffices =
    trust.verdict === "allow" &&
    trust.decided?.direct === true &&
    the.ask.caller.accountId === the.roleAccountId;
  const bounded = boundary !== undefined && boundary.verdict !== "allow";
  const sides = {
    identity:
      boundary?.verdict === "deny" ? ("deny" as const) : bounded && identity.verdict === "allow" ? "none" as const : identity.verdict,
    trust: trust.verdict,
  };
  const answer = (because: string, by?: Finding, allowed = false): Decision => ({
    allowed,
    because,
    ...(by && { statement: statementOf(by) }),
    ...sides,
  });

  if (deny) return answer(denyWords(deny, the.subject), deny);
  if (trustSuffices) return answer(allowedWords(trust.decided!, the.subject), trust.decided, true);
  if (identity.verdict === "none") return answer(nobodyAllowsWords(identity, the.subject));
  if (boundary && bounded) return answer(boundaryWords(boundary, the.subject));
  if (trust.verdict === "none") return answer(trustWords(trust, the.subject));
  return answer(allowedWords(identity.decided!, the.subject), identity.decided, true);
}

function statementOf({ from, statement }: Finding) {
  return {
    from,
    effect: statement.Effect,
    ...(statement.Sid === undefined ? {} : { sid: statement.Sid }),
  };
}
