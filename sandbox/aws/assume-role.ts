// AssumeRole: whether a role session may open one in another role, for how long, and with which source identity.
import type { AccessKeys } from "./access-keys.ts";
import { readAsked, type Asked } from "./assume-role-request.ts";
import { validationError } from "./aws-error.ts";
import { notAuthorized, type Caller } from "./caller.ts";
import type { IamRole } from "./iam/iam-state.ts";
import type { Iam } from "./iam/iam.ts";
import { organizationKeys } from "./organization-keys.ts";
import { decideAssume, type Decision } from "./policy/assume-decision.ts";
import { tagKeys } from "./policy/call-context.ts";
import type { SourcedPolicy } from "./policy/policy-evaluator.ts";
import { parsed } from "./policy/sourced-policies.ts";
import type { QueryFields, XmlObject } from "./query-protocol.ts";
import { notYetEnterable, permissionsOf, roleWords, trustOf } from "./role-permissions.ts";
import {
  principalOf,
  sessionArn,
  sessionContext,
  sessionUserId,
  type RoleSession,
} from "./role-session.ts";

export interface Assuming {
  iam: Iam;
  keys: AccessKeys;
  /** Nobody gets into a closed account. */
  isOpen(accountId: string): boolean;
}

/** Who asks is a role's session itself, so this is role chaining: an hour at most. */
const mostChainedSeconds = 3600;

export function assumeRole(the: Assuming, fields: QueryFields, caller: Caller): XmlObject {
  const asked = readAsked(fields);
  const role = letInto(the, asked, caller);
  if (asked.seconds > mostChainedSeconds)
    throw validationError(
      "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining",
    );
  const session = openedSession(role, asked, { caller, openedAt: the.iam.clock.now() });
  const key = the.keys.issue(session);
  return {
    Credentials: {
      AccessKeyId: key.accessKeyId,
      SecretAccessKey: key.secretAccessKey,
      SessionToken: key.sessionToken,
      Expiration: new Date(session.until),
    },
    AssumedRoleUser: { AssumedRoleId: sessionUserId(session), Arn: sessionArn(session) },
    PackedPolicySize: asked.policy === undefined ? undefined : 1,
    SourceIdentity: session.sourceIdentity,
  };
}

function openedSession(
  { arn, id, name, accountId }: IamRole,
  asked: Asked,
  { caller, openedAt }: { caller: Caller; openedAt: number },
): RoleSession {
  const sourceIdentity = sourceIdentityOf(asked, caller);
  return {
    role: { arn, id, name, accountId },
    name: asked.sessionName,
    openedAt,
    until: openedAt + asked.seconds * 1000,
    ...(sourceIdentity === undefined ? {} : { sourceIdentity }),
    ...(asked.policy === undefined ? {} : { policy: parsed(asked.policy) }),
  };
}

/** The session that asks passes on its own, whether asked to or not. */
const sourceIdentityOf = (asked: Asked, { session }: Caller) =>
  session.sourceIdentity ?? asked.sourceIdentity;

/** Setting a source identity, or passing it on, is an action of its own. */
function letInto(the: Assuming, asked: Asked, caller: Caller): IamRole {
  const role = enterableRole(the, asked.roleArn);
  const decided = (action: string) => decide(the, action, { role, asked, caller });
  const refusal = (action: string) => {
    const why = whyNotOurSide(decided(action), action);
    return notAuthorized(caller, { action, resource: asked.roleArn, why });
  };
  if (!role || !decided(ASSUME).allowed) throw refusal(ASSUME);
  const carried = sourceIdentityOf(asked, caller);
  if (carried === undefined) return role;
  const isChanged = carried !== (asked.sourceIdentity ?? carried);
  if (isChanged || !decided(SET_IDENTITY).allowed) throw refusal(SET_IDENTITY);
  return role;
}

const ASSUME = "sts:AssumeRole";
const SET_IDENTITY = "sts:SetSourceIdentity";

/** Of the caller's own side AWS says what is missing; of the other side nothing, not even whether there is such a role. */
function whyNotOurSide({ identity }: Decision, action: string): string {
  if (identity === "deny") return "with an explicit deny in an identity-based policy";
  return identity === "none" ? `because no identity-based policy allows the ${action} action` : "";
}

/** Whether an account is open is asked first: where it has just become ready, that brings its role into IAM. */
function enterableRole({ iam, isOpen }: Assuming, arn: string): IamRole | undefined {
  if (!isOpen(arn.split(":").at(4) ?? "")) return undefined;
  const role = iam.visible().roles.get(arn);
  return role && notYetEnterable(role, iam.clock.now()) ? undefined : role;
}

/** Of a role that is not there only the caller's own side can be decided. */
function decide(
  { iam }: Assuming,
  action: string,
  { role, asked, caller }: { role: IamRole | undefined; asked: Asked; caller: Caller },
): Decision {
  const { session } = caller;
  const { roleArn: resource } = asked;
  const state = iam.visible();
  const own = state.roles.get(session.role.arn);
  const tags = role?.tags ?? new Map<string, string>();
  return decideAssume({
    ask: {
      caller: principalOf(session),
      action,
      resource,
      context: sessionContext(session, iam.clock.now(), {
        ...organizationKeys(iam, session.role.accountId, resource),
        ...tagKeys("aws:ResourceTag", tags),
        ...tagKeys("iam:ResourceTag", tags),
        "sts:RoleSessionName": asked.sessionName,
        "sts:ExternalId": asked.externalId,
        "sts:SourceIdentity": asked.sourceIdentity,
      }),
    },
    subject: { user: session.name, role: role ? roleWords(role) : resource },
    roleAccountId: resource.split(":").at(4) ?? "",
    identity: own ? permissionsOf(own, state) : [],
    boundary: session.policy && { from: "session policy", document: session.policy },
    trust: role ? trustOf(role) : trustOfNobody,
  });
}

const trustOfNobody: SourcedPolicy = {
  from: "no role",
  document: { Version: "2012-10-17", Statement: [] },
};
