// A modal window: on top of everything, holds the focus, gives it back, closes on Escape.
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

interface DialogProps {
  labelledBy: string;
  kind: string;
  onClose: () => void;
  children: ComponentChildren;
}

export function Dialog({ labelledBy, kind, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const opened = dialog.current;
    const before = document.activeElement;
    opened?.showModal();
    return () => {
      opened?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class={`dialog ${kind}`}
      aria-labelledby={labelledBy}
      onCancel={(event) => {
        // It goes when the state says so, not before.
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => {
        // A second Escape would close it past the handler above.
        if (event.key !== "Escape") return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      {children}
    </dialog>
  );
}
