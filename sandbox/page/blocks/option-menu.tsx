// The options under a field that is typed in, and what is said instead of them.
import { useEffect, useRef } from "preact/hooks";
import type { Option } from "../../slack/block-kit.ts";
import type { Naming } from "./naming.ts";
import { plainWords } from "./text.tsx";
import type { Offered } from "./use-offered.ts";

interface MenuProps extends Offered {
  id: string;
  naming: Naming;
  /** Index of the option that Enter would pick. */
  active: number;
  onPick: (option: Option) => void;
}

export function OptionMenu({ id, options, says, naming, active, onPick }: MenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  // Under the last field in sight it would open where nobody looks.
  useEffect(() => menu.current?.scrollIntoView({ block: "nearest" }), [options.length, says]);
  return (
    <div class="menu" ref={menu}>
      <ul id={id} role="listbox" aria-labelledby={naming.labelledBy} aria-label={naming.label}>
        {options.map((option, index) => (
          <Entry
            key={option.value}
            id={`${id}-${index}`}
            option={option}
            isActive={index === active}
            onPick={() => onPick(option)}
          />
        ))}
      </ul>
      {says !== undefined && (
        <p class="says" role="status">
          {says}
        </p>
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
      // The field keeps the focus; without it the menu would close.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPick}
    >
      {plainWords(option.text)}
      {option.description && <span class="hint">{plainWords(option.description)}</span>}
    </li>
  );
}
