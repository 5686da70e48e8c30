// The aubergine column: the workspace, who you are in it, its channels, the direct messages with the app.
import type { ComponentChildren } from "preact";
import type { Sight } from "../../slack/people/sees.ts";
import { Avatar } from "./avatar.tsx";
import { address, type Room, roomKey } from "./room-address.ts";
import { unreadIn } from "./read-marks.ts";
import { channelsOf } from "./rooms.ts";
import { directory } from "./sights.ts";

interface SidebarProps {
  sight: Sight;
  room: Room;
}

export function Sidebar({ sight, room }: SidebarProps) {
  const { sandbox, people = [], bot } = directory.value ?? {};
  const me = people.find(({ key }) => key === sight.person);
  const isHere = (other: Room) => roomKey(other) === roomKey(room);
  return (
    <nav class="side" aria-label="Channels and direct messages">
      <p class="team">{sandbox}</p>
      <p class="me">
        {me?.name}
        {me?.about && <span> · {me.about}</span>}
      </p>
      <h2>Channels</h2>
      <ul>
        {channelsOf(sight).map(({ room: channel, name }) => (
          <Row key={name} to={channel} sight={sight} isHere={isHere(channel)}>
            <span aria-hidden="true">#</span> {name}
          </Row>
        ))}
      </ul>
      <h2>Apps</h2>
      <ul>
        <Row to="dm" sight={sight} isHere={isHere("dm") || isHere("home")} counts>
          <Avatar name={bot?.name ?? "App"} isApp /> {bot?.name}
        </Row>
      </ul>
    </nav>
  );
}

interface RowProps {
  to: Room;
  sight: Sight;
  isHere: boolean;
  /** Direct messages show how many; channels only that there is something. */
  counts?: boolean;
  children: ComponentChildren;
}

function Row({ to, sight, isHere, counts = false, children }: RowProps) {
  const unread = unreadIn(to, sight);
  return (
    <li>
      <a
        class={unread > 0 ? "unread" : ""}
        href={address(sight.person, to)}
        aria-current={isHere ? "page" : undefined}
      >
        <span class="row-name">{children}</span>
        {unread > 0 && (
          <span class={counts ? "badge" : "unseen"}>
            {unread}
            <span class="unseen"> unread</span>
          </span>
        )}
      </a>
    </li>
  );
}
