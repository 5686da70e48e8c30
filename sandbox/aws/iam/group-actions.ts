// Actions on groups, which policies tell apart by their path.
import { createGroup, deleteGroup, getGroup, listAttachedGroupPolicies } from "./groups.ts";
import {
  givenPolicy,
  guarded,
  namedGroup,
  namedPolicy,
  namedUser,
  silent,
  type About,
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

const actions: Record<string, IamAction> = {
  GetGroup: ({ iam, fields }) => getGroup(iam, fields),
  GetGroupPolicy: (call) => getPolicy(call.iam, holder(call), call.fields),
  ListAttachedGroupPolicies: ({ iam, fields }) => listAttachedGroupPolicies(iam, fields),
  ListGroupPolicies: (call) => listPolicies(call.iam, holder(call), call.fields),
  CreateGroup: (call) => createGroup(call.iam, { name: namedGroup(call), path: pathAsked(call) }),
  DeleteGroup: silent((call) => deleteGroup(call.iam, namedGroup(call))),
  PutGroupPolicy: silent((call) => putPolicy(call.iam, holder(call), givenPolicy(call))),
  DeleteGroupPolicy: silent((call) => deletePolicy(call.iam, holder(call), namedPolicy(call))),
  AddUserToGroup: silent((call) => addUserToGroup(call.iam, membership(call))),
  RemoveUserFromGroup: silent((call) => removeUserFromGroup(call.iam, membership(call))),
};

export const groupActions = new Map(guarded(actions, aboutGroup));

const pathAsked = ({ fields }: IamCall) => checkName("path", fields.maybe("Path") ?? "/");
const holder = (call: IamCall) => groupPolicies(call.iam, namedGroup(call));
const membership = (call: IamCall) => ({ group: namedGroup(call), user: namedUser(call) });

const accessGroupPath = "/rolecall/";

function aboutGroup(call: IamCall): About {
  const name = namedGroup(call);
  const path = call.fields.action === "CreateGroup" ? pathAsked(call) : pathOf(name, call);
  return {
    resource: `arn:aws:iam::${call.iam.accountId}:group${path}${name}`,
    words: `group ${name}`,
  };
}

/** Of a group that is not there nobody knows the path; it is taken for one of the bot's, so that AWS says it is not there. */
const pathOf = (name: string, { iam }: IamCall) =>
  iam.written.groups.get(name)?.path ?? accessGroupPath;
