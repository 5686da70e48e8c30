// Asks both judges, iam-simulate and the sandbox, what AWS answers to one of the bot's roles; they must agree.
import { decideAssume } from "../../sandbox/aws/policy/assume-decision.ts";
import { contextFrom } from "../../sandbox/aws/policy/call-context.ts";
import { evaluate, type Ask } from "../../sandbox/aws/policy/policy-evaluator.ts";
import { parsed } from "../../sandbox/aws/policy/sourced-policies.ts";
import { verdictOf } from "./comparison.ts";
import { contextOfSession, sessionArn } from "./request-context.ts";
import { simulate, type Verdict } from "./simulated-iam.ts";

const NOON = Date.parse("2026-05-01T12:00:00Z");

export interface Call {
  /** As AWS names it in permissions: `iam:AddUserToGroup`. */
  readonly action: string;
  readonly resource: string;
  /** What AWS knows of the call beside who makes it. */
  readonly knowing?: Readonly<Record<string, string>>;
}

export interface Calling extends Call {
  /** ARN of the role. */
  readonly role: string;
  readonly has: readonly object[];
  /** Where the call opens a session in another role. */
  readonly trust?: object | undefined;
}

const accountOf = (arn: string): string => arn.split(":").at(4) ?? "";

export async function judged(calling: Calling): Promise<Verdict> {
  const { role, action, resource, has, trust, knowing } = calling;
  const session = {
    roleArn: role,
    roleId: "AROABOTROLE0000000001",
    accountId: accountOf(role),
    name: "R-7K3QXA",
    openedAt: NOON,
  };
  const context = { ...contextOfSession(session, { at: NOON }), ...knowing };
  const principal = sessionArn(session);
  const resourceAccount = accountOf(resource) || session.accountId;
  const simulated = await simulate({
    ...{ principal, action, resource, resourceAccount, context },
    identity: has,
    ...(trust && { trust }),
  });
  const caller = { arn: role, id: session.roleId, accountId: session.accountId };
  const ask = {
    caller: { ...caller, sessionArn: principal },
    ...{ action, resource, context: contextFrom(context) },
  };
  const own = inSandbox(ask, has, trust);
  if (own !== simulated)
    throw new Error(`${action} on ${resource}: the sandbox: ${own}; iam-simulate: ${simulated}`);
  return simulated;
}

/** What the sandbox says by itself; it asks for no word of AWS's own lists of actions. */
export function inSandbox(ask: Ask, has: readonly object[], trust?: object): Verdict {
  const identity = has.map((document) => ({
    from: "the role",
    document: parsed(JSON.stringify(document)),
  }));
  if (trust) {
    const decided = decideAssume({
      ...{ ask, identity, boundary: undefined, roleAccountId: accountOf(ask.resource) },
      subject: { user: "the bot", role: ask.resource },
      trust: { from: "trust policy", document: parsed(JSON.stringify(trust)) },
    });
    return verdictOf(decided);
  }
  const { verdict } = evaluate("identity", identity, ask);
  if (verdict === "none") return "ImplicitlyDenied";
  return verdict === "allow" ? "Allowed" : "ExplicitlyDenied";
}
