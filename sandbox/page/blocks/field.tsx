// A field by its kind. Outside of a modal it is shown but cannot be used, as nothing sends what it holds.
import { useContext } from "preact/hooks";
import { Choices } from "./choices.tsx";
import { ExternalSelect } from "./external-select.tsx";
import type { Naming } from "./naming.ts";
import { SeveralSelect } from "./several-select.tsx";
import { StaticSelect } from "./static-select.tsx";
import { type FieldPlace, StageContext } from "./stage.ts";
import { plainWords } from "./text.tsx";
import { TextField } from "./text-field.tsx";

export interface FieldProps {
  place: FieldPlace;
  naming?: Naming;
}

export function Field({ place, naming }: FieldProps) {
  const { element } = place;
  const { placeholder, action_id } = element;
  const named = naming ?? { label: placeholder ? plainWords(placeholder) : action_id };
  switch (element.type) {
    case "plain_text_input":
    case "number_input":
      return <TextField place={place} naming={named} />;
    case "static_select":
      return <StaticSelect place={place} naming={named} />;
    case "external_select":
      return <ExternalSelect place={place} naming={named} />;
    case "multi_static_select":
    case "multi_external_select":
    case "multi_users_select":
      return <SeveralSelect place={place} naming={named} />;
    case "radio_buttons":
    case "checkboxes":
      return <Choices place={place} naming={named} />;
    default:
      return <Unknown type={element.type} />;
  }
}

function Unknown({ type }: { type: string }) {
  const { form } = useContext(StageContext);
  return <p class="hint">{form ? `The sandbox cannot show a ${type}.` : type}</p>;
}
