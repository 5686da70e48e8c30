// The people of the workspace, its user groups, its channels, and the direct messages between the bot and people.
import type { SeedChannel, SeedGroup, SeedPerson, SlackSeed } from "./slack-seed.ts";

export interface Channel {
  id: string;
  name: string;
  /** User ids. */
  members: Set<string>;
  private: boolean;
  archived: boolean;
  /** Other workspaces it is shared with, through Slack Connect. */
  connectedTeams: Set<string>;
  /** Other workspaces that are invited to share it, and have not accepted yet. */
  invitedTeams: Set<string>;
  /** With other workspaces of the same Enterprise organization. */
  orgShared: boolean;
  /** The person the bot talks to here, when this is a direct message. */
  directWith?: string;
}

export interface UserGroup extends Omit<SeedGroup, "members" | "disabled"> {
  /** User ids, in the order in which they came in. */
  members: Set<string>;
  disabled: boolean;
}

export interface Roster {
  people(): readonly SeedPerson[];
  /** By key or by id. */
  person(keyOrId: string): SeedPerson | undefined;
  addPerson(person: SeedPerson): void;
  groups(): readonly UserGroup[];
  /** By key or by id. */
  group(keyOrId: string): UserGroup | undefined;
  channels(): readonly Channel[];
  /** By id, or by name with or without `#`. */
  channel(idOrName: string): Channel | undefined;
  /** Opened when it is first needed. */
  directChannel(personId: string): Channel;
}

/** Where a shared channel has no member of another workspace, it is shared with this one. */
const UNNAMED_PARTNER = "T0PARTNER1";

export function startRoster(seed: SlackSeed): Roster {
  // People change at run time; the seed does not.
  const people = structuredClone(seed.people);
  const channels = seed.channels.map((channel) => seededChannel(channel, seed));
  const groups = (seed.groups ?? []).map((group) => seededGroup(group, seed));
  return {
    people: () => people,
    person: (keyOrId) => people.find((one) => one.id === keyOrId || one.key === keyOrId),
    addPerson: (person) => {
      people.push(person);
    },
    groups: () => groups,
    group: (keyOrId) => groups.find((one) => one.id === keyOrId || one.key === keyOrId),
    channels: () => channels,
    channel: (idOrName) =>
      channels.find((one) => one.id === idOrName || one.name === idOrName.replace(/^#/, "")),
    directChannel: (personId) => {
      const known = channels.find((channel) => channel.directWith === personId);
      if (known) return known;
      const opened = directMessages(personId, seed);
      channels.push(opened);
      return opened;
    },
  };
}

function directMessages(personId: string, { bot }: SlackSeed): Channel {
  return {
    ...bareChannel(`D${personId.slice(1)}`, "directmessage"),
    private: true,
    members: new Set([personId, bot.userId]),
    directWith: personId,
  };
}

function bareChannel(id: string, name: string): Channel {
  return {
    id,
    name,
    members: new Set(),
    private: false,
    archived: false,
    connectedTeams: new Set(),
    invitedTeams: new Set(),
    orgShared: false,
  };
}

function seededChannel(channel: SeedChannel, seed: SlackSeed): Channel {
  const { id, name, shared = false, withoutBot = false, archived = false } = channel;
  const ids = idsOf(channel.members, `channel ${name}`, seed);
  const members = new Set(withoutBot ? ids : [...ids, seed.bot.userId]);
  const connectedTeams = shared ? partnersAmong(members, seed) : new Set<string>();
  const isPrivate = channel.private === true;
  return { ...bareChannel(id, name), members, archived, connectedTeams, private: isPrivate };
}

function partnersAmong(members: ReadonlySet<string>, { people, teamId }: SlackSeed): Set<string> {
  const teams = people
    .filter(({ id }) => members.has(id))
    .flatMap((person) => (person.teamId === undefined ? [] : [person.teamId]))
    .filter((team) => team !== teamId);
  return new Set(teams.length > 0 ? teams : [UNNAMED_PARTNER]);
}

function seededGroup(group: SeedGroup, seed: SlackSeed): UserGroup {
  const { members, disabled = false, ...named } = group;
  return { ...named, disabled, members: new Set(idsOf(members, `group ${named.handle}`, seed)) };
}

function idsOf(members: readonly string[], what: string, { people }: SlackSeed): string[] {
  return members.map((key) => {
    const person = people.find((one) => one.key === key || one.id === key);
    if (!person) throw new Error(`${what} names ${key}, who is not among the people`);
    return person.id;
  });
}
