// Ctrl+K or Cmd+K: jump to a person or a room by typing a part of its name.
import { useEffect, useState } from "preact/hooks";
import type { Sight } from "../../slack/people/sees.ts";
import { Dialog } from "../blocks/dialog.tsx";
import { go } from "./place.ts";
import { address } from "./room-address.ts";
import { channelsOf } from "./rooms.ts";
import { directory } from "./sights.ts";

interface Goal {
  says: string;
  address: string;
}

export function Switcher({ sight }: { sight: Sight }) {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      setOpen(document.querySelector("dialog[open]") === null);
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, []);
  return open ? <JumpTo goals={goalsOf(sight)} onClose={() => setOpen(false)} /> : null;
}

function goalsOf(sight: Sight): Goal[] {
  const { people = [], bot } = directory.value ?? {};
  const { person } = sight;
  const app = bot?.name ?? "App";
  return [
    ...channelsOf(sight).map(({ room, name }) => ({
      says: `# ${name}`,
      address: address(person, room),
    })),
    { says: `${app}, messages`, address: address(person, "dm") },
    { says: `${app}, Home`, address: address(person, "home") },
    ...people
      .filter(({ key }) => key !== person)
      .map(({ key, name }) => ({ says: `Become ${name}`, address: address(key) })),
  ];
}

function JumpTo({ goals, onClose }: { goals: readonly Goal[]; onClose: () => void }) {
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const found = goals.filter(({ says }) => says.toLowerCase().includes(query.toLowerCase()));
  const at = Math.min(active, Math.max(found.length - 1, 0));
  const jump = (goal: Goal | undefined) => {
    if (!goal) return;
    onClose();
    go(goal.address);
  };
  const keys: Record<string, () => void> = {
    ArrowDown: () => setActive((at + 1) % Math.max(found.length, 1)),
    ArrowUp: () => setActive((at - 1 + found.length) % Math.max(found.length, 1)),
    Enter: () => jump(found[at]),
  };
  return (
    <Dialog labelledBy="jump-title" kind="switcher" onClose={onClose}>
      <h2 id="jump-title" class="unseen">
        Jump to
      </h2>
      <input
        class="text-field"
        type="text"
        role="combobox"
        autocomplete="off"
        aria-label="Jump to a person or a room"
        aria-expanded="true"
        aria-controls="jump-list"
        aria-activedescendant={found[at] ? `jump-${at}` : undefined}
        placeholder="Jump to…"
        value={query}
        onInput={(event) => {
          setActive(0);
          setQuery(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          const does = keys[event.key];
          if (!does) return;
          event.preventDefault();
          does();
        }}
      />
      <ul id="jump-list" role="listbox" aria-label="People and rooms" class="menu">
        {found.map((goal, index) => (
          <li
            key={goal.address}
            id={`jump-${index}`}
            role="option"
            aria-selected={index === at}
            onClick={() => jump(goal)}
          >
            {goal.says}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
