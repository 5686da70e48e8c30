// A plain text input, of one line or several, and one for a number.
import { useContext } from "preact/hooks";
import type { BlockElement } from "../../slack/block-kit.ts";
import { ariaOf, type Naming } from "./naming.ts";
import { type FieldPlace, StageContext } from "./stage.ts";
import { plainWords } from "./text.tsx";

export function TextField({ place, naming }: { place: FieldPlace; naming: Naming }) {
  const { form } = useContext(StageContext);
  const { placeholder, max_length: most } = place.element;
  const value = form?.held(place)?.value ?? "";
  const shared = {
    ...ariaOf(naming),
    class: "text-field",
    value,
    placeholder: placeholder && plainWords(placeholder),
    disabled: !form,
    onInput: (event: { currentTarget: { value: string } }) =>
      form?.write(place, event.currentTarget.value),
  };
  const left = most === undefined ? undefined : most - value.length;
  return (
    <>
      {isMultiline(place.element) ? (
        <textarea rows={4} {...shared} />
      ) : (
        <input type="text" inputMode={inputModeOf(place.element)} {...shared} />
      )}
      {/* Slack lets people type on, and says under the field how far they are over. */}
      {left !== undefined && left < 50 && (
        <p class={left < 0 ? "error" : "hint"} aria-live="polite">
          {left < 0 ? `${characters(-left)} too many` : `${characters(left)} left`}
        </p>
      )}
    </>
  );
}

function isMultiline(element: BlockElement & { multiline?: boolean }): boolean {
  return element.multiline === true;
}

/** Not a field of type number: what is no number has to reach Slack too, which says so. */
function inputModeOf({ type }: BlockElement): "decimal" | "text" {
  return type === "number_input" ? "decimal" : "text";
}

function characters(count: number): string {
  return count === 1 ? "1 character" : `${count} characters`;
}
