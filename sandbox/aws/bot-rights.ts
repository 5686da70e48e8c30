// What the bot's own policy lets it do: manage access groups, use its table, read the rest.
import { AwsError } from "./aws-error.ts";

export interface Caller {
  /** The role session the bot's calls run in. */
  arn: string;
}

const accessGroupPath = "/rolecall/";

/** Call it with no path for a group that does not exist: AWS then says so itself. */
export function checkBotMayManage(
  { action, group, path }: { action: string; group: string; path: string | undefined },
  caller: Caller,
): void {
  if (path === undefined || path.startsWith(accessGroupPath)) return;
  throw new AwsError(
    "AccessDenied",
    `User: ${caller.arn} is not authorized to perform: iam:${action} on resource: group ${group} because no identity-based policy allows the iam:${action} action`,
    403,
  );
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
  if (tableActions.has(action)) return;
  throw new AwsError(
    "AccessDeniedException",
    `User: ${caller.arn} is not authorized to perform: dynamodb:${action} because no identity-based policy allows the dynamodb:${action} action`,
  );
}
