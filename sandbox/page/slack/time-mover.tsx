// The sandbox's time, and the buttons that move it on: for Slack, AWS and the bot at once.
import { useState } from "preact/hooks";
import { ahead, exactNow, moveTime, now } from "../base/sandbox-time.ts";
import { aheadWords, DAY, HOUR, lengthWords, MINUTE, weekdayTime } from "../base/time-words.ts";

const STEPS = [
  { says: "+15 min", by: 15 * MINUTE },
  { says: "+1 h", by: HOUR },
  { says: "+4 h", by: 4 * HOUR },
  { says: "+1 day", by: DAY },
] as const;

export function TimeMover({ timeZone }: { timeZone: string }) {
  const [told, setTold] = useState("");
  const [failure, setFailure] = useState<string>();
  const move = async (by: number) => {
    setFailure(undefined);
    try {
      await moveTime(by);
      setTold(`It is ${weekdayTime(exactNow(), timeZone)} in the sandbox now.`);
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
  };
  const length = lengthWords(ahead.value);
  return (
    <div class="time-mover" role="group" aria-label="Time in the sandbox">
      <time
        dateTime={new Date(now.value).toISOString()}
        title={`The time for Slack, AWS and the bot: ${aheadWords(ahead.value)}`}
      >
        {weekdayTime(now.value, timeZone)}
        {length !== "" && <span class="ahead"> (+{length})</span>}
      </time>
      <span class="time-steps">
        {STEPS.map(({ says, by }) => (
          <button key={says} type="button" onClick={() => void move(by)}>
            {says}
            <span class="unseen">, move the time on</span>
          </button>
        ))}
      </span>
      <span role="status" class="unseen">
        {told}
      </span>
      <span role="alert">{failure}</span>
    </div>
  );
}
