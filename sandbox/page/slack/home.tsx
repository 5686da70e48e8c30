// The app's Home tab.
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Sight } from "../../slack/people/sees.ts";
import { control } from "../base/control.ts";
import { coarseNow } from "../base/sandbox-time.ts";
import { Blocks } from "../blocks/blocks.tsx";
import { StageContext } from "../blocks/stage.ts";
import { directory } from "./sights.ts";
import { stageFor } from "./stages.ts";

export function Home({ sight: { person, home } }: { sight: Sight }) {
  const [error, setError] = useState<string>();
  const [opening, setOpening] = useState(true);
  useEffect(() => {
    control
      .openHome(person)
      .catch((failure: unknown) => setError(String(failure)))
      .finally(() => setOpening(false));
  }, [person]);
  const stage = useMemo(
    () => stageFor(person, "home", setError),
    [person, directory.value, coarseNow.value],
  );
  return (
    <div class="messages home" tabIndex={0} role="region" aria-label="Home" aria-busy={opening}>
      <div role="alert">{error !== undefined && <p class="press-error">⚠️ {error}</p>}</div>
      {home ? (
        <StageContext.Provider value={stage}>
          <Blocks blocks={home.blocks} />
        </StageContext.Provider>
      ) : (
        <p class="beginning">
          {opening ? "Loading…" : "This is a work in progress. The app has put nothing here yet."}
        </p>
      )}
    </div>
  );
}
