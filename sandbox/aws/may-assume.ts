// Whether AWS would let a user assume a role now, put together from what IAM and the role say.
import type { IamGroup, IamRole, IamState, IamUser } from "./iam/iam-state.ts";
import type { Iam } from "./iam/iam.ts";
import { organizationKeys } from "./organization-keys.ts";
import { decideAssume, type Decision } from "./policy/assume-decision.ts";
import { contextFrom, policyTime, tagKeys, timeKeys } from "./policy/call-context.ts";
import type { SourcedPolicy } from "./policy/policy-evaluator.ts";
import type { Context } from "./policy/policy-variables.ts";
import { parsed, sourced } from "./policy/sourced-policies.ts";
import { notYetEnterable, roleWords, sourcedManaged, trustOf } from "./role-permissions.ts";

export interface AssumeQuestion {
  user: string;
  /** ARN */
  role: string;
  /** What the user's session says of MFA; `absent` for access keys alone. */
  mfa: boolean | "absent";
  /** The user's name when absent: what the console sends, and the CLI profiles that Rolecall writes. */
  sessionName?: string;
  externalId?: string;
  /** Milliseconds; now when absent. Policies are those of now, whatever the time asked about. */
  at?: number;
}

/** What the question is put to: IAM, and Organizations, which closes accounts. */
export interface Asked {
  iam: Iam;
  isOpen(accountId: string): boolean;
}

export function mayAssume(question: AssumeQuestion, asked: Asked): Decision {
  const { iam } = asked;
  // Asked before IAM is looked at: where an account has just become ready, that brings its role into IAM.
  const isOpen = asked.isOpen(question.role.split(":").at(4) ?? "");
  const state = iam.visible();
  const user = state.users.get(question.user);
  if (!user) return impossible(`there is no IAM user ${question.user}`);
  const role = state.roles.get(question.role);
  if (!role) return impossible(`there is no role ${question.role}`);
  const sessionName = question.sessionName ?? user.name;
  const hindrance =
    malformedWords(sessionName, question.externalId) ??
    shutWords(role, { isOpen, now: iam.clock.now() });
  if (hindrance) return impossible(hindrance);

  const circumstances = { ...question, sessionName, at: question.at ?? iam.clock.now() };
  return decideAssume({
    ask: {
      caller: { arn: user.arn, id: user.id, accountId: iam.accountId },
      action: "sts:AssumeRole",
      resource: role.arn,
      context: contextOf(user, iam, circumstances),
    },
    subject: { user: user.name, role: roleWords(role) },
    roleAccountId: role.accountId,
    identity: identityPolicies(state, user),
    boundary: boundaryOf(state, user),
    trust: trustOf(role),
  });
}

function shutWords(
  role: IamRole,
  { isOpen, now }: { isOpen: boolean; now: number },
): string | undefined {
  if (!isOpen) return `the account of ${roleWords(role)} is closed`;
  return notYetEnterable(role, now)
    ? `AWS is still setting up the account of ${roleWords(role)}`
    : undefined;
}

function malformedWords(sessionName: string, externalId: string | undefined): string | undefined {
  if (!/^[\w+=,.@-]{2,64}$/.test(sessionName)) return `"${sessionName}" cannot be a session name`;
  if (externalId !== undefined && !/^[\w+=,.@:/-]{2,1224}$/.test(externalId))
    return `"${externalId}" cannot be an external id`;
  return undefined;
}

function impossible(why: string): Decision {
  return { allowed: false, because: `Denied: ${why}.`, identity: "none", trust: "none" };
}

function identityPolicies(state: IamState, user: IamUser): SourcedPolicy[] {
  const ofGroups = [...user.groups].sort().flatMap((name) => {
    const group = state.groups.get(name);
    return group ? heldBy(`group ${name}`, group, state) : [];
  });
  return [...heldBy(`user ${user.name}`, user, state), ...ofGroups];
}

function heldBy(owner: string, holder: IamUser | IamGroup, state: IamState): SourcedPolicy[] {
  const { policies, attached } = holder;
  return [...sourced(owner, policies), ...sourcedManaged(owner, attached, state)];
}

function boundaryOf(state: IamState, { name, boundary }: IamUser): SourcedPolicy | undefined {
  const document = boundary === undefined ? undefined : state.policies.get(boundary);
  if (document === undefined) return undefined;
  return { from: `permissions boundary of ${name}`, document: parsed(document) };
}

function contextOf(
  user: IamUser,
  iam: Iam,
  the: AssumeQuestion & { sessionName: string; at: number },
): Context {
  return contextFrom({
    ...timeKeys(the.at),
    "aws:username": user.name,
    "aws:userid": user.id,
    "aws:principalarn": user.arn,
    "aws:principalaccount": iam.accountId,
    "aws:principaltype": "User",
    // Access keys alone carry neither: only temporary credentials say when they were issued, and how.
    "aws:multifactorauthpresent": the.mfa === "absent" ? undefined : String(the.mfa),
    "aws:tokenissuetime": the.mfa === "absent" ? undefined : policyTime(the.at),
    "sts:rolesessionname": the.sessionName,
    "sts:externalid": the.externalId,
    ...tagKeys("aws:PrincipalTag", user.tags),
    ...organizationKeys(iam, iam.accountId, the.role),
  });
}
