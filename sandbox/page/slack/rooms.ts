// The rooms of one person and what stands in each: messages, threads, whispers, and what Slackbot said.
import type { Block } from "../../slack/block-kit.ts";
import type { Ephemeral, Message } from "../../slack/people/seen-message.ts";
import type { Sight } from "../../slack/people/sees.ts";
import { type Room, roomKey } from "./room-address.ts";

export interface Entry {
  kind: "message" | "whisper" | "notice";
  ts: string;
  /** Where a click on it goes to. */
  channel: string;
  text: string;
  blocks: readonly Block[];
  plain: string;
  edited: boolean;
  /** The name of the app that wrote it; absent where it can only be the bot, or Slackbot. */
  author?: string;
  replies: Entry[];
}

/** What Slackbot says to one person; nobody else sees it, and no app sent it. */
export interface Notice {
  person: string;
  /** The key of the room. */
  room: string;
  /** In the form of a message's timestamp, so that it finds its place between messages. */
  ts: string;
  text: string;
}

export interface NamedRoom {
  room: Room;
  name: string;
}

export function channelsOf(sight: Sight): NamedRoom[] {
  return sight.channels.map(({ id, name }) => ({ room: { channel: id }, name }));
}

/** Where somebody starts who did not say where to. */
export function usualRoom(sight: Sight): Room {
  const general = sight.channels.find(({ name }) => name === "general") ?? sight.channels[0];
  return general ? { channel: general.id } : "dm";
}

export function isIn(room: Room, sight: Sight): boolean {
  return typeof room === "string" || sight.channels.some(({ id }) => id === room.channel);
}

/** Oldest first. */
export function entriesIn(room: Room, sight: Sight, notices: readonly Notice[] = []): Entry[] {
  const posted = messagesIn(room, sight);
  const channels = new Set(sight.channels.map(({ id }) => id));
  // Whispers in no channel of this person's stand in the direct messages with the bot.
  const here = (channel: string) =>
    room === "dm" ? !channels.has(channel) : typeof room !== "string" && channel === room.channel;
  const whispers = sight.ephemerals.filter(({ channel }) => here(channel)).map(asWhisper);
  const said = notices.filter((one) => one.person === sight.person && one.room === roomKey(room));
  const top = posted.filter(({ ts, threadTs }) => threadTs === undefined || threadTs === ts);
  const entries = [
    ...top.map((message) => asEntry(message, posted)),
    ...whispers,
    ...said.map(({ ts, text }) => asNotice(ts, text)),
  ];
  return entries.sort((one, other) => Number(one.ts) - Number(other.ts));
}

export function messagesIn(room: Room, sight: Sight): Message[] {
  if (room === "home") return [];
  if (room === "dm") return sight.dms;
  return sight.channels.find(({ id }) => id === room.channel)?.messages ?? [];
}

function asEntry(message: Message, all: readonly Message[]): Entry {
  const { channel, ts, text, blocks, plain, edited, author } = message;
  const replies = all
    .filter((one) => one.threadTs === ts && one.ts !== ts)
    .map((reply) => asEntry(reply, []));
  return { kind: "message", channel, ts, text, blocks, plain, edited, author, replies };
}

function asWhisper({ channel, ts, text, blocks, plain }: Ephemeral): Entry {
  return { kind: "whisper", channel, ts, text, blocks, plain, edited: false, replies: [] };
}

function asNotice(ts: string, text: string): Entry {
  const nothing = { channel: "", blocks: [], edited: false, replies: [] };
  return { kind: "notice", ts, text, plain: text, ...nothing };
}
