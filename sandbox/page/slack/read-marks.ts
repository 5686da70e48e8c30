// Up to where each person has read each room, in this tab.
import { signal } from "@preact/signals";
import type { Sight } from "../../slack/people/sees.ts";
import { messagesIn } from "./rooms.ts";
import { type Room, roomKey } from "./room-address.ts";

const marks = signal<Readonly<Record<string, string>>>({});

const keyOf = (person: string, room: Room) => `${person} ${roomKey(room)}`;

export function unreadIn(room: Room, sight: Sight): number {
  const mark = Number(marks.value[keyOf(sight.person, room)] ?? 0);
  return messagesIn(room, sight).filter(
    // Replies stand in their thread and do not make a channel unread.
    ({ ts, threadTs }) => Number(ts) > mark && (threadTs === undefined || threadTs === ts),
  ).length;
}

export function unreadAnywhere(sight: Sight): number {
  const channels = sight.channels.map(({ id }): Room => ({ channel: id }));
  return [...channels, "dm" as const].reduce((sum, room) => sum + unreadIn(room, sight), 0);
}

export function markRead(room: Room, sight: Sight): void {
  if (unreadIn(room, sight) === 0) return;
  const newest = messagesIn(room, sight).at(-1)?.ts ?? "0";
  marks.value = { ...marks.value, [keyOf(sight.person, room)]: newest };
}
