// Whose call it is: the bot's own, or one of a session the bot opened in a role of another account.
import type { AwsSeed } from "./aws-seed.ts";
import { AwsError } from "./aws-error.ts";
import { uniqueId } from "./iam/iam-state.ts";
import { sessionArn, type RoleSession } from "./role-session.ts";

export interface Caller {
  session: RoleSession;
  /** Of the session. */
  arn: string;
  isBot: boolean;
}

/** In AWS the bot runs as a role; here it has a key of its own, and is that role's session all the same. */
export function botCaller(seed: AwsSeed, startedAt: number): Caller {
  const { managementAccountId: accountId, bot } = seed;
  const role = {
    arn: `arn:aws:iam::${accountId}:role/${bot.roleName}`,
    id: uniqueId("AROA", bot.roleName),
    name: bot.roleName,
    accountId,
  };
  const session = { role, name: "rolecall", openedAt: startedAt, until: Infinity };
  return { session, arn: sessionArn(session), isBot: true };
}

export function notAuthorized(
  { arn }: Caller,
  { action, resource, why }: { action: string; resource: string; why?: string | undefined },
): AwsError {
  const because = why ?? `because no identity-based policy allows the ${action} action`;
  return new AwsError(
    "AccessDenied",
    `User: ${arn} is not authorized to perform: ${action} on resource: ${resource} ${because}`.trim(),
    403,
  );
}
