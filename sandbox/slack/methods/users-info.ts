// users.info: what Slack says about one person.
import { userName } from "../payloads.ts";
import type { SeedPerson, SlackSeed } from "../slack-seed.ts";
import type { SlackWorld } from "../slack-world.ts";
import { type Method, missing, refuse, textOf } from "./answer.ts";

export const usersInfo: Method = (given, world) => {
  const id = textOf(given, "user");
  if (id === undefined) return missing("user");
  if (id === world.seed.bot.userId) return { ok: true, user: botUser(world.seed) };
  const person = world.workspace.people().find((one) => one.id === id);
  return person ? { ok: true, user: userPayload(person, world) } : refuse("user_not_found");
};

function userPayload(person: SeedPerson, world: SlackWorld) {
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

function isStranger(person: SeedPerson, { seed, workspace }: SlackWorld): boolean {
  const external = person.teamId !== undefined && person.teamId !== seed.teamId;
  return external && !workspace.channels().some((channel) => channel.members.has(person.id));
}

function botUser({ bot, teamId }: SlackSeed) {
  return {
    id: bot.userId,
    team_id: teamId,
    name: bot.name,
    deleted: false,
    profile: { real_name: bot.name, display_name: bot.name, bot_id: bot.botId },
    is_bot: true,
    is_app_user: false,
    is_restricted: false,
    is_ultra_restricted: false,
  };
}
