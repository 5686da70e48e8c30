// The workspace as it is, to look at from outside.
import type { Channel, UserGroup } from "./roster.ts";
import type { SeedPerson } from "./slack-seed.ts";
import type { Workspace } from "./workspace.ts";

/** Sets as lists, for JSON. */
type Listed<Thing> = {
  [Key in keyof Thing]: Thing[Key] extends Set<string> ? string[] : Thing[Key];
};

export interface SlackSight {
  people: SeedPerson[];
  groups: Listed<UserGroup>[];
  channels: Listed<Channel>[];
}

export function slackSight(workspace: Workspace): SlackSight {
  return {
    people: structuredClone([...workspace.people()]),
    groups: workspace.groups().map((group) => ({ ...group, members: [...group.members] })),
    channels: workspace.channels().map((channel) => ({
      ...channel,
      members: [...channel.members],
      connectedTeams: [...channel.connectedTeams],
      invitedTeams: [...channel.invitedTeams],
    })),
  };
}
