// A session in a role: whose it is, since when, and what AWS knows of it when it decides.
import { contextFrom, policyTime, timeKeys, type KnownKeys } from "./policy/call-context.ts";
import type { PolicyDocument } from "./policy/policy-document.ts";
import type { Principal } from "./policy/policy-evaluator.ts";
import type { Context } from "./policy/policy-variables.ts";

export interface RoleSession {
  role: { arn: string; id: string; name: string; accountId: string };
  /** The session name: the IAM user's, where a person switched. */
  name: string;
  openedAt: number;
  until: number;
  /** Set when it was opened, or passed on by the session that opened it; nobody can change it. */
  sourceIdentity?: string;
  /** A session policy, which only takes away. */
  policy?: PolicyDocument;
}

export const sessionArn = ({ role, name }: RoleSession) =>
  `arn:aws:sts::${role.accountId}:assumed-role/${role.name}/${name}`;

/** `AROA…:name` */
export const sessionUserId = ({ role, name }: RoleSession) => `${role.id}:${name}`;

export function principalOf(session: RoleSession): Principal {
  const { arn, id, accountId } = session.role;
  return { arn, id, accountId, sessionArn: sessionArn(session) };
}

/** There is no `aws:username` in it, and nothing about MFA: a role's session carries neither. */
export function sessionContext(session: RoleSession, at: number, more: KnownKeys = {}): Context {
  return contextFrom({
    ...timeKeys(at),
    "aws:userid": sessionUserId(session),
    "aws:principalarn": session.role.arn,
    "aws:principalaccount": session.role.accountId,
    "aws:principaltype": "AssumedRole",
    "aws:tokenissuetime": policyTime(session.openedAt),
    "aws:sourceidentity": session.sourceIdentity,
    ...more,
  });
}
