// AssumeRole: whether a role session may open one in another role, and for how long.
import type { AccessKeys } from "./access-keys.ts";
import { readAsked, type Asked } from "./assume-role-request.ts";
import { validationError } from "./aws-error.ts";
import type { BotRights } from "./bot-rights.ts";
import { notAuthorized, type Caller } from "./caller.ts";
import type { IamRole } from "./iam/iam-state.ts";
import type { Iam } from "./iam/iam.ts";
import { decideAssume } from "./policy/assume-decision.ts";
import { parsed } from "./policy/sourced-policies.ts";
import type { QueryFields, XmlObject } from "./query-protocol.ts";
import { permissionsOf, roleWords, trustOf } from "./role-permissions.ts";
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
  rights: BotRights;
}

/** Who asks is a role's session itself, so this is role chaining: an hour at most. */
const mostChainedSeconds = 3600;

export function assumeRole(the: Assuming, fields: QueryFields, caller: Caller): XmlObject {
  const asked = readAsked(fields);
  const role = the.iam.visible().roles.get(asked.roleArn);
  if (!role || !isLetIn(the, { role, asked, caller }))
    throw notAuthorized(caller, { action: "sts:AssumeRole", resource: asked.roleArn, why: "" });
  if (asked.seconds > mostChainedSeconds)
    throw validationError(
      "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining",
    );

  const openedAt = the.iam.clock.now();
  const { arn, id, name, accountId } = role;
  const session: RoleSession = {
    role: { arn, id, name, accountId },
    name: asked.sessionName,
    openedAt,
    until: openedAt + asked.seconds * 1000,
    ...(asked.policy === undefined ? {} : { policy: parsed(asked.policy) }),
  };
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
  };
}

function isLetIn(
  { iam, rights }: Assuming,
  { role, asked, caller }: { role: IamRole; asked: Asked; caller: Caller },
): boolean {
  const { session, isBot } = caller;
  const own = iam.visible().roles.get(session.role.arn);
  return decideAssume({
    ask: {
      caller: principalOf(session),
      action: "sts:AssumeRole",
      resource: role.arn,
      context: sessionContext(session, iam.clock.now(), {
        "sts:rolesessionname": asked.sessionName,
        "sts:externalid": asked.externalId,
      }),
    },
    subject: { user: session.name, role: roleWords(role) },
    roleAccountId: role.accountId,
    identity: isBot ? [rights.assume] : own ? permissionsOf(own) : [],
    boundary: session.policy && { from: "session policy", document: session.policy },
    trust: trustOf(role),
  }).allowed;
}
