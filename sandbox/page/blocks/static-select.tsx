// A menu whose options came with the message or the form.
import { useContext } from "preact/hooks";
import type { Option } from "../../slack/block-kit.ts";
import { ariaOf, type Naming } from "./naming.ts";
import { type FieldPlace, StageContext } from "./stage.ts";
import { plainWords } from "./text.tsx";

export function StaticSelect({ place, naming }: { place: FieldPlace; naming: Naming }) {
  const { form } = useContext(StageContext);
  const { placeholder, options, option_groups = [], initial_option } = place.element;
  const chosen = form?.held(place)?.selected_option ?? (form ? undefined : initial_option);
  return (
    <select
      {...ariaOf(naming)}
      class={`select-field${chosen ? "" : " empty"}`}
      disabled={!form}
      value={chosen?.value ?? ""}
      onChange={(event) => {
        const { value } = event.currentTarget;
        form?.choose(place, value === "" ? [] : [value]);
      }}
    >
      <option value="">{placeholder ? plainWords(placeholder) : "Choose an option"}</option>
      {options?.map(asOption)}
      {option_groups.map((group) => (
        <optgroup key={group.label.text} label={plainWords(group.label)}>
          {group.options.map(asOption)}
        </optgroup>
      ))}
    </select>
  );
}

function asOption(option: Option) {
  return (
    <option key={option.value} value={option.value}>
      {plainWords(option.text)}
    </option>
  );
}
