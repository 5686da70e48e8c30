// What somebody changes in the workspace while the bot runs: people, user groups, channels.
import type { Channel, UserGroup } from "./roster.ts";
import type { SeedPerson } from "./slack-seed.ts";
import type { SlackWorld } from "./slack-world.ts";

/** `person`, `group` and `channel` by key, id or name; `team` is another workspace's id. */
export type SlackChange =
  | { do: "deactivate" | "reactivate" | "make-member"; person: string }
  | { do: "make-guest"; person: string; singleChannel?: boolean }
  /** Without `email`, the address is gone. */
  | { do: "set-email"; person: string; email?: string }
  | { do: "rename-person"; person: string; name: string }
  | { do: "add-person"; person: SeedPerson }
  | { do: "add-to-group" | "remove-from-group"; group: string; person: string }
  | { do: "disable-group" | "enable-group"; group: string }
  | { do: "set-handle"; group: string; handle: string }
  | { do: "join-channel" | "leave-channel"; channel: string; person: string }
  | { do: "archive-channel" | "unarchive-channel" | "make-private"; channel: string }
  | { do: "add-bot" | "remove-bot"; channel: string }
  /** A team is asked to share the channel, and shares it, and does no longer. */
  | { do: "invite-team" | "share-channel" | "unshare-channel"; channel: string; team: string }
  | { do: "share-in-organization"; channel: string }
  /** The app is installed anew with other scopes; its token stays the same. */
  | { do: "set-scopes"; scopes: string[] };

/** Settles when the bot was told, where it is subscribed to be told. */
export async function changeSlack(change: SlackChange, world: SlackWorld): Promise<void> {
  if (change.do === "add-person") world.workspace.addPerson(structuredClone(change.person));
  else if (change.do === "set-scopes") world.granted.scopes = change.scopes;
  else if ("group" in change) changeGroup(change, world);
  else if ("channel" in change) await changeChannel(change, world);
  else changePerson(change, personCalled(change.person, world));
}

type About<Part extends string> = Extract<SlackChange, Record<Part, unknown>>;

type PersonChange = Exclude<
  About<"person">,
  About<"group"> | About<"channel"> | { do: "add-person" }
>;

function changePerson(change: PersonChange, person: SeedPerson): void {
  switch (change.do) {
    case "deactivate":
    case "reactivate":
      person.deactivated = change.do === "deactivate";
      return;
    case "make-guest":
      Object.assign(person, { guest: true, singleChannelGuest: change.singleChannel === true });
      return;
    case "make-member":
      Object.assign(person, { guest: false, singleChannelGuest: false });
      return;
    case "set-email":
      if (change.email === undefined) delete person.email;
      else person.email = change.email;
      return;
    case "rename-person":
      person.name = change.name;
  }
}

function changeGroup(change: About<"group">, world: SlackWorld): void {
  const group = groupCalled(change.group, world);
  switch (change.do) {
    case "add-to-group":
      group.members.add(personCalled(change.person, world).id);
      return;
    case "remove-from-group":
      group.members.delete(personCalled(change.person, world).id);
      return;
    case "disable-group":
    case "enable-group":
      group.disabled = change.do === "disable-group";
      return;
    case "set-handle":
      group.handle = change.handle;
  }
}

async function changeChannel(change: About<"channel">, world: SlackWorld): Promise<void> {
  const channel = channelCalled(change.channel, world);
  if ("team" in change) return connect(change, channel, world);
  const { bot } = world.seed;
  switch (change.do) {
    case "join-channel":
      channel.members.add(personCalled(change.person, world).id);
      return;
    case "leave-channel":
      channel.members.delete(personCalled(change.person, world).id);
      return;
    case "add-bot":
      channel.members.add(bot.userId);
      return;
    case "remove-bot":
      channel.members.delete(bot.userId);
      return;
    case "make-private":
      channel.private = true;
      return;
    case "share-in-organization":
      channel.orgShared = true;
      return;
    default:
      channel.archived = change.do === "archive-channel";
  }
}

async function connect(
  { do: how, team }: About<"team">,
  channel: Channel,
  world: SlackWorld,
): Promise<void> {
  const { connectedTeams, invitedTeams } = channel;
  if (how === "invite-team") {
    invitedTeams.add(team);
    return;
  }
  invitedTeams.delete(team);
  const about = { channel: channel.id };
  if (how === "share-channel") {
    connectedTeams.add(team);
    const event = { type: "channel_shared", connected_team_id: team, channel: channel.id };
    await world.sendEvent(event, about);
    return;
  }
  connectedTeams.delete(team);
  removeTeam(team, channel, world);
  const event = {
    type: "channel_unshared",
    previously_connected_team_id: team,
    channel: channel.id,
    is_ext_shared: connectedTeams.size > 0,
  };
  await world.sendEvent(event, about);
}

/** With the workspace go its people. */
function removeTeam(team: string, { members }: Channel, { workspace }: SlackWorld): void {
  for (const { id, teamId } of workspace.people()) if (teamId === team) members.delete(id);
}

function personCalled(keyOrId: string, { workspace }: SlackWorld): SeedPerson {
  return known(workspace.person(keyOrId), `nobody in this workspace is called ${keyOrId}`);
}

function groupCalled(keyOrId: string, { workspace }: SlackWorld): UserGroup {
  return known(workspace.group(keyOrId), `there is no user group ${keyOrId}`);
}

function channelCalled(idOrName: string, { workspace }: SlackWorld): Channel {
  return known(workspace.channel(idOrName), `there is no channel ${idOrName}`);
}

function known<Thing>(thing: Thing | undefined, otherwise: string): Thing {
  if (thing === undefined) throw new Error(otherwise);
  return thing;
}
