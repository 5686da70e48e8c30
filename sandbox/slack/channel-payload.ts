// How Slack tells an app about one channel or direct message.
import type { Channel } from "./roster.ts";
import type { SlackSeed } from "./slack-seed.ts";

const CREATED = 1_449_252_889;

export function channelPayload(channel: Channel, seed: SlackSeed): Record<string, unknown> {
  return channel.directWith === undefined
    ? sharedRoom(channel, seed)
    : directMessages(channel, seed);
}

function sharedRoom(channel: Channel, { teamId, bot }: SlackSeed) {
  const { id, name, connectedTeams, invitedTeams, orgShared } = channel;
  const isExternallyShared = connectedTeams.size > 0;
  return {
    id,
    name,
    name_normalized: name,
    created: CREATED,
    context_team_id: teamId,
    is_channel: !channel.private,
    is_group: channel.private,
    is_im: false,
    is_mpim: false,
    is_private: channel.private,
    is_archived: channel.archived,
    is_general: name === "general",
    is_member: channel.members.has(bot.userId),
    is_shared: isExternallyShared || orgShared,
    is_ext_shared: isExternallyShared,
    is_org_shared: orgShared,
    is_pending_ext_shared: invitedTeams.size > 0,
    pending_shared: [...invitedTeams],
    pending_connected_team_ids: [...invitedTeams],
    connected_team_ids: [...connectedTeams],
    shared_team_ids: [teamId, ...connectedTeams],
  };
}

function directMessages({ id, directWith, archived }: Channel, { teamId }: SlackSeed) {
  return {
    id,
    created: CREATED,
    context_team_id: teamId,
    user: directWith,
    is_im: true,
    is_archived: archived,
    is_shared: false,
    is_ext_shared: false,
    is_org_shared: false,
  };
}
