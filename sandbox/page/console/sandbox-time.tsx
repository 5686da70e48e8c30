// The sandbox's time, which AWS, Slack and the bot share, and the buttons that move it forward.
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { ahead, moveTime, now } from "../base/sandbox-time.ts";
import { aheadWords, DAY, HOUR, hoursTyped, timeWords } from "../base/time-words.ts";

export function SandboxTime() {
  const problem = useSignal("");
  const hours = useRef<HTMLInputElement>(null);
  const move = (milliseconds: number) => {
    problem.value = "";
    moveTime(Math.round(milliseconds)).catch((error: unknown) => {
      problem.value = error instanceof Error ? error.message : String(error);
    });
  };
  const moveByTyped = (text: string) => {
    const count = hoursTyped(text);
    if (count === undefined) problem.value = "Type a number of hours, like 0.5 or 36.";
    else move(count * HOUR);
  };
  return (
    <section class="card">
      <h2>The time in the sandbox</h2>
      <p>
        <time>{timeWords(now.value)}</time>
      </p>
      <p class="quiet">
        This is {aheadWords(ahead.value)}. AWS, Slack and the bot all live by it, and move with it;
        it goes forward only.
      </p>
      <div class="moves">
        <button type="button" class="button" onClick={() => move(HOUR)}>
          +1 hour
        </button>
        <button type="button" class="button" onClick={() => move(DAY)}>
          +1 day
        </button>
      </div>
      <form
        class="moves"
        onSubmit={(event) => {
          event.preventDefault();
          moveByTyped(hours.current?.value ?? "");
        }}
      >
        <label class="field">
          <span>Hours forward</span>
          <input ref={hours} inputMode="decimal" autocomplete="off" size={6} />
        </label>
        <button type="submit" class="button">
          Move the clock
        </button>
      </form>
      <p class="trouble" role="alert">
        {problem.value}
      </p>
    </section>
  );
}
