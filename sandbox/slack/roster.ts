// The people of the workspace, its channels, and the direct messages between the bot and people.
import type { SeedPerson, SlackSeed } from "./slack-seed.ts";

export interface Channel {
  id: string;
  name: string;
  /** User ids. */
  members: Set<string>;
  shared: boolean;
  /** The person the bot talks to here, when this is a direct message. */
  directWith?: string;
}

export interface Roster {
  people(): readonly SeedPerson[];
  /** By key or by id. */
  person(keyOrId: string): SeedPerson | undefined;
  channels(): readonly Channel[];
  /** By id, or by name with or without `#`. */
  channel(idOrName: string): Channel | undefined;
  /** Opened when it is first needed. */
  directChannel(personId: string): Channel;
}

export function startRoster(seed: SlackSeed): Roster {
  const { people } = seed;
  const channels = seed.channels.map((channel) => seededChannel(channel, seed));
  return {
    people: () => people,
    person: (keyOrId) => people.find((one) => one.id === keyOrId || one.key === keyOrId),
    channels: () => channels,
    channel: (idOrName) =>
      channels.find((one) => one.id === idOrName || one.name === idOrName.replace(/^#/, "")),
    directChannel: (personId) => {
      const known = channels.find((channel) => channel.directWith === personId);
      if (known) return known;
      const members = new Set([personId, seed.bot.userId]);
      const id = `D${personId.slice(1)}`;
      const opened = { id, name: "directmessage", members, shared: false, directWith: personId };
      channels.push(opened);
      return opened;
    },
  };
}

function seededChannel(
  { id, name, members, shared = false, withoutBot = false }: SlackSeed["channels"][number],
  { people, bot }: SlackSeed,
): Channel {
  const ids = members.map((key) => {
    const person = people.find((one) => one.key === key || one.id === key);
    if (!person) throw new Error(`channel ${name} names ${key}, who is not among the people`);
    return person.id;
  });
  return { id, name, shared, members: new Set(withoutBot ? ids : [...ids, bot.userId]) };
}
