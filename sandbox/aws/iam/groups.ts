// IAM groups: creating and deleting one, who is in one, and the managed policies of one.
import { alreadyExists, deleteConflict, limitExceeded } from "../aws-error.ts";
import type { QueryFields, XmlObject } from "../query-protocol.ts";
import { checkName } from "./iam-names.ts";
import { groupShape, userShape } from "./iam-shapes.ts";
import { newGroup, uniqueId, type IamUser } from "./iam-state.ts";
import { groupIn, type Iam } from "./iam.ts";
import { listAttachedPolicies } from "./attached-policies.ts";
import { pageOf } from "./paging.ts";

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

/** Refused while anybody is in it, or a policy on it. */
export function deleteGroup(iam: Iam, name: string): void {
  const { members, policies, attached } = groupIn(iam.written, name);
  if (members.size > 0)
    throw deleteConflict("Cannot delete entity, must remove users from group first.");
  if (policies.size > 0) throw deleteConflict("Cannot delete entity, must delete policies first.");
  if (attached.size > 0)
    throw deleteConflict("Cannot delete entity, must detach all policies first.");
  iam.write((state) => state.groups.remove(name));
}

export function getGroup(iam: Iam, fields: QueryFields): XmlObject {
  const state = iam.visible();
  const group = groupIn(state, checkName("groupName", fields.text("GroupName")));
  const members = [...group.members].flatMap((name) => state.users.get(name) ?? []);
  const { page, end } = pageOf(members, (user) => user.name, fields);
  return { Group: groupShape(group), Users: page.map(memberShape), ...end };
}

/** A list of users says less of each than GetUser does. */
function memberShape(user: IamUser): XmlObject {
  return { ...userShape(user), PermissionsBoundary: undefined, Tags: undefined };
}

export function listAttachedGroupPolicies(iam: Iam, fields: QueryFields): XmlObject {
  const name = checkName("groupName", fields.text("GroupName"));
  return listAttachedPolicies(groupIn(iam.visible(), name), fields);
}
