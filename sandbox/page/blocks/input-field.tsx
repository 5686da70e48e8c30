// An input block: label, field, hint, and what is wrong with it.
import { useContext, useId } from "preact/hooks";
import type { Block, InputBlock } from "../../slack/block-kit.ts";
import { Field } from "./field.tsx";
import { StageContext } from "./stage.ts";
import { plainWords } from "./text.tsx";

export function InputField({ block }: { block: Block & InputBlock }) {
  const id = useId();
  const { form } = useContext(StageContext);
  const error = form?.error(block);
  const { label, hint, optional = false, element } = block;
  const isGroup = element.type === "radio_buttons" || element.type === "checkboxes";
  const words = (
    <>
      {plainWords(label)}
      {optional && <span class="optional"> (optional)</span>}
    </>
  );
  const described = [
    ...(error === undefined ? [] : [`${id}-error`]),
    ...(hint ? [`${id}-hint`] : []),
  ];
  return (
    <div class={`block input${error === undefined ? "" : " wrong"}`}>
      {isGroup ? (
        <span class="label" id={`${id}-label`}>
          {words}
        </span>
      ) : (
        <label class="label" for={id} id={`${id}-label`}>
          {words}
        </label>
      )}
      <Field
        place={{ block, element }}
        naming={{
          id,
          labelledBy: `${id}-label`,
          ...(described.length > 0 ? { describedBy: described.join(" ") } : {}),
          required: !optional,
          invalid: error !== undefined,
        }}
      />
      {error !== undefined && (
        <p class="error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {plainWords(hint)}
        </p>
      )}
    </div>
  );
}
