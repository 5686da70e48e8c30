// The middle of the page: the room this tab is in, with its head, its messages and its composer.
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import type { Sight } from "../../slack/people/sees.ts";
import { Composer } from "./composer.tsx";
import { Home } from "./home.tsx";
import { MessageList } from "./message-list.tsx";
import { dismissed, notices } from "./notices.ts";
import { markRead } from "./read-marks.ts";
import { address, type Room, roomKey } from "./room-address.ts";
import { entriesIn } from "./rooms.ts";
import { directory } from "./sights.ts";

interface RoomProps {
  sight: Sight;
  room: Room;
}

export function RoomView({ sight, room }: RoomProps) {
  useEffect(() => {
    const look = () => {
      if (!document.hidden) markRead(room, sight);
    };
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  });
  return typeof room === "string" ? (
    <AppRoom sight={sight} room={room} />
  ) : (
    <ChannelRoom sight={sight} room={room} />
  );
}

function ChannelRoom({ sight, room }: { sight: Sight; room: { channel: string } }) {
  const name = sight.channels.find(({ id }) => id === room.channel)?.name ?? "";
  return (
    <Frame label={`#${name}`} head={<h1># {name}</h1>}>
      <Conversation
        sight={sight}
        room={room}
        placeholder={`Message #${name}`}
        beginning={`This is the very beginning of the #${name} channel.`}
      />
    </Frame>
  );
}

function AppRoom({ sight, room }: { sight: Sight; room: "home" | "dm" }) {
  const bot = directory.value?.bot.name ?? "App";
  const tab = (to: Room, label: string) => (
    <a href={address(sight.person, to)} aria-current={to === room ? "page" : undefined}>
      {label}
    </a>
  );
  const head = (
    <>
      <h1>
        {bot} <span class="app-mark">APP</span>
      </h1>
      <nav class="tabs" aria-label={bot}>
        {tab("home", "Home")}
        {tab("dm", "Messages")}
      </nav>
    </>
  );
  return (
    <Frame label={bot} head={head}>
      {room === "home" ? (
        <Home key={sight.person} sight={sight} />
      ) : (
        <Conversation
          sight={sight}
          room={room}
          placeholder={`Message ${bot}`}
          beginning={`This is the very beginning of your messages with ${bot}.`}
        />
      )}
    </Frame>
  );
}

interface FrameProps {
  label: string;
  head: ComponentChildren;
  children: ComponentChildren;
}

function Frame({ label, head, children }: FrameProps) {
  return (
    <section class="room" aria-label={label}>
      <header class="room-head">{head}</header>
      {children}
    </section>
  );
}

interface ConversationProps extends RoomProps {
  placeholder: string;
  beginning: string;
}

function Conversation({ sight, room, placeholder, beginning }: ConversationProps) {
  const { person } = sight;
  const entries = entriesIn(room, sight, notices.value).filter(
    ({ ts, kind }) => kind === "message" || !dismissed.value.has(ts),
  );
  return (
    <>
      <MessageList
        key={`${person} ${roomKey(room)}`}
        person={person}
        entries={entries}
        beginning={beginning}
      />
      <Composer person={person} room={room} placeholder={placeholder} />
    </>
  );
}
