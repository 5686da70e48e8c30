// IAM groups: creating one, and its inline policies.
import { alreadyExists, limitExceeded, noSuchEntity } from "../aws-error.ts";
import { checkPolicy } from "../policy/policy-grammar.ts";
import type { QueryFields, XmlObject } from "../query-protocol.ts";
import { checkName } from "./iam-names.ts";
import { encodeDocument, groupShape } from "./iam-shapes.ts";
import { newGroup, uniqueId } from "./iam-state.ts";
import { groupIn, type Iam } from "./iam.ts";
import { pageOf } from "./paging.ts";
import { countedSize } from "./quotas.ts";

export function createGroup(iam: Iam, wanted: { name: string; path: string }): XmlObject {
  const name = checkName("groupName", wanted.name);
  const path = checkName("path", wanted.path);
  if (iam.written.groups.has(name)) throw alreadyExists(`Group with name ${name} already exists.`);
  if (iam.written.groups.size() >= iam.quotas.groups)
    throw limitExceeded(`Cannot exceed quota for GroupsPerAccount: ${iam.quotas.groups}`);
  const identity = {
    name,
    path,
    id: uniqueId("AGPA", `${name} ${iam.nextSerial()}`),
    arn: `arn:aws:iam::${iam.accountId}:group${path}${name}`,
    createdAt: iam.clock.now(),
  };
  iam.write((state) => state.groups.put(newGroup(identity)));
  return { Group: groupShape(newGroup(identity)) };
}

export interface GroupPolicy {
  group: string;
  policy: string;
  document: string;
}

export function putGroupPolicy(iam: Iam, { group, policy, document }: GroupPolicy): void {
  checkName("policyName", policy);
  const { policies } = groupIn(iam.written, group);
  checkPolicy(document, "identity");
  const after = new Map(policies).set(policy, document);
  if (countedSize(after.values()) > iam.quotas.groupPolicySize)
    throw limitExceeded(
      `Maximum policy size of ${iam.quotas.groupPolicySize} bytes exceeded for group ${group}`,
    );
  iam.write((state) => state.groups.get(group)?.policies.set(policy, document));
}

export function deleteGroupPolicy(
  iam: Iam,
  { group, policy }: Omit<GroupPolicy, "document">,
): void {
  if (!groupIn(iam.written, group).policies.has(policy)) throw noSuchPolicy(policy);
  iam.write((state) => state.groups.get(group)?.policies.delete(policy));
}

export function getGroupPolicy(iam: Iam, fields: QueryFields): XmlObject {
  const group = namedGroup(iam, fields);
  const PolicyName = checkName("policyName", fields.text("PolicyName"));
  const document = group.policies.get(PolicyName);
  if (document === undefined) throw noSuchPolicy(PolicyName);
  return { GroupName: group.name, PolicyName, PolicyDocument: encodeDocument(document) };
}

export function listGroupPolicies(iam: Iam, fields: QueryFields): XmlObject {
  const names = namedGroup(iam, fields).policies.keys();
  const { page, end } = pageOf(names, (name) => name, fields);
  return { PolicyNames: page, ...end };
}

/** The sandbox attaches no managed policies, so the list is empty for every group that exists. */
export function listAttachedGroupPolicies(iam: Iam, fields: QueryFields): XmlObject {
  namedGroup(iam, fields);
  const { end } = pageOf<string>([], (name) => name, fields);
  return { AttachedPolicies: [], ...end };
}

const namedGroup = (iam: Iam, fields: QueryFields) =>
  groupIn(iam.visible(), checkName("groupName", fields.text("GroupName")));

const noSuchPolicy = (policy: string) =>
  noSuchEntity(`The group policy with name ${policy} cannot be found.`);
