// The shapes Slack sends to an app and answers with: people, channels, messages and views.
import type { TextObject } from "./block-kit.ts";
import { appOf, domainOf, type SeedApp, type SeedPerson, type SlackSeed } from "./slack-seed.ts";
import { stateOf } from "./view-state.ts";
import type { StoredView } from "./stored-view.ts";
import type { StoredMessage } from "./messages.ts";
import type { Channel } from "./roster.ts";

/** What every interaction carries. `team` is where the app is installed, `user.team_id` where the person is at home. */
export function envelope(seed: SlackSeed, person: SeedPerson, { appId }: { appId: string } = seed) {
  return {
    team: { id: seed.teamId, domain: domainOf(seed) },
    user: {
      id: person.id,
      username: userName(person),
      name: userName(person),
      team_id: person.teamId ?? seed.teamId,
    },
    api_app_id: appId,
    token: "verification-token",
    enterprise: null,
    is_enterprise_install: false,
  };
}

export function userName(person: SeedPerson): string {
  return person.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, ".");
}

export function channelName(channel: Channel): string {
  return channel.directWith === undefined ? channel.name : "directmessage";
}

export function messagePayload(seed: SlackSeed, message: StoredMessage) {
  const { teamId } = seed;
  const app = appOf(message.from, seed);
  const author = app
    ? { bot_id: app.botId, app_id: app.appId, bot_profile: botProfile(app, teamId) }
    : {};
  return {
    user: message.from,
    type: "message",
    ts: message.ts,
    ...author,
    text: message.text,
    team: teamId,
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    ...(message.edited ? { edited: { user: message.from, ts: message.ts } } : {}),
    blocks: message.blocks,
  };
}

/** What a view shows where the app said nothing. */
const BARE_VIEW = {
  title: { type: "plain_text", text: "View Title" } as TextObject,
  submit: null,
  close: null,
  private_metadata: "",
  callback_id: "",
  external_id: "",
  clear_on_close: false,
  notify_on_close: false,
};

export function viewPayload(seed: SlackSeed, view: StoredView, person: SeedPerson) {
  return {
    ...BARE_VIEW,
    ...view.definition,
    id: view.id,
    team_id: person.teamId ?? seed.teamId,
    app_id: seed.appId,
    app_installed_team_id: seed.teamId,
    bot_id: seed.bot.botId,
    root_view_id: view.rootId,
    previous_view_id: view.previousId,
    hash: view.hash,
    state: { values: stateOf(view.definition.blocks, view.typed) },
  };
}

function botProfile({ botId, appId, name }: SeedApp, teamId: string) {
  return { id: botId, app_id: appId, name, team_id: teamId, deleted: false };
}
