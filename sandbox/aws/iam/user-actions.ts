// Actions on users; the bot writes inline policies only where its rights say so.
import { checkBotMayWritePolicies } from "../bot-rights.ts";
import {
  givenPolicy,
  namedPolicy,
  namedUser,
  silent,
  type IamAction,
  type IamCall,
} from "./iam-action.ts";
import {
  deletePolicy,
  getPolicy,
  listPolicies,
  putPolicy,
  userPolicies,
} from "./inline-policies.ts";
import { getUser, listGroupsForUser, listMfaDevices } from "./users.ts";

export const userActions = new Map<string, IamAction>([
  ["GetUser", ({ iam, fields }) => getUser(iam, fields)],
  ["GetUserPolicy", (call) => getPolicy(call.iam, holder(call), call.fields)],
  ["ListGroupsForUser", ({ iam, fields }) => listGroupsForUser(iam, fields)],
  ["ListMFADevices", ({ iam, fields }) => listMfaDevices(iam, fields)],
  ["ListUserPolicies", (call) => listPolicies(call.iam, holder(call), call.fields)],
  [
    "PutUserPolicy",
    silent((call) => {
      const given = givenPolicy(call);
      checkRights(call);
      putPolicy(call.iam, holder(call), given);
    }),
  ],
  [
    "DeleteUserPolicy",
    silent((call) => {
      const policy = namedPolicy(call);
      checkRights(call);
      deletePolicy(call.iam, holder(call), policy);
    }),
  ],
]);

const holder = (call: IamCall) => userPolicies(call.iam, namedUser(call));

function checkRights(call: IamCall): void {
  const user = namedUser(call);
  const boundary = call.iam.visible().users.get(user)?.boundary;
  checkBotMayWritePolicies({ action: call.fields.action, user, boundary }, call);
}
