// usergroups.users.list: the people of one user group.
import { isYes, type Method, missing, refuse, textOf } from "./answer.ts";

export const usergroupsUsersList: Method = (given, { workspace }) => {
  const id = textOf(given, "usergroup");
  if (id === undefined) return missing("usergroup");
  const group = workspace.groups().find((one) => one.id === id);
  // Slack documents no answer of its own for a disabled group without `include_disabled`; to an app it is not there.
  if (!group || (group.disabled && !isYes(given, "include_disabled"))) {
    return refuse("no_such_subteam");
  }
  // People who left, and guests, stay listed: an app has to look at each of them anyway.
  return { ok: true, users: [...group.members] };
};
