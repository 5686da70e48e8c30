// Actions on the roles of the account the caller is in, and what policies see of each.
import { checkMayCall } from "../caller-rights.ts";
import { requestTagKeys, tagKeys, type KnownKeys } from "../policy/call-context.ts";
import type { XmlObject } from "../query-protocol.ts";
import { attachPolicy, detachPolicy, listAttachedPolicies } from "./attached-policies.ts";
import {
  givenPolicy,
  guarded,
  namedPolicy,
  namedRole,
  silent,
  type About,
  type IamAction,
  type IamCall,
} from "./iam-action.ts";
import { roleShape } from "./iam-shapes.ts";
import { roleArn, type IamRole } from "./iam-state.ts";
import { findRole, roleIn, type NamedRole } from "./iam.ts";
import {
  deletePolicy,
  getPolicy,
  listPolicies,
  putPolicy,
  rolePolicies,
} from "./inline-policies.ts";
import { pageOf } from "./paging.ts";
import { readNewRole, readRoleChange } from "./role-request.ts";
import { createRole, updateRole, updateTrust } from "./roles.ts";

const actions: Record<string, IamAction> = {
  GetRole: getRole,
  GetRolePolicy: (call) => getPolicy(call.iam, holder(call), call.fields),
  ListRolePolicies: (call) => listPolicies(call.iam, holder(call), call.fields),
  ListAttachedRolePolicies: (call) =>
    listAttachedPolicies(roleIn(call.iam.visible(), roleAsked(call)), call.fields),
  PutRolePolicy: silent((call) => putPolicy(call.iam, holder(call), givenPolicy(call))),
  DeleteRolePolicy: silent((call) => deletePolicy(call.iam, holder(call), namedPolicy(call))),
  CreateRole: makeRole,
  UpdateRole: silent((call) => updateRole(call.iam, roleAsked(call), readRoleChange(call.fields))),
  UpdateAssumeRolePolicy: silent((call) =>
    updateTrust(call.iam, roleAsked(call), call.fields.text("PolicyDocument")),
  ),
  AttachRolePolicy: silent((call) =>
    attachPolicy(call.iam, roleAsked(call), call.fields.text("PolicyArn")),
  ),
  DetachRolePolicy: silent((call) =>
    detachPolicy(call.iam, roleAsked(call), call.fields.text("PolicyArn")),
  ),
};

export const roleActions = new Map([
  ...guarded(actions, aboutRole),
  ...guarded({ ListRoles: listRoles }, () => ({ resource: "*" })),
]);

const roleAsked = (call: IamCall): NamedRole => ({
  accountId: call.caller.session.role.accountId,
  name: namedRole(call),
});

const holder = (call: IamCall) => rolePolicies(call.iam, roleAsked(call));

function getRole(call: IamCall): XmlObject {
  return { Role: roleShape(roleIn(call.iam.visible(), roleAsked(call))) };
}

function listRoles({ iam, fields, caller }: IamCall): XmlObject {
  const { accountId } = caller.session.role;
  const roles = [...iam.visible().roles.values()].filter((role) => role.accountId === accountId);
  const { page, end } = pageOf(roles, ({ name }) => name, fields);
  return { Roles: page.map(listedShape), ...end };
}

/** A list of roles says less of each than GetRole does. */
function listedShape(role: IamRole): XmlObject {
  return { ...roleShape(role), Tags: undefined };
}

/** To create a role with tags is to tag one, too. */
function makeRole(call: IamCall): XmlObject {
  const wanted = readNewRole(call.fields);
  if (wanted.tags.size > 0)
    checkMayCall(call.iam, call.caller, { action: "iam:TagRole", ...aboutRole(call) });
  return createRole(call.iam, roleAsked(call).accountId, wanted);
}

function aboutRole(call: IamCall): About {
  const { accountId, name } = roleAsked(call);
  const words = `role ${name}`;
  if (call.fields.action === "CreateRole") {
    const { path, tags } = readNewRole(call.fields);
    return { resource: roleArn({ accountId, path, name }), words, context: requestTagKeys(tags) };
  }
  // Of a role that is not there, nobody knows the path.
  const known = findRole(call.iam.visible(), { accountId, name });
  const tags = known?.tags ?? new Map<string, string>();
  return {
    resource: known?.arn ?? roleArn({ accountId, path: "/", name }),
    words,
    context: {
      ...policyKey(call),
      ...tagKeys("aws:ResourceTag", tags),
      ...tagKeys("iam:ResourceTag", tags),
    },
  };
}

const policyKey = ({ fields }: IamCall): KnownKeys => ({
  "iam:PolicyARN": fields.maybe("PolicyArn"),
});
