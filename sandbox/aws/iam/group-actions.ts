// Actions on groups; the bot changes those under its path only.
import { checkBotMayManage } from "../bot-rights.ts";
import { createGroup, getGroup, listAttachedGroupPolicies } from "./groups.ts";
import {
  givenPolicy,
  namedGroup,
  namedPolicy,
  namedUser,
  silent,
  type IamAction,
  type IamCall,
} from "./iam-action.ts";
import { checkName } from "./iam-names.ts";
import {
  deletePolicy,
  getPolicy,
  groupPolicies,
  listPolicies,
  putPolicy,
} from "./inline-policies.ts";
import { addUserToGroup, removeUserFromGroup } from "./memberships.ts";

const reads: Record<string, IamAction> = {
  GetGroup: ({ iam, fields }) => getGroup(iam, fields),
  GetGroupPolicy: (call) => getPolicy(call.iam, holder(call), call.fields),
  ListAttachedGroupPolicies: ({ iam, fields }) => listAttachedGroupPolicies(iam, fields),
  ListGroupPolicies: (call) => listPolicies(call.iam, holder(call), call.fields),
};

const changes: Record<string, IamAction> = {
  CreateGroup: (call) => createGroup(call.iam, { name: namedGroup(call), path: pathAsked(call) }),
  PutGroupPolicy: silent((call) => putPolicy(call.iam, holder(call), givenPolicy(call))),
  DeleteGroupPolicy: silent((call) => deletePolicy(call.iam, holder(call), namedPolicy(call))),
  AddUserToGroup: silent((call) => addUserToGroup(call.iam, membership(call))),
  RemoveUserFromGroup: silent((call) => removeUserFromGroup(call.iam, membership(call))),
};

export const groupActions = new Map<string, IamAction>([
  ...Object.entries(reads),
  ...Object.entries(changes).map(([name, change]): [string, IamAction] => [
    name,
    (call) => {
      checkRights(call);
      return change(call);
    },
  ]),
]);

function checkRights(call: IamCall): void {
  const { action } = call.fields;
  const group = namedGroup(call);
  const path =
    action === "CreateGroup" ? pathAsked(call) : call.iam.written.groups.get(group)?.path;
  checkBotMayManage({ action, group, path }, call.caller);
}

const pathAsked = ({ fields }: IamCall) => checkName("path", fields.maybe("Path") ?? "/");
const holder = (call: IamCall) => groupPolicies(call.iam, namedGroup(call));
const membership = (call: IamCall) => ({ group: namedGroup(call), user: namedUser(call) });
