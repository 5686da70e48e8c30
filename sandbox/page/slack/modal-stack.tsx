// The modal on top of a person's stack, as Slack shows it: fields, errors, and a way out at any time.
import { useEffect, useId, useMemo, useRef, useState } from "preact/hooks";
import type { TextObject } from "../../slack/block-kit.ts";
import type { SeenView } from "../../slack/people/seen-view.ts";
import type { Sight } from "../../slack/people/sees.ts";
import { control } from "../base/control.ts";
import { Blocks } from "../blocks/blocks.tsx";
import { Dialog } from "../blocks/dialog.tsx";
import { StageContext } from "../blocks/stage.ts";
import { plainWords } from "../blocks/text.tsx";
import { everythingSent, formOf } from "./modal-form.ts";
import { directory, look } from "./sights.ts";
import { stageFor } from "./stages.ts";

export function ModalStack({ sight: { person, modals } }: { sight: Sight }) {
  const top = modals.at(-1);
  return top ? (
    <Modal key={top.id} person={person} view={top} isPushed={modals.length > 1} />
  ) : null;
}

interface ModalProps {
  person: string;
  view: SeenView;
  /** There is another below, to which closing leads back. */
  isPushed: boolean;
}

function Modal({ person, view, isPushed }: ModalProps) {
  const title = useId();
  const { busy, error, setError, during } = useSending(person);
  const body = useRef<HTMLDivElement>(null);
  const stage = useMemo(
    () => ({
      ...stageFor(person, "modal", setError),
      form: formOf({ person, view }, setError),
    }),
    [person, view, directory.value],
  );
  useEffect(() => focusFirst(body.current), []);
  const close = () => void during(() => control.close(person));
  const submit = () =>
    void during(() => control.submit(person)).then(() =>
      // Once the errors are drawn.
      requestAnimationFrame(() => showFirstFault(body.current)),
    );
  const submitWords = wordsOf(view.submit);
  return (
    <Dialog labelledBy={title} kind="modal" onClose={close}>
      <form
        noValidate
        aria-busy={busy}
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) submit();
        }}
      >
        <header class="dialog-head">
          <h2 id={title}>{plainWords(view.title)}</h2>
          <button type="button" class="button bare close" aria-label="Close" onClick={close}>
            {isPushed ? "‹" : "✕"}
          </button>
        </header>
        <div role="alert">{error !== undefined && <p class="trouble">⚠️ {error}</p>}</div>
        <div class="dialog-body" ref={body}>
          <StageContext.Provider value={stage}>
            <Blocks blocks={view.blocks} />
          </StageContext.Provider>
        </div>
        <footer class="dialog-foot">
          <button type="button" class="button" onClick={close}>
            {wordsOf(view.close) ?? "Close"}
          </button>
          {submitWords !== undefined && (
            <button type="submit" class={`button primary${busy ? " busy" : ""}`} aria-busy={busy}>
              {submitWords}
            </button>
          )}
        </footer>
      </form>
    </Dialog>
  );
}

/** Passes on that somebody submits or closes, after everything that was typed before. */
function useSending(person: string) {
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const during = async (act: () => Promise<{ error?: string }>) => {
    setBusy(true);
    setError(undefined);
    try {
      await everythingSent();
      setError((await act()).error);
      await look(person);
    } catch (failure) {
      setError(failure instanceof Error ? failure.message : String(failure));
    }
    setBusy(false);
  };
  return { busy, error, setError, during };
}

function wordsOf(text: TextObject | null | undefined): string | undefined {
  return text ? plainWords(text) : undefined;
}

/** Of a long form, the field at which something is wrong may be out of sight. */
function showFirstFault(body: HTMLElement | null): void {
  const wrong = body?.querySelector(".input.wrong");
  wrong?.scrollIntoView({ block: "center" });
  wrong?.querySelector<HTMLElement>("input, select, textarea")?.focus({ preventScroll: true });
}

function focusFirst(body: HTMLElement | null): void {
  body?.querySelector<HTMLElement>("input, select, textarea")?.focus();
}
