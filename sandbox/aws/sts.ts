// STS: who calls, and sessions in roles.
import { assumeRole, type Assuming } from "./assume-role.ts";
import { unknownAction } from "./aws-error.ts";
import type { Caller } from "./caller.ts";
import {
  queryError,
  queryResult,
  readQuery,
  type QueryApi,
  type QueryFields,
  type XmlObject,
} from "./query-protocol.ts";
import { sessionUserId } from "./role-session.ts";
import type { AwsService } from "./wire.ts";

const api: QueryApi = {
  version: "2011-06-15",
  namespace: "https://sts.amazonaws.com/doc/2011-06-15/",
};

export function stsService(assuming: Assuming): AwsService {
  return {
    name: "sts",
    read: (request) => {
      const fields = readQuery(request, api);
      return {
        action: fields.action,
        about: fields.about({ role: "RoleArn", session: "RoleSessionName" }),
        perform: (caller) => {
          fields.checkVersion();
          return queryResult(api, fields.action, answer(assuming, fields, caller));
        },
      };
    },
    refuse: (error) => queryError(api, error),
  };
}

function answer(assuming: Assuming, fields: QueryFields, caller: Caller): XmlObject {
  switch (fields.action) {
    case "GetCallerIdentity":
      return {
        Arn: caller.arn,
        UserId: sessionUserId(caller.session),
        Account: caller.session.role.accountId,
      };
    case "AssumeRole":
      return assumeRole(assuming, fields, caller);
    default:
      throw unknownAction(fields.action, api.version);
  }
}
