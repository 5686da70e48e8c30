// Where people type. Slack sends messages from here too; in this sandbox only commands reach anybody.
import { useEffect, useRef, useState } from "preact/hooks";
import { draftIn, keepDraft } from "./drafts.ts";
import { type Room, roomKey } from "./room-address.ts";
import { sendLine } from "./send-line.ts";
import { directory } from "./sights.ts";

interface ComposerProps {
  person: string;
  room: Room;
  placeholder: string;
}

export function Composer({ person, room, placeholder }: ComposerProps) {
  const input = useRef<HTMLInputElement>(null);
  const [dismissed, setDismissed] = useState(false);
  const here = `${person} ${roomKey(room)}`;
  useEffect(() => {
    // As in Slack; but not where it would bring up a keyboard on the screen.
    if (matchMedia("(hover: hover)").matches) input.current?.focus();
  }, [here]);
  const text = draftIn(here);
  const command = directory.value?.command;
  const isOffered = command && !dismissed && isBeginningOf(text, command.name);
  const write = (words: string) => {
    keepDraft(here, words);
    setDismissed(false);
  };
  const complete = () => {
    if (command) write(`${command.name} `);
  };
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === "") return;
        write("");
        void sendLine(text.trim(), person, room);
      }}
    >
      {isOffered && <Completion onPick={complete} />}
      <div class="composer-row">
        <input
          ref={input}
          type="text"
          role="combobox"
          autocomplete="off"
          spellcheck={false}
          aria-label={placeholder}
          aria-autocomplete="list"
          aria-expanded={isOffered === true}
          aria-controls="commands"
          aria-activedescendant={isOffered ? "command" : undefined}
          placeholder={placeholder}
          value={text}
          onInput={(event) => write(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (!isOffered) return;
            const isWhole = text === command.name;
            if (event.key === "Escape") setDismissed(true);
            else if (event.key === "Tab" || (event.key === "Enter" && !isWhole)) complete();
            else return;
            event.preventDefault();
          }}
        />
        <button type="submit" class="send" aria-label="Send" disabled={text.trim() === ""}>
          ➤
        </button>
      </div>
    </form>
  );
}

function Completion({ onPick }: { onPick: () => void }) {
  const { command, bot } = directory.value ?? {};
  if (!command) return null;
  return (
    <ul class="completion" id="commands" role="listbox" aria-label="Commands">
      <li
        id="command"
        role="option"
        aria-selected="true"
        onMouseDown={(event) => {
          event.preventDefault();
          onPick();
        }}
      >
        <strong>{command.name}</strong> <span class="usage">{command.usage}</span>
        <span class="says">
          {command.says} · {bot?.name}
        </span>
      </li>
    </ul>
  );
}

/** "/", "/aws", "/aws-access"; no longer once something is typed after it. */
function isBeginningOf(text: string, command: string): boolean {
  return text.startsWith("/") && command.startsWith(text);
}
