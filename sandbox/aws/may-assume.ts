// Whether AWS would let a user assume a role now, put together from what IAM and the role say.
import type { IamState, IamUser } from "./iam/iam-state.ts";
import type { Iam } from "./iam/iam.ts";
import { decideAssume, type Decision } from "./policy/assume-decision.ts";
import type { PolicyDocument } from "./policy/policy-document.ts";
import type { SourcedPolicy } from "./policy/policy-evaluator.ts";
import type { Context } from "./policy/policy-variables.ts";
import type { Role } from "./roles.ts";

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

export function mayAssume(
  question: AssumeQuestion,
  { iam, roles }: { iam: Iam; roles: ReadonlyMap<string, Role> },
): Decision {
  const state = iam.visible();
  const user = state.users.get(question.user);
  if (!user) return impossible(`there is no IAM user ${question.user}`);
  const role = roles.get(question.role);
  if (!role) return impossible(`there is no role ${question.role}`);
  const sessionName = question.sessionName ?? user.name;
  const malformed = malformedWords(sessionName, question.externalId);
  if (malformed) return impossible(malformed);

  const roleWords = `role ${role.name} in ${role.accountName} (${role.accountId})`;
  const circumstances = { ...question, sessionName, at: question.at ?? iam.clock.now() };
  return decideAssume({
    ask: {
      caller: { arn: user.arn, id: user.id, accountId: iam.accountId },
      action: "sts:AssumeRole",
      resource: role.arn,
      context: contextOf(user, iam.accountId, circumstances),
    },
    subject: { user: user.name, role: roleWords },
    roleAccountId: role.accountId,
    identity: identityPolicies(state, user),
    boundary: user.boundary && {
      from: `permissions boundary of ${user.name}`,
      document: parsed(user.boundary.document),
    },
    trust: { from: `trust policy of ${roleWords}`, document: role.trust },
  });
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
    const policies = state.groups.get(name)?.policies ?? new Map<string, string>();
    return sourced(`group ${name}`, policies);
  });
  return [...sourced(`user ${user.name}`, user.policies), ...ofGroups];
}

function sourced(owner: string, policies: ReadonlyMap<string, string>): SourcedPolicy[] {
  return [...policies].map(([name, document]) => ({
    from: `${owner}, policy ${name}`,
    document: parsed(document),
  }));
}

/** Only documents that passed the policy grammar are kept. */
function parsed(document: string): PolicyDocument {
  return JSON.parse(document) as PolicyDocument;
}

function contextOf(
  user: IamUser,
  accountId: string,
  the: AssumeQuestion & { sessionName: string; at: number },
): Context {
  const now = new Date(the.at).toISOString().replace(/\.\d{3}Z$/, "Z");
  const known: Record<string, string | undefined> = {
    "aws:username": user.name,
    "aws:userid": user.id,
    "aws:principalarn": user.arn,
    "aws:principalaccount": accountId,
    "aws:principaltype": "User",
    "aws:currenttime": now,
    "aws:epochtime": String(Math.floor(the.at / 1000)),
    // Access keys alone carry neither: only temporary credentials say when they were issued, and how.
    "aws:multifactorauthpresent": the.mfa === "absent" ? undefined : String(the.mfa),
    "aws:tokenissuetime": the.mfa === "absent" ? undefined : now,
    "sts:rolesessionname": the.sessionName,
    "sts:externalid": the.externalId,
  };
  const context = new Map<string, string[]>();
  for (const [key, value] of Object.entries(known))
    if (value !== undefined) context.set(key, [value]);
  for (const [key, value] of user.tags)
    context.set(`aws:principaltag/${key}`.toLowerCase(), [value]);
  return context;
}
