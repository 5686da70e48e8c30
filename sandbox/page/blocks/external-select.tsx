// A menu whose options the app is asked for while somebody types: an ARIA combobox.
import { useContext, useState } from "preact/hooks";
import type { Option } from "../../slack/block-kit.ts";
import { ariaOf, type Naming } from "./naming.ts";
import { OptionMenu } from "./option-menu.tsx";
import { type FieldPlace, type Form, StageContext } from "./stage.ts";
import { plainWords } from "./text.tsx";
import { useOffered } from "./use-offered.ts";

interface ExternalSelectProps {
  place: FieldPlace;
  naming: Naming;
  /** The values chosen before, where a choice is one more of several. */
  besides?: readonly string[];
}

export function ExternalSelect({ place, naming, besides }: ExternalSelectProps) {
  const { form } = useContext(StageContext);
  const chosen = chosenIn(place, form);
  const before = besides ?? (chosen ? [chosen.value] : []);
  const shown = chosen ? plainWords(chosen.text) : "";
  /** Undefined while the menu is closed. */
  const [query, setQuery] = useState<string>();
  const [active, setActive] = useState(0);
  const offered = useOffered(place, query);
  const { options } = offered;
  const list = `${naming.id ?? place.element.action_id}-options`;
  const isOpen = query !== undefined;
  const at = Math.min(active, options.length - 1);

  const close = () => setQuery(undefined);
  const type = (text: string) => {
    setActive(0);
    setQuery(text);
  };
  const pick = (option: Option | undefined) => {
    if (!option) return;
    close();
    if (before.includes(option.value)) return;
    form?.choose(place, [...(besides ?? []), option.value]);
  };
  const step = (by: number) => setActive((at + by + options.length) % Math.max(options.length, 1));
  const opening = { ArrowDown: () => type(""), ArrowUp: () => type(""), Enter: () => type("") };
  const choosing = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: () => pick(options[at]),
    Escape: close,
  };
  const keys: Record<string, () => void> = isOpen ? choosing : opening;

  return (
    <div class="combobox">
      <input
        {...ariaOf(naming)}
        {...comboboxAria(isOpen, list, options[at] && `${list}-${at}`)}
        type="text"
        class="text-field"
        disabled={!form}
        value={query ?? shown}
        placeholder={shown || invitation(place)}
        onClick={isOpen ? undefined : () => type("")}
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
      {isOpen && <OptionMenu id={list} {...offered} active={at} naming={naming} onPick={pick} />}
    </div>
  );
}

function chosenIn(place: FieldPlace, form: Form | undefined): Option | null | undefined {
  return form ? form.held(place)?.selected_option : place.element.initial_option;
}

function invitation({ element: { placeholder } }: FieldPlace): string {
  return placeholder ? plainWords(placeholder) : "Choose an option";
}

function comboboxAria(isOpen: boolean, list: string, active: string | undefined) {
  return {
    role: "combobox",
    autocomplete: "off",
    "aria-autocomplete": "list",
    "aria-expanded": isOpen,
    "aria-controls": list,
    "aria-activedescendant": isOpen ? active : undefined,
  } as const;
}
