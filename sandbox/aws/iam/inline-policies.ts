// Inline policies, of users, groups and roles alike: put, deleted, read and listed.
import { limitExceeded, noSuchEntity } from "../aws-error.ts";
import { checkPolicy } from "../policy/policy-grammar.ts";
import type { QueryFields, XmlObject } from "../query-protocol.ts";
import { checkName } from "./iam-names.ts";
import { encodeDocument } from "./iam-shapes.ts";
import type { IamState } from "./iam-state.ts";
import { groupIn, roleIn, userIn, type Iam, type NamedRole } from "./iam.ts";
import { pageOf } from "./paging.ts";
import { countedSize } from "./quotas.ts";

export interface PolicyHolder {
  kind: "user" | "group" | "role";
  name: string;
  /** Refuses with NoSuchEntity where the holder is not in this state. */
  policiesIn(state: IamState): Map<string, string>;
  /** Non-whitespace characters of all of them together. */
  mostCharacters: number;
}

export const userPolicies = ({ quotas }: Iam, name: string): PolicyHolder => ({
  kind: "user",
  name,
  policiesIn: (state) => userIn(state, name).policies,
  mostCharacters: quotas.userPolicySize,
});

export const groupPolicies = ({ quotas }: Iam, name: string): PolicyHolder => ({
  kind: "group",
  name,
  policiesIn: (state) => groupIn(state, name).policies,
  mostCharacters: quotas.groupPolicySize,
});

export const rolePolicies = ({ quotas }: Iam, role: NamedRole): PolicyHolder => ({
  kind: "role",
  name: role.name,
  policiesIn: (state) => roleIn(state, role).policies,
  mostCharacters: quotas.rolePolicySize,
});

export function putPolicy(
  iam: Iam,
  holder: PolicyHolder,
  { policy, document }: { policy: string; document: string },
): void {
  checkName("policyName", policy);
  const before = holder.policiesIn(iam.written);
  checkPolicy(document, "identity");
  if (countedSize(new Map(before).set(policy, document).values()) > holder.mostCharacters)
    throw limitExceeded(
      `Maximum policy size of ${holder.mostCharacters} bytes exceeded for ${holder.kind} ${holder.name}`,
    );
  iam.write((state) => holder.policiesIn(state).set(policy, document));
}

export function deletePolicy(iam: Iam, holder: PolicyHolder, policy: string): void {
  if (!holder.policiesIn(iam.written).has(policy)) throw noSuchPolicy(holder, policy);
  iam.write((state) => holder.policiesIn(state).delete(policy));
}

const nameFields = { user: "UserName", group: "GroupName", role: "RoleName" };

export function getPolicy(iam: Iam, holder: PolicyHolder, fields: QueryFields): XmlObject {
  const PolicyName = checkName("policyName", fields.text("PolicyName"));
  const document = holder.policiesIn(iam.visible()).get(PolicyName);
  if (document === undefined) throw noSuchPolicy(holder, PolicyName);
  return {
    [nameFields[holder.kind]]: holder.name,
    PolicyName,
    PolicyDocument: encodeDocument(document),
  };
}

export function listPolicies(iam: Iam, holder: PolicyHolder, fields: QueryFields): XmlObject {
  const names = holder.policiesIn(iam.visible()).keys();
  const { page, end } = pageOf(names, (name) => name, fields);
  return { PolicyNames: page, ...end };
}

const noSuchPolicy = ({ kind }: PolicyHolder, policy: string) =>
  noSuchEntity(`The ${kind} policy with name ${policy} cannot be found.`);
