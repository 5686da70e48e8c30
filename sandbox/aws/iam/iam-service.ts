// The IAM API as the bot may call it: each action, what it reads from the request, what it does.
import { unknownAction } from "../aws-error.ts";
import { checkBotMayManage, type Caller } from "../bot-rights.ts";
import {
  queryError,
  queryResult,
  readQuery,
  type QueryApi,
  type QueryFields,
  type XmlObject,
} from "../query-protocol.ts";
import type { AwsService } from "../wire.ts";
import { getAccountAuthorizationDetails } from "./account-authorization-details.ts";
import { getAccountSummary, listAccountAliases } from "./account.ts";
import {
  createGroup,
  deleteGroupPolicy,
  getGroupPolicy,
  listAttachedGroupPolicies,
  listGroupPolicies,
  putGroupPolicy,
} from "./groups.ts";
import { checkName } from "./iam-names.ts";
import type { Iam } from "./iam.ts";
import { addUserToGroup, removeUserFromGroup } from "./memberships.ts";
import { getUser, listGroupsForUser, listMfaDevices } from "./users.ts";

const api: QueryApi = {
  version: "2010-05-08",
  namespace: "https://iam.amazonaws.com/doc/2010-05-08/",
};

type Read = (iam: Iam, fields: QueryFields) => XmlObject;

const reads = new Map<string, Read>([
  ["GetAccountAuthorizationDetails", getAccountAuthorizationDetails],
  ["GetAccountSummary", getAccountSummary],
  ["GetGroupPolicy", getGroupPolicy],
  ["GetUser", getUser],
  ["ListAccountAliases", listAccountAliases],
  ["ListAttachedGroupPolicies", listAttachedGroupPolicies],
  ["ListGroupPolicies", listGroupPolicies],
  ["ListGroupsForUser", listGroupsForUser],
  ["ListMFADevices", listMfaDevices],
]);

interface Target {
  group: string;
  fields: QueryFields;
}

type Change = (iam: Iam, target: Target) => XmlObject | undefined;

const silent =
  (change: (iam: Iam, target: Target) => void): Change =>
  (iam, target) => {
    change(iam, target);
    return undefined;
  };

const changes = new Map<string, Change>([
  [
    "CreateGroup",
    (iam, { group, fields }) =>
      createGroup(iam, { name: group, path: fields.maybe("Path") ?? "/" }),
  ],
  [
    "PutGroupPolicy",
    silent((iam, { group, fields }) => {
      const document = fields.text("PolicyDocument");
      putGroupPolicy(iam, { group, policy: policyName(fields), document });
    }),
  ],
  [
    "DeleteGroupPolicy",
    silent((iam, { group, fields }) => {
      deleteGroupPolicy(iam, { group, policy: policyName(fields) });
    }),
  ],
  [
    "AddUserToGroup",
    silent((iam, target) => {
      addUserToGroup(iam, membership(target));
    }),
  ],
  [
    "RemoveUserFromGroup",
    silent((iam, target) => {
      removeUserFromGroup(iam, membership(target));
    }),
  ],
]);

const policyName = (fields: QueryFields) => checkName("policyName", fields.text("PolicyName"));

const membership = ({ group, fields }: Target) => ({
  group,
  user: checkName("userName", fields.text("UserName")),
});

export function iamService(iam: Iam, caller: Caller): AwsService {
  return {
    name: "iam",
    read: (request) => {
      const fields = readQuery(request, api);
      return {
        action: fields.action,
        about: aboutOf(fields),
        perform: () => queryResult(api, fields.action, answer(iam, fields, caller)),
      };
    },
    refuse: (error) => queryError(api, error),
  };
}

function answer(iam: Iam, fields: QueryFields, caller: Caller): XmlObject | undefined {
  fields.checkVersion();
  const read = reads.get(fields.action);
  if (read) return read(iam, fields);
  const change = changes.get(fields.action);
  if (!change) throw unknownAction(fields.action, api.version);

  const group = checkName("groupName", fields.text("GroupName"));
  const path =
    fields.action === "CreateGroup"
      ? checkName("path", fields.maybe("Path") ?? "/")
      : iam.written.groups.get(group)?.path;
  checkBotMayManage({ action: fields.action, group, path }, caller);
  return change(iam, { group, fields });
}

function aboutOf(fields: QueryFields): Record<string, string> {
  const names = { user: "UserName", group: "GroupName", policy: "PolicyName" };
  return Object.fromEntries(
    Object.entries(names).flatMap(([word, field]) => {
      const value = fields.maybe(field);
      return value === undefined ? [] : [[word, value]];
    }),
  );
}
