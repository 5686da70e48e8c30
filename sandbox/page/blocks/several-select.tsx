// A menu of which several entries can be chosen: what is chosen stands above it, each with a way to take it away.
import { useContext } from "preact/hooks";
import { type Option, optionsOf } from "../../slack/block-kit.ts";
import { ExternalSelect } from "./external-select.tsx";
import type { Reader } from "../../slack/mrkdwn.ts";
import { ariaOf, type Naming } from "./naming.ts";
import { type FieldPlace, StageContext } from "./stage.ts";
import { plainWords } from "./text.tsx";

interface SeveralProps {
  place: FieldPlace;
  naming: Naming;
}

export function SeveralSelect({ place, naming }: SeveralProps) {
  const { form, reader } = useContext(StageContext);
  const { type, initial_options = [] } = place.element;
  const held = form?.held(place);
  const people = held?.selected_users ?? place.element.initial_users ?? [];
  const chosen =
    type === "multi_users_select"
      ? people.map((id) => person(id, reader))
      : (held?.selected_options ?? initial_options);
  const values = chosen.map(({ value }) => value);
  return (
    <div class="several">
      {chosen.length > 0 && (
        <ul class="chosen" aria-label="Chosen">
          {chosen.map((option) => (
            <Chosen
              key={option.value}
              option={option}
              disabled={!form}
              onRemove={() =>
                form?.choose(
                  place,
                  values.filter((value) => value !== option.value),
                )
              }
            />
          ))}
        </ul>
      )}
      {type !== "multi_static_select" ? (
        <ExternalSelect place={place} naming={naming} besides={values} />
      ) : (
        <OneMore place={place} naming={naming} besides={values} />
      )}
    </div>
  );
}

function person(id: string, { personName }: Reader): Option {
  return { text: { type: "plain_text", text: personName(id) ?? id }, value: id };
}

interface ChosenProps {
  option: Option;
  disabled: boolean;
  onRemove: () => void;
}

function Chosen({ option, disabled, onRemove }: ChosenProps) {
  const words = plainWords(option.text);
  return (
    <li>
      {words}
      <button
        type="button"
        class="remove"
        aria-label={`Remove ${words}`}
        disabled={disabled}
        onClick={onRemove}
      >
        ✕
      </button>
    </li>
  );
}

function OneMore({ place, naming, besides }: SeveralProps & { besides: readonly string[] }) {
  const { form } = useContext(StageContext);
  const { placeholder } = place.element;
  const left = optionsOf(place.element).filter(({ value }) => !besides.includes(value));
  return (
    <select
      {...ariaOf(naming)}
      class="select-field empty"
      disabled={!form}
      value=""
      onChange={(event) => form?.choose(place, [...besides, event.currentTarget.value])}
    >
      <option value="">{placeholder ? plainWords(placeholder) : "Choose options"}</option>
      {left.map(({ value, text }) => (
        <option key={value} value={value}>
          {plainWords(text)}
        </option>
      ))}
    </select>
  );
}
