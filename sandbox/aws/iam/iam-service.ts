// The IAM API as the bot may call it: which action is asked for, and in which account.
import { AwsError, unknownAction } from "../aws-error.ts";
import { queryError, queryResult, readQuery, type QueryApi } from "../query-protocol.ts";
import type { AwsService } from "../wire.ts";
import { getAccountAuthorizationDetails } from "./account-authorization-details.ts";
import { aliasActions, getAccountSummary } from "./account.ts";
import { groupActions } from "./group-actions.ts";
import { guarded, type IamAction, type IamCall } from "./iam-action.ts";
import type { Iam } from "./iam.ts";
import { roleActions } from "./role-actions.ts";
import { userActions } from "./user-actions.ts";

const api: QueryApi = {
  version: "2010-05-08",
  namespace: "https://iam.amazonaws.com/doc/2010-05-08/",
};

/** What concerns users and groups, which only the management account has. */
const managementActions = new Map<string, IamAction>([
  ...guarded(
    {
      GetAccountAuthorizationDetails: ({ iam, fields }) =>
        getAccountAuthorizationDetails(iam, fields),
      GetAccountSummary: getAccountSummary,
    },
    () => ({ resource: "*" }),
  ),
  ...userActions,
  ...groupActions,
]);

const anywhere = new Map<string, IamAction>([...aliasActions, ...roleActions]);

const words = {
  user: "UserName",
  group: "GroupName",
  role: "RoleName",
  policy: "PolicyName",
  alias: "AccountAlias",
};

export function iamService(iam: Iam): AwsService {
  return {
    name: "iam",
    read: (request) => {
      const fields = readQuery(request, api);
      return {
        action: fields.action,
        about: fields.about(words),
        perform: (caller) => {
          fields.checkVersion();
          const call: IamCall = { iam, fields, caller };
          return queryResult(api, fields.action, actionFor(call)(call));
        },
      };
    },
    refuse: (error) => queryError(api, error),
  };
}

function actionFor({ iam, fields: { action }, caller }: IamCall): IamAction {
  const ofAny = anywhere.get(action);
  if (ofAny) return ofAny;
  const ofManagement = managementActions.get(action);
  if (!ofManagement) throw unknownAction(action, api.version);
  const { accountId } = caller.session.role;
  if (accountId === iam.accountId) return ofManagement;
  throw new AwsError(
    "InvalidAction",
    `The sandbox offers ${action} in the management account only, not in ${accountId}`,
  );
}
