// The messages of a room, by day, scrolled to the newest as long as nobody has scrolled up.
import { useLayoutEffect, useRef } from "preact/hooks";
import { renderDate } from "../../slack/slack-date.ts";
import { Message } from "./message.tsx";
import type { Entry } from "./rooms.ts";
import { readerFor } from "./stages.ts";

interface MessageListProps {
  person: string;
  entries: readonly Entry[];
  /** What stands there while nothing was said yet. */
  beginning: string;
}

/** Further from the end than this, somebody is reading older messages. */
const NEAR_PIXELS = 120;

export function MessageList({ person, entries, beginning }: MessageListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const content = JSON.stringify(entries);
  useLayoutEffect(() => {
    if (isAtEnd.current) scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  }, [content]);
  // The room gets narrower when a panel opens beside it, and its messages longer.
  useLayoutEffect(() => {
    const list = scroller.current;
    if (!list) return undefined;
    const watching = new ResizeObserver(() => {
      if (isAtEnd.current) list.scrollTo({ top: list.scrollHeight });
    });
    watching.observe(list);
    return () => watching.disconnect();
  }, []);
  const reader = readerFor(person);
  const dayOf = ({ ts }: Entry) => renderDate(Number(ts), "{day_divider_pretty}", reader);
  return (
    <div
      ref={scroller}
      class="messages"
      tabIndex={0}
      role="region"
      aria-label="Messages"
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        isAtEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_PIXELS;
      }}
    >
      <p class="beginning">{beginning}</p>
      <ul>
        {entries.map((entry, index) => {
          const day = dayOf(entry);
          const before = entries[index - 1];
          const isNewDay = before === undefined || dayOf(before) !== day;
          return [
            isNewDay && (
              <li key={`day ${entry.ts}`} class="day">
                <span>{day}</span>
              </li>
            ),
            <Message key={`${entry.kind} ${entry.ts}`} person={person} entry={entry} />,
          ];
        })}
      </ul>
    </div>
  );
}
