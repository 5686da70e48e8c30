// A menu whose options the app is asked for while somebody types: an ARIA combobox.
import { useContext, useEffect, useRef, useState } from "preact/hooks";
import type { Option } from "../../slack/block-kit.ts";
import { ariaOf, type Naming } from "./naming.ts";
import { type FieldPlace, StageContext } from "./stage.ts";
import { plainWords } from "./text.tsx";

const PAUSE_MILLISECONDS = 150;
const LEAST_QUERY = 3;

interface Offered {
  options: Option[];
  /** Said instead of, or beside, the options. */
  says?: string;
}

export function ExternalSelect({ place, naming }: { place: FieldPlace; naming: Naming }) {
  const { form } = useContext(StageContext);
  const { placeholder, initial_option } = place.element;
  const chosen = (form ? form.held(place)?.selected_option : initial_option) ?? undefined;
  const shown = chosen ? plainWords(chosen.text) : "";
  /** Undefined while the menu is closed. */
  const [query, setQuery] = useState<string>();
  const { options, says } = useOffered(place, query);
  const [active, setActive] = useState(0);
  const list = `${naming.id ?? place.element.action_id}-options`;
  const isOpen = query !== undefined;
  const at = Math.min(active, options.length - 1);

  const close = () => setQuery(undefined);
  const pick = (option: Option | undefined) => {
    if (!option) return;
    close();
    if (option.value !== chosen?.value) form?.choose(place, [option.value]);
  };
  const type = (text: string) => {
    setActive(0);
    setQuery(text);
  };
  const keys: Record<string, () => void> = {
    ArrowDown: () => (isOpen ? setActive((at + 1) % Math.max(options.length, 1)) : type("")),
    ArrowUp: () =>
      isOpen ? setActive((at - 1 + options.length) % Math.max(options.length, 1)) : type(""),
    Enter: () => (isOpen ? pick(options[at]) : type("")),
    ...(isOpen ? { Escape: close } : {}),
  };

  return (
    <div class="combobox">
      <input
        {...ariaOf(naming)}
        type="text"
        class="text-field"
        role="combobox"
        autocomplete="off"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={list}
        aria-activedescendant={isOpen && options[at] ? `${list}-${at}` : undefined}
        disabled={!form}
        value={query ?? shown}
        placeholder={shown || (placeholder ? plainWords(placeholder) : "Choose an option")}
        onClick={() => {
          if (!isOpen) type("");
        }}
        onInput={(event) => type(event.currentTarget.value)}
        onBlur={close}
        onKeyDown={(event) => {
          const does = keys[event.key];
          if (!does) return;
          event.preventDefault();
          // Escape closes the menu; only the next one closes the form.
          event.stopPropagation();
          does();
        }}
      />
      {isOpen && (
        <div class="menu">
          <ul
            id={list}
            role="listbox"
            aria-labelledby={naming.labelledBy}
            aria-label={naming.label}
          >
            {options.map((option, index) => (
              <Entry
                key={option.value}
                id={`${list}-${index}`}
                option={option}
                isActive={index === at}
                onPick={() => pick(option)}
              />
            ))}
          </ul>
          {says !== undefined && (
            <p class="says" role="status">
              {says}
            </p>
          )}
        </div>
      )}
    </div>
  );
}

interface EntryProps {
  id: string;
  option: Option;
  isActive: boolean;
  onPick: () => void;
}

function Entry({ id, option, isActive, onPick }: EntryProps) {
  const entry = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isActive) entry.current?.scrollIntoView({ block: "nearest" });
  }, [isActive]);
  return (
    <li
      ref={entry}
      id={id}
      role="option"
      aria-selected={isActive}
      // Before the field loses the focus, which would close the menu.
      onMouseDown={(event) => {
        event.preventDefault();
        onPick();
      }}
    >
      {plainWords(option.text)}
      {option.description && <span class="hint">{plainWords(option.description)}</span>}
    </li>
  );
}

/** Asks a moment after the last key; an answer that a later question overtook is dropped. */
function useOffered(place: FieldPlace, query: string | undefined): Offered {
  const { form } = useContext(StageContext);
  const [offered, setOffered] = useState<Offered>({ options: [] });
  const { min_query_length: least = LEAST_QUERY } = place.element;
  useEffect(() => {
    if (query === undefined || !form) return undefined;
    if (query.length < least) {
      setOffered({ options: [], says: `Type at least ${least} characters` });
      return undefined;
    }
    let overtaken = false;
    setOffered((before) => ({ ...before, says: "Loading…" }));
    const timer = setTimeout(() => {
      void form.suggest(place, query).then(({ options, error }) => {
        if (!overtaken) setOffered({ options, ...saying(options, error) });
      });
    }, PAUSE_MILLISECONDS);
    return () => {
      overtaken = true;
      clearTimeout(timer);
    };
  }, [query]);
  return offered;
}

function saying(options: readonly Option[], error: string | undefined): { says?: string } {
  if (error !== undefined) return { says: error };
  return options.length === 0 ? { says: "No results" } : {};
}
