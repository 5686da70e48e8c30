// The strip on top: says that nothing here is real, and what to try first.
import { useState } from "preact/hooks";
import { switchTheme, theme } from "../base/theme.ts";
import { type Hint, hintsFor } from "./hints.ts";
import { deliveries, directory } from "./sights.ts";
import { TimeMover } from "./time-mover.tsx";

export function Strip({ person }: { person: string | undefined }) {
  const [open, setOpen] = useState(true);
  const steps = directory.value ? hintsFor(directory.value, deliveries.value) : [];
  const me = directory.value?.people.find(({ key }) => key === person);
  const left = steps.filter(({ done }) => !done).length;
  return (
    <header class="strip">
      <p class="plainly">
        <strong>Sandbox:</strong> a Slack and an AWS on this machine. Nothing here is real.
      </p>
      <TimeMover timeZone={me?.timeZone ?? "UTC"} />
      <div class="strip-tools">
        {steps.length > 0 && (
          <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
            {left === 0 ? "All tried ✓" : `What to try (${left})`}
          </button>
        )}
        <a href="/page/gallery" target="_blank" rel="noreferrer">
          All messages
        </a>
        <button type="button" onClick={switchTheme}>
          {theme() === "dark" ? "Light" : "Dark"}
        </button>
      </div>
      {open && steps.length > 0 && (
        <ol class="hints">
          {steps.map((hint, index) => (
            <Step key={hint.says} hint={hint} number={index + 1} />
          ))}
        </ol>
      )}
    </header>
  );
}

function Step({ hint: { says, code, done }, number }: { hint: Hint; number: number }) {
  return (
    <li class={done ? "done" : ""}>
      <span class="tick" aria-hidden="true">
        {done ? "✓" : number}
      </span>
      <span>
        {done && <span class="unseen">Done: </span>}
        {says} {code !== undefined && <code class="code">{code}</code>}
      </span>
    </li>
  );
}
