// Actions on users, and what policies see of the user.
import { tagKeys } from "../policy/call-context.ts";
import {
  givenPolicy,
  guarded,
  namedPolicy,
  namedUser,
  silent,
  type About,
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

const actions: Record<string, IamAction> = {
  GetUser: ({ iam, fields }) => getUser(iam, fields),
  GetUserPolicy: (call) => getPolicy(call.iam, holder(call), call.fields),
  ListGroupsForUser: ({ iam, fields }) => listGroupsForUser(iam, fields),
  ListMFADevices: ({ iam, fields }) => listMfaDevices(iam, fields),
  ListUserPolicies: (call) => listPolicies(call.iam, holder(call), call.fields),
  PutUserPolicy: silent((call) => putPolicy(call.iam, holder(call), givenPolicy(call))),
  DeleteUserPolicy: silent((call) => deletePolicy(call.iam, holder(call), namedPolicy(call))),
};

export const userActions = new Map(guarded(actions, aboutUser));

const holder = (call: IamCall) => userPolicies(call.iam, namedUser(call));

/** A user who does not exist carries no boundary. */
function aboutUser(call: IamCall): About {
  // The action itself says what it makes of a call without a name.
  if (call.fields.maybe("UserName") === undefined) return { resource: "*" };
  const name = namedUser(call);
  const user = call.iam.visible().users.get(name);
  const tags = user?.tags ?? new Map<string, string>();
  return {
    resource: user?.arn ?? `arn:aws:iam::${call.iam.accountId}:user/${name}`,
    words: `user ${name}`,
    context: {
      "iam:PermissionsBoundary": user?.boundary,
      ...tagKeys("aws:ResourceTag", tags),
      ...tagKeys("iam:ResourceTag", tags),
    },
  };
}
