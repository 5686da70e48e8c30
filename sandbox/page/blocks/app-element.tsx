// An element that is used where it stands: a button, an overflow menu, or a field outside of an input block.
import { useContext, useState } from "preact/hooks";
import { type Option, optionsOf } from "../../slack/block-kit.ts";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { Field } from "./field.tsx";
import { type FieldPlace, StageContext } from "./stage.ts";
import { plainWords } from "./text.tsx";

export function AppElement({ place }: { place: FieldPlace }) {
  switch (place.element.type) {
    case "button":
      return <AppButton place={place} />;
    case "overflow":
      return <Overflow place={place} />;
    default:
      return <Field place={place} />;
  }
}

/** Sends a press on: asks first where a confirm dialog is wanted, and knows when it is answered. */
function usePress({ block, element }: FieldPlace) {
  const { press } = useContext(StageContext);
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState<{ option?: Option }>();
  const send = async (option?: Option) => {
    setBusy(true);
    await press({ block, element, ...(option ? { option } : {}) });
    setBusy(false);
  };
  const start = (option?: Option) => {
    if (busy) return;
    if (element.confirm) setAsked(option ? { option } : {});
    else void send(option);
  };
  const question = asked && element.confirm && (
    <ConfirmDialog
      question={element.confirm}
      onAnswer={(yes) => {
        setAsked(undefined);
        if (yes) void send(asked.option);
      }}
    />
  );
  return { busy, start, question };
}

function AppButton({ place }: { place: FieldPlace }) {
  const { address } = useContext(StageContext);
  const { busy, start, question } = usePress(place);
  const { text, style = "", url } = place.element;
  const label = text ? plainWords(text) : "";
  if (url !== undefined) {
    return (
      <a
        class={`button ${style}`}
        href={address(url)}
        target="_blank"
        rel="noreferrer"
        onClick={() => start()}
      >
        {label}
      </a>
    );
  }
  return (
    <>
      <button
        type="button"
        class={`button ${style}${busy ? " busy" : ""}`}
        aria-disabled={busy}
        aria-busy={busy}
        onClick={() => start()}
      >
        {label}
      </button>
      {question}
    </>
  );
}

function Overflow({ place }: { place: FieldPlace }) {
  const { busy, start, question } = usePress(place);
  return (
    <>
      <details class="overflow">
        <summary class="button" aria-label="More actions" aria-busy={busy}>
          …
        </summary>
        <ul>
          {optionsOf(place.element).map((option) => (
            <li key={option.value}>
              <button type="button" class="button bare" onClick={() => start(option)}>
                {plainWords(option.text)}
              </button>
            </li>
          ))}
        </ul>
      </details>
      {question}
    </>
  );
}
