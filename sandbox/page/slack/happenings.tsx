// The place for what just happened behind the scenes, at the right; folded away until somebody wants it where room is short.
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";

type Panel = ComponentType<{ person: string }>;

interface HappeningsProps {
  person: string | undefined;
  open: boolean;
  onToggle: () => void;
}

export function Happenings({ person, open, onToggle }: HappeningsProps) {
  const [Shown, setShown] = useState<Panel>();
  useEffect(() => {
    // The page works without it.
    import("../happened/happened.tsx")
      .then(({ Happened }) => setShown(() => Happened))
      .catch(() => undefined);
  }, []);
  if (!Shown || person === undefined) return null;
  return (
    <aside id="happened" aria-label="What just happened">
      <button type="button" class="aside-toggle" aria-expanded={open} onClick={onToggle}>
        <span class={open ? "unseen" : ""}>What just happened</span>
        {open && <span aria-hidden="true">✕</span>}
      </button>
      <div class="aside-body">
        <Shown person={person} />
      </div>
    </aside>
  );
}
