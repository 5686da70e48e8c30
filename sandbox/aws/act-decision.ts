// Whether AWS lets a session in a role do something now, and which policy decides.
import type { IamState } from "./iam/iam-state.ts";
import { statementOf, type Decision } from "./policy/assume-decision.ts";
import { policyTime, type KnownKeys } from "./policy/call-context.ts";
import { actAllowedWords, actDenyWords, actNobodyAllowsWords } from "./policy/decision-words.ts";
import { evaluate, type Ask } from "./policy/policy-evaluator.ts";
import { permissionsOf, roleWords } from "./role-permissions.ts";
import { principalOf, sessionContext, type RoleSession } from "./role-session.ts";

export interface Act {
  /** `s3:ListAllMyBuckets` */
  action: string;
  resource: string;
  /** What else AWS knows of the call. */
  context?: KnownKeys;
}

export type ActDecision = Pick<Decision, "allowed" | "because" | "statement">;

export function decideAct(
  session: RoleSession,
  act: Act,
  { state, at }: { state: IamState; at: number },
): ActDecision {
  const role = state.roles.get(session.role.arn);
  if (!role) return refused(`there is no role ${session.role.arn}`);
  const who = { user: session.name, role: roleWords(role), action: act.action };
  if (at >= session.until)
    return refused(
      `the session of ${who.user} in ${who.role} ended by itself at ${policyTime(session.until)}`,
    );
  const context = sessionContext(session, at, act.context);
  const ask = { ...act, caller: principalOf(session), context };
  const own = evaluate("identity", permissionsOf(role, state), ask);
  if (own.verdict === "deny")
    return {
      allowed: false,
      because: actDenyWords(own.decided, who),
      statement: statementOf(own.decided),
    };
  if (own.verdict === "none" || !isWithinSessionPolicy(session, ask))
    return { allowed: false, because: actNobodyAllowsWords(who) };
  return {
    allowed: true,
    because: actAllowedWords(own.decided, who),
    statement: statementOf(own.decided),
  };
}

function isWithinSessionPolicy({ policy: document }: RoleSession, ask: Ask): boolean {
  if (!document) return true;
  return evaluate("identity", [{ from: "session policy", document }], ask).verdict === "allow";
}

const refused = (why: string): ActDecision => ({ allowed: false, because: `Denied: ${why}.` });
