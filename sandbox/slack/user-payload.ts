// How Slack tells an app about one person, one bot, or Slackbot.
import { userName } from "./payloads.ts";
import { appOf, ownApp, type SeedApp, type SeedPerson } from "./slack-seed.ts";
import type { SlackWorld } from "./slack-world.ts";

const SLACKBOT = "USLACKBOT";

export type UserPayload = Record<string, unknown> & { id: string };

export function userCalled(id: string, world: SlackWorld): UserPayload | undefined {
  const { seed, workspace } = world;
  const person = workspace.people().find((one) => one.id === id);
  if (person) return personPayload(person, world);
  const app = appOf(id, seed);
  if (app) return appPayload(app, seed.teamId);
  return id === SLACKBOT ? slackbotPayload(seed.teamId) : undefined;
}

export function everyUser(world: SlackWorld): UserPayload[] {
  const { seed, workspace } = world;
  const apps = [ownApp(seed), ...(seed.neighbour ? [seed.neighbour] : [])];
  return [
    slackbotPayload(seed.teamId),
    ...workspace.people().map((person) => personPayload(person, world)),
    ...apps.map((app) => appPayload(app, seed.teamId)),
  ];
}

function personPayload(person: SeedPerson, world: SlackWorld): UserPayload {
  const { id, name, email, teamId = world.seed.teamId, timeZone = "UTC" } = person;
  const mail = email === undefined ? {} : { email };
  return {
    id,
    team_id: teamId,
    name: userName(person),
    deleted: person.deactivated === true,
    real_name: name,
    tz: timeZone,
    profile: { real_name: name, display_name: name, ...mail, team: teamId },
    is_admin: person.admin === true,
    is_owner: false,
    is_restricted: person.guest === true || person.singleChannelGuest === true,
    is_ultra_restricted: person.singleChannelGuest === true,
    is_bot: person.isBot === true,
    is_app_user: false,
    is_email_confirmed: email !== undefined,
    // Only for people of another workspace with whom no channel is shared: no test for "external".
    ...(isStranger(person, world) ? { is_stranger: true } : {}),
  };
}

function appPayload({ userId, botId, name }: SeedApp, teamId: string): UserPayload {
  return {
    ...nobodySpecial,
    id: userId,
    team_id: teamId,
    name: name.toLowerCase(),
    real_name: name,
    profile: { real_name: name, display_name: name, bot_id: botId },
    is_bot: true,
  };
}

/** Slack's own robot is no bot, by its own account. */
function slackbotPayload(teamId: string): UserPayload {
  return {
    ...nobodySpecial,
    id: SLACKBOT,
    team_id: teamId,
    name: "slackbot",
    real_name: "Slackbot",
    profile: { real_name: "Slackbot", display_name: "Slackbot" },
    is_bot: false,
  };
}

const nobodySpecial = {
  deleted: false,
  is_admin: false,
  is_owner: false,
  is_restricted: false,
  is_ultra_restricted: false,
  is_app_user: false,
};

function isStranger(person: SeedPerson, { seed, workspace }: SlackWorld): boolean {
  const external = person.teamId !== undefined && person.teamId !== seed.teamId;
  return external && !workspace.channels().some((channel) => channel.members.has(person.id));
}
