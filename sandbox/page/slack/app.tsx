// The whole page: the strip on top, people, channels, the room, and what just happened.
import { useEffect, useState } from "preact/hooks";
import type { Sight } from "../../slack/people/sees.ts";
import { connected } from "../base/live.ts";
import { Announcer } from "./announcer.tsx";
import { Happenings } from "./happenings.tsx";
import { ModalStack } from "./modal-stack.tsx";
import { PeopleRail } from "./people-rail.tsx";
import { place } from "./place.ts";
import { unreadAnywhere } from "./read-marks.ts";
import type { Room } from "./room-address.ts";
import { RoomView } from "./room.tsx";
import { isIn, usualRoom } from "./rooms.ts";
import { Sidebar } from "./sidebar.tsx";
import { directory, look, sights, trouble } from "./sights.ts";
import { Strip } from "./strip.tsx";
import { Switcher } from "./switcher.tsx";

/** From here on there is room for what just happened beside the messages. */
const WIDE_PIXELS = 1280;

export function App() {
  const person = currentPerson();
  const [drawer, setDrawer] = useState(false);
  const [aside, setAside] = useState(innerWidth >= WIDE_PIXELS);
  useEffect(() => {
    setDrawer(false);
    void look(person);
  }, [person, place.value]);
  const sight = person === undefined ? undefined : sights.value[person];
  const room = sight && roomOf(sight);
  useEffect(() => {
    if (sight) document.title = titleFor(sight);
  });
  return (
    <div class={["page", drawer && "drawer-open", aside && "aside-open"].filter(Boolean).join(" ")}>
      <Strip person={person} />
      <PeopleRail person={person} />
      <DrawerButton open={drawer} onToggle={() => setDrawer(!drawer)} />
      <div class="side-holder" id="side">
        {sight && room && <Sidebar sight={sight} room={room} />}
      </div>
      <main class="middle">
        <Problems />
        {sight && room ? <RoomView sight={sight} room={room} /> : <p class="beginning">Loading…</p>}
      </main>
      <Happenings person={person} open={aside} onToggle={() => setAside(!aside)} />
      {sight && room && <Above sight={sight} room={room} />}
    </div>
  );
}

/** What stands on top of the page, or is only heard. */
function Above({ sight, room }: { sight: Sight; room: Room }) {
  return (
    <>
      <ModalStack sight={sight} />
      <Switcher sight={sight} />
      <Announcer sight={sight} room={room} />
    </>
  );
}

function DrawerButton({ open, onToggle }: { open: boolean; onToggle: () => void }) {
  return (
    <div class="phone-bar">
      <button type="button" aria-expanded={open} aria-controls="side" onClick={onToggle}>
        <span aria-hidden="true">☰</span>
        <span class="unseen">Channels</span>
      </button>
    </div>
  );
}

/** Says who this tab is, where each person has one. */
function titleFor(sight: Sight): string {
  const { people = [] } = directory.value ?? {};
  const name = people.find(({ key }) => key === sight.person)?.name ?? sight.person;
  const unread = unreadAnywhere(sight);
  return `${unread > 0 ? `(${unread}) ` : ""}${name} · Rolecall sandbox`;
}

function roomOf(sight: Sight): Room {
  const { room } = place.value;
  return room !== undefined && isIn(room, sight) ? room : usualRoom(sight);
}

/** Without one in the address, the first who would ask for something. */
function currentPerson(): string | undefined {
  const { people = [], tryThis } = directory.value ?? {};
  const { person } = place.value;
  const known = people.find(({ key, id }) => key === person || id === person);
  return known?.key ?? tryThis?.asker ?? people[0]?.key;
}

function Problems() {
  const says = connected.value
    ? trouble.value
    : "The sandbox does not answer. Is it still running? This page goes on by itself when it is back.";
  return <div role="alert">{says !== undefined && <p class="problem">{says}</p>}</div>;
}
