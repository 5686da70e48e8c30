// Who is in which group.
import { limitExceeded, noSuchEntity } from "../aws-error.ts";
import { joinGroup, leaveGroup } from "./iam-state.ts";
import { groupIn, userIn, type Iam } from "./iam.ts";

export interface Membership {
  user: string;
  group: string;
}

/** Adding a member again changes nothing and is no error. */
export function addUserToGroup(iam: Iam, { user, group }: Membership): void {
  groupIn(iam.written, group);
  const { groups } = userIn(iam.written, user);
  if (groups.has(group)) return;
  if (groups.size >= iam.quotas.groupsPerUser)
    throw limitExceeded(`Cannot exceed quota for GroupsPerUser: ${iam.quotas.groupsPerUser}`);
  iam.write((state) => joinGroup(state, user, group));
}

export function removeUserFromGroup(iam: Iam, { user, group }: Membership): void {
  groupIn(iam.written, group);
  if (!userIn(iam.written, user).groups.has(group))
    throw noSuchEntity(`The user with name ${user} is not in the group with name ${group}.`);
  iam.write((state) => leaveGroup(state, user, group));
}
