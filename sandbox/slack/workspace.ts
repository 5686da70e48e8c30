// What the workspace holds: people, channels, direct messages, and every message ever posted.
import { type Block, withIds } from "./block-kit.ts";
import { startMessageClock } from "./message-clock.ts";
import { newId } from "./new-id.ts";
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

export interface StoredMessage {
  channelId: string;
  ts: string;
  threadTs?: string;
  text: string;
  blocks: Block[];
  edited: boolean;
  /** User id. */
  from: string;
}

export interface StoredEphemeral {
  personId: string;
  channelId: string;
  ts: string;
  text: string;
  blocks: Block[];
  at: number;
}

export interface Content {
  text: string;
  blocks: readonly Block[];
}

export interface Workspace {
  people(): readonly SeedPerson[];
  /** By key or by id. */
  person(keyOrId: string): SeedPerson | undefined;
  changePerson(id: string, changes: Partial<Omit<SeedPerson, "id" | "key">>): void;
  channels(): readonly Channel[];
  /** By id, or by name with or without `#`. */
  channel(idOrName: string): Channel | undefined;
  directChannel(personId: string): Channel;
  post(
    message: { channelId: string; from: string; threadTs?: string | undefined } & Content,
  ): StoredMessage;
  messages(channelId: string): readonly StoredMessage[];
  message(channelId: string, ts: string): StoredMessage | undefined;
  rewrite(message: { channelId: string; ts: string } & Content): void;
  remove(channelId: string, ts: string): void;
  whisper(message: { personId: string; channelId: string } & Content): StoredEphemeral;
  ephemerals(personId: string): readonly StoredEphemeral[];
}

export function startWorkspace(seed: SlackSeed): Workspace {
  const people = seed.people.map((person) => ({ ...person }));
  const channels = seed.channels.map((channel) => seededChannel(channel, seed, people));
  const nextTs = startMessageClock();
  let messages: StoredMessage[] = [];
  let ephemerals: StoredEphemeral[] = [];

  const message: Workspace["message"] = (channelId, ts) =>
    messages.find((one) => one.channelId === channelId && one.ts === ts);

  return {
    people: () => people,
    person: (keyOrId) => people.find((one) => one.id === keyOrId || one.key === keyOrId),
    changePerson: (id, changes) => {
      const person = people.find((one) => one.id === id);
      if (person) Object.assign(person, changes);
    },
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
    post: ({ channelId, from, threadTs, text, blocks }) => {
      const thread = threadTs === undefined ? {} : { threadTs };
      const content = { text, blocks: withIds(blocks, newId) };
      const posted = { channelId, ts: nextTs(), from, edited: false, ...thread, ...content };
      messages.push(posted);
      return posted;
    },
    messages: (channelId) => messages.filter((one) => one.channelId === channelId),
    message,
    rewrite: ({ channelId, ts, text, blocks }) => {
      const now = { text, blocks: withIds(blocks, newId) };
      const posted = message(channelId, ts);
      // Slack marks a message as edited only when it is rewritten as bare text.
      if (posted) Object.assign(posted, now, { edited: blocks.length === 0 });
      for (const one of ephemerals)
        if (one.channelId === channelId && one.ts === ts) Object.assign(one, now);
    },
    remove: (channelId, ts) => {
      const stays = (one: { channelId: string; ts: string }) =>
        one.channelId !== channelId || one.ts !== ts;
      messages = messages.filter(stays);
      ephemerals = ephemerals.filter(stays);
    },
    whisper: ({ personId, channelId, text, blocks }) => {
      const content = { text, blocks: withIds(blocks, newId) };
      const said = { personId, channelId, ts: nextTs(), at: Date.now(), ...content };
      ephemerals.push(said);
      return said;
    },
    ephemerals: (personId) => ephemerals.filter((one) => one.personId === personId),
  };
}

function seededChannel(
  { id, name, members, shared = false, withoutBot = false }: SlackSeed["channels"][number],
  seed: SlackSeed,
  people: readonly SeedPerson[],
): Channel {
  const ids = members.map((key) => {
    const person = people.find((one) => one.key === key || one.id === key);
    if (!person) throw new Error(`channel ${name} names ${key}, who is not among the people`);
    return person.id;
  });
  return { id, name, shared, members: new Set(withoutBot ? ids : [...ids, seed.bot.userId]) };
}
