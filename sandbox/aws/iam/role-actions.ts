// Actions on the roles of the account the caller is in: a session may do what its own role allows.
import { decideAct, type ActDecision } from "../act-decision.ts";
import { notAuthorized } from "../caller.ts";
import type { XmlObject } from "../query-protocol.ts";
import {
  givenPolicy,
  namedPolicy,
  namedRole,
  silent,
  type IamAction,
  type IamCall,
} from "./iam-action.ts";
import { roleShape } from "./iam-shapes.ts";
import { findRole, roleIn, type NamedRole } from "./iam.ts";
import {
  deletePolicy,
  getPolicy,
  listPolicies,
  putPolicy,
  rolePolicies,
} from "./inline-policies.ts";

const actions: Record<string, IamAction> = {
  GetRole: getRole,
  GetRolePolicy: (call) => getPolicy(call.iam, holder(call), call.fields),
  ListRolePolicies: (call) => listPolicies(call.iam, holder(call), call.fields),
  PutRolePolicy: silent((call) => putPolicy(call.iam, holder(call), givenPolicy(call))),
  DeleteRolePolicy: silent((call) => deletePolicy(call.iam, holder(call), namedPolicy(call))),
};

export const roleActions = new Map<string, IamAction>(
  Object.entries(actions).map(([name, action]) => [
    name,
    (call) => {
      checkRights(call);
      return action(call);
    },
  ]),
);

const roleAsked = (call: IamCall): NamedRole => ({
  accountId: call.caller.session.role.accountId,
  name: namedRole(call),
});

const holder = (call: IamCall) => rolePolicies(call.iam, roleAsked(call));

function getRole(call: IamCall): XmlObject {
  return { Role: roleShape(roleIn(call.iam.visible(), roleAsked(call))) };
}

function checkRights(call: IamCall): void {
  const asked = roleAsked(call);
  const action = `iam:${call.fields.action}`;
  const { allowed, statement } = decisionOn(action, asked, call);
  if (allowed) return;
  const why = statement && "with an explicit deny in an identity-based policy";
  throw notAuthorized(call.caller, { action, resource: `role ${asked.name}`, why });
}

function decisionOn(
  action: string,
  asked: NamedRole,
  { iam, caller }: IamCall,
): Pick<ActDecision, "allowed" | "statement"> {
  if (caller.isBot) return { allowed: /^iam:(Get|List)/.test(action) };
  const state = iam.visible();
  // Of a role that is not there, nobody knows the path.
  const resource =
    findRole(state, asked)?.arn ?? `arn:aws:iam::${asked.accountId}:role/${asked.name}`;
  return decideAct(caller.session, { action, resource }, { state, at: iam.clock.now() });
}
