// Radio buttons and checkboxes.
import { useContext, useId } from "preact/hooks";
import { type Option, optionsOf } from "../../slack/block-kit.ts";
import type { FieldValue } from "../../slack/view-state.ts";
import type { Naming } from "./naming.ts";
import { type FieldPlace, StageContext } from "./stage.ts";
import { Text } from "./text.tsx";

export function Choices({ place, naming }: { place: FieldPlace; naming: Naming }) {
  const { form } = useContext(StageContext);
  const name = useId();
  const single = place.element.type === "radio_buttons";
  const chosen = chosenValues(form ? form.held(place) : initially(place));
  const pick = (value: string, on: boolean) => {
    const others = single ? [] : chosen.filter((one) => one !== value);
    form?.choose(place, on ? [...others, value] : others);
  };
  return (
    <div
      class="choices"
      id={naming.id}
      role={single ? "radiogroup" : "group"}
      aria-labelledby={naming.labelledBy}
      aria-label={naming.label}
      aria-describedby={naming.describedBy}
    >
      {optionsOf(place.element).map((option) => (
        <label key={option.value} class="choice">
          <input
            type={single ? "radio" : "checkbox"}
            name={name}
            disabled={!form}
            checked={chosen.includes(option.value)}
            onChange={(event) => pick(option.value, event.currentTarget.checked)}
          />
          <OptionWords option={option} />
        </label>
      ))}
    </div>
  );
}

function OptionWords({ option }: { option: Option }) {
  return (
    <span>
      <Text text={option.text} />
      {option.description && (
        <span class="hint">
          <Text text={option.description} />
        </span>
      )}
    </span>
  );
}

function initially({ element }: FieldPlace): FieldValue {
  const { type, initial_option = null, initial_options = [] } = element;
  return { type, selected_option: initial_option, selected_options: initial_options };
}

function chosenValues(held: FieldValue | undefined): string[] {
  const { selected_option, selected_options = [] } = held ?? {};
  return [...(selected_option ? [selected_option] : []), ...selected_options].map(
    ({ value }) => value,
  );
}
