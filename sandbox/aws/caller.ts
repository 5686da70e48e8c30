// Whose call it is: the bot's own, or one of a session the bot opened in another role.
import type { AwsSeed } from "./aws-seed.ts";
import { AwsError } from "./aws-error.ts";
import { botRoles } from "./bot-roles.ts";
import { sessionArn, type RoleSession } from "./role-session.ts";

export interface Caller {
  session: RoleSession;
  /** Of the session. */
  arn: string;
  /** By the bot's own key, not by one it was handed for another role. */
  isBot: boolean;
}

/** In AWS the bot runs as a role; here it has a key of its own, and is that role's session all the same. */
export function botCaller(seed: AwsSeed, startedAt: number): Caller {
  const own = botRoles(seed, startedAt)[0];
  const { arn, id, name, accountId } = own;
  const role = { arn, id, name, accountId };
  const session = { role, name: "rolecall", openedAt: startedAt, until: Infinity };
  return { session, arn: sessionArn(session), isBot: true };
}

// Services that speak JSON give their refusals other names.
const jsonServices = /^(dynamodb|organizations):/;

export function notAuthorized(
  { arn }: Caller,
  { action, resource, why }: { action: string; resource: string; why?: string | undefined },
): AwsError {
  const because = why ?? `because no identity-based policy allows the ${action} action`;
  const says =
    `User: ${arn} is not authorized to perform: ${action} on resource: ${resource} ${because}`.trim();
  return jsonServices.test(action)
    ? new AwsError("AccessDeniedException", says)
    : new AwsError("AccessDenied", says, 403);
}
