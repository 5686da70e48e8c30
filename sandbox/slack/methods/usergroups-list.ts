// usergroups.list: every user group of the workspace, all at once: Slack has no pages here.
import type { UserGroup } from "../roster.ts";
import { type Method, isYes } from "./answer.ts";

export const usergroupsList: Method = (given, { seed, workspace }) => {
  const withDisabled = isYes(given, "include_disabled");
  const payload = (group: UserGroup) => ({
    id: group.id,
    team_id: seed.teamId,
    is_usergroup: true,
    is_subteam: true,
    name: group.name,
    description: "",
    handle: group.handle,
    is_external: false,
    date_create: 1_446_598_059,
    date_update: 1_446_598_059,
    // The only sign of a group that is disabled.
    date_delete: group.disabled ? 1_446_670_362 : 0,
    auto_type: null,
    prefs: { channels: [], groups: [] },
    ...(isYes(given, "include_users") ? { users: [...group.members] } : {}),
    ...(isYes(given, "include_count") ? { user_count: group.members.size } : {}),
  });
  const shown = workspace.groups().filter(({ disabled }) => withDisabled || !disabled);
  return { ok: true, usergroups: shown.map(payload) };
};
