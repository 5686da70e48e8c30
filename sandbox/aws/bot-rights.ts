// What the bot's own policy lets it do: manage access groups, write users' policies within a fence, use its table, assume roles, read the rest.
import { AwsError } from "./aws-error.ts";
import type { AwsSeed } from "./aws-seed.ts";
import { notAuthorized, type Caller } from "./caller.ts";
import { policyArn } from "./iam/iam-state.ts";
import type { SourcedPolicy } from "./policy/policy-evaluator.ts";

export interface BotRights {
  userPolicies: "fenced" | "open" | "none";
  /** ARN of the permissions boundary of the fence. */
  boundary: string;
  assume: SourcedPolicy;
}

export function rightsOf({ bot, managementAccountId }: AwsSeed): BotRights {
  return {
    userPolicies: bot.userPolicies ?? "fenced",
    boundary: bot.boundary ?? policyArn(managementAccountId, "rolecall/people"),
    assume: mayAssumeRoles(bot.mayAssume),
  };
}

function mayAssumeRoles(names: readonly string[] | undefined): SourcedPolicy {
  const resource = names ? names.map((name) => `arn:aws:iam::*:role/${name}`) : "*";
  return {
    from: "the bot's own policy",
    document: {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Resource: resource }],
    },
  };
}

const accessGroupPath = "/rolecall/";

/** Call it with no path for a group that does not exist: AWS then says so itself. */
export function checkBotMayManage(
  { action, group, path }: { action: string; group: string; path: string | undefined },
  caller: Caller,
): void {
  if (path === undefined || path.startsWith(accessGroupPath)) return;
  throw notAuthorized(caller, { action: `iam:${action}`, resource: `group ${group}` });
}

/** A user who does not exist carries no boundary, and AWS looks at the rights first: AccessDenied too. */
export function checkBotMayWritePolicies(
  { action, user, boundary }: { action: string; user: string; boundary: string | undefined },
  { rights, caller }: { rights: BotRights; caller: Caller },
): void {
  if (rights.userPolicies === "open") return;
  if (rights.userPolicies === "fenced" && boundary === rights.boundary) return;
  throw notAuthorized(caller, { action: `iam:${action}`, resource: `user ${user}` });
}

const tableActions = new Set([
  "CreateTable",
  "DescribeTable",
  "GetItem",
  "PutItem",
  "Query",
  "UpdateItem",
]);

export function checkBotMayUseTable(action: string, caller: Caller): void {
  if (caller.isBot && tableActions.has(action)) return;
  throw new AwsError(
    "AccessDeniedException",
    `User: ${caller.arn} is not authorized to perform: dynamodb:${action} because no identity-based policy allows the dynamodb:${action} action`,
  );
}
