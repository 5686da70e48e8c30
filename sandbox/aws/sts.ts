// STS: who the bot is.
import { unknownAction } from "./aws-error.ts";
import type { AwsSeed } from "./aws-seed.ts";
import type { Caller } from "./bot-rights.ts";
import { uniqueId } from "./iam/iam-state.ts";
import { queryError, queryResult, readQuery, type QueryApi } from "./query-protocol.ts";
import type { AwsService } from "./wire.ts";

const api: QueryApi = {
  version: "2011-06-15",
  namespace: "https://sts.amazonaws.com/doc/2011-06-15/",
};

export function stsService(seed: AwsSeed, caller: Caller): AwsService {
  const identity = {
    Arn: caller.arn,
    UserId: `${uniqueId("AROA", seed.bot.roleName)}:rolecall`,
    Account: seed.managementAccountId,
  };
  return {
    name: "sts",
    read: (request) => {
      const fields = readQuery(request, api);
      return {
        action: fields.action,
        about: {},
        perform: () => {
          fields.checkVersion();
          if (fields.action !== "GetCallerIdentity")
            throw unknownAction(fields.action, api.version);
          return queryResult(api, fields.action, identity);
        },
      };
    },
    refuse: (error) => queryError(api, error),
  };
}
