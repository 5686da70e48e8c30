// Who you are: everybody of the workspace in a row, one press away. Each is a link, so that each can have a tab.
import { Avatar } from "./avatar.tsx";
import { address } from "./room-address.ts";
import { unreadAnywhere } from "./read-marks.ts";
import { directory, sights } from "./sights.ts";

export function PeopleRail({ person }: { person: string | undefined }) {
  const { people = [] } = directory.value ?? {};
  return (
    <nav class="rail" aria-label="You are">
      <p class="rail-title" aria-hidden="true">
        You are
      </p>
      <ul>
        {people.map(({ key, name, about }) => {
          const sight = sights.value[key];
          const unread = sight && key !== person ? unreadAnywhere(sight) : 0;
          return (
            <li key={key}>
              <a
                href={address(key)}
                title={about ? `${name}, ${about}` : name}
                aria-current={key === person ? "true" : undefined}
              >
                <Avatar name={name} />
                <span class="rail-name">{name.split(" ")[0]}</span>
                {unread > 0 && (
                  <span class="badge">
                    {unread}
                    <span class="unseen"> unread</span>
                  </span>
                )}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
