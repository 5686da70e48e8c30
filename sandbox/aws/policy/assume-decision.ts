// Decides whether a caller may assume a role: identity side, boundary and trust side together. Pure.
import {
  allowedWords,
  boundaryWords,
  denyWords,
  nobodyAllowsWords,
  trustWords,
  type Subject,
} from "./decision-words.ts";
import {
  evaluate,
  type Ask,
  type Finding,
  type SideResult,
  type SourcedPolicy,
} from "./policy-evaluator.ts";

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
  const sides: Sides = {
    own: evaluate("identity", the.identity, the.ask),
    boundary: the.boundary && evaluate("identity", [the.boundary], the.ask),
    trust: evaluate("trust", [the.trust], the.ask),
  };
  const { because, by } = denied(sides, the) ?? granted(sides, the);
  return {
    allowed: by?.statement.Effect === "Allow",
    because,
    ...(by && { statement: statementOf(by) }),
    identity: withinBoundary(sides),
    trust: sides.trust.verdict,
  };
}

interface Sides {
  own: SideResult;
  boundary: SideResult | undefined;
  trust: SideResult;
}

interface Answer {
  because: string;
  by?: Finding;
}

function denied({ own, boundary, trust }: Sides, { subject }: AssumeCase): Answer | undefined {
  for (const side of [own, boundary, trust])
    if (side?.verdict === "deny")
      return { because: denyWords(side.decided, subject), by: side.decided };
  return undefined;
}

/** What is left once no Deny applies: one side that does not allow, or both that do. */
function granted({ own, boundary, trust }: Sides, the: AssumeCase): Answer {
  if (trust.verdict !== "none" && sufficesAlone(trust.decided, the))
    return { because: allowedWords(trust.decided, the.subject), by: trust.decided };
  if (own.verdict === "none") return { because: nobodyAllowsWords(own, the.subject) };
  if (boundary?.verdict === "none") return { because: boundaryWords(boundary, the.subject) };
  if (trust.verdict === "none") return { because: trustWords(trust, the.subject) };
  return { because: allowedWords(own.decided, the.subject), by: own.decided };
}

/** A boundary grants nothing; it only takes away. */
function withinBoundary({ own, boundary }: Sides): Decision["identity"] {
  if (boundary?.verdict === "deny") return "deny";
  return boundary?.verdict === "none" && own.verdict === "allow" ? "none" : own.verdict;
}

/** A trust policy that names a user of its own account needs nothing from that user's side. */
function sufficesAlone(trust: Finding, { ask, roleAccountId }: AssumeCase): boolean {
  return trust.direct && ask.caller.accountId === roleAccountId;
}

export function statementOf({ from, statement }: Finding) {
  const { Effect: effect, Sid: sid } = statement;
  return { from, effect, ...(sid === undefined ? {} : { sid }) };
}
