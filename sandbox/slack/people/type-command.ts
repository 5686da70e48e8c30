// Typing the slash command.
import { channelName, userName } from "../payloads.ts";
import { type RefusedReply, reply } from "../reply.ts";
import { domainOf, type SeedPerson } from "../slack-seed.ts";
import type { SlackWorld } from "../slack-world.ts";
import type { Channel } from "../roster.ts";
import { actingPerson, isExternal, visibleChannel } from "./acting-person.ts";
import { refusedBySlack, startTelling, type Told } from "./told.ts";

export interface TypedCommand {
  text: string;
  /** Default: the direct message with the bot. */
  channel?: string;
}

export async function typeCommand(
  keyOrId: string,
  typed: TypedCommand,
  world: SlackWorld,
): Promise<Told> {
  const person = actingPerson(keyOrId, world);
  if ("ms" in person) return person;
  // Commands do not cross Slack Connect; only clicks do.
  if (isExternal(person, world)) return refusedBySlack("command_not_found");
  const channel =
    typed.channel === undefined
      ? world.workspace.directChannel(person.id)
      : visibleChannel(typed.channel, person, world);
  if (!channel) return refusedBySlack("channel_not_found");

  const told = startTelling(person, world);
  const ack = await world.deliver({
    kind: "command",
    contentType: "application/x-www-form-urlencoded",
    body: new URLSearchParams(form(typed, { person, channel, world })).toString(),
    about: { person: person.key, text: typed.text },
  });
  if (ack.error !== undefined || ack.body === undefined) return told(ack);
  const replied = reply(ack.body, { personId: person.id, channelId: channel.id }, world);
  return told("error" in replied ? { ...ack, error: inWords(replied) } : ack);
}

/** A person reads only the code; who builds the app wants to know why. */
function inWords({ error, details = [] }: RefusedReply): string {
  return [error, ...details].join(" ");
}

function form(
  { text }: TypedCommand,
  { person, channel, world }: { person: SeedPerson; channel: Channel; world: SlackWorld },
) {
  const { seed, triggers, responseUrls } = world;
  return {
    token: "verification-token",
    team_id: seed.teamId,
    team_domain: domainOf(seed),
    channel_id: channel.id,
    channel_name: channelName(channel),
    user_id: person.id,
    user_name: userName(person),
    command: seed.command,
    text: withMentions(text, world),
    api_app_id: seed.appId,
    is_enterprise_install: "false",
    response_url: responseUrls.issue({ personId: person.id, channelId: channel.id }),
    trigger_id: triggers.issue(person.id, "workspace"),
  };
}

// As Slack does for an app whose manifest says `should_escape`: a name somebody typed becomes a mention.
function withMentions(text: string, { workspace }: SlackWorld): string {
  return text.replace(/(?<![\w<|])@([a-z][a-z0-9-]*)\b/gi, (typed, name: string) => {
    const person = workspace.people().find(({ key }) => key === name.toLowerCase());
    if (person) return `<@${person.id}|${person.key}>`;
    const group = workspace.groups().find(({ handle }) => handle === name.toLowerCase());
    return group && !group.disabled ? `<!subteam^${group.id}|@${group.handle}>` : typed;
  });
}
