// One message: who, when, what, its replies, and what Slack says when a press on it came to nothing.
import { useMemo, useState } from "preact/hooks";
import { renderDate } from "../../slack/slack-date.ts";
import { Blocks } from "../blocks/blocks.tsx";
import { StageContext } from "../blocks/stage.ts";
import { Mrkdwn } from "../blocks/text.tsx";
import { Avatar } from "./avatar.tsx";
import { dismiss } from "./notices.ts";
import type { Entry } from "./rooms.ts";
import { directory } from "./sights.ts";
import { readerFor, stageFor } from "./stages.ts";

interface MessageProps {
  person: string;
  entry: Entry;
}

export function Message({ person, entry }: MessageProps) {
  const { ts, channel, kind, edited, replies, author: writer } = entry;
  const [error, setError] = useState<string>();
  const reader = readerFor(person);
  const stage = useMemo(
    () => stageFor(person, { channel, ts }, setError),
    [person, channel, ts, directory.value, reader.now],
  );
  const app = writer ?? directory.value?.bot.name ?? "App";
  const author = kind === "notice" ? "Slackbot" : app;
  return (
    <li class={`message ${kind}`}>
      <Avatar name={author} isApp={kind !== "notice"} />
      <div class="content">
        {kind !== "message" && <p class="only-you">Only visible to you</p>}
        <Byline person={person} author={author} ts={ts} />
        <StageContext.Provider value={stage}>
          <Content entry={entry} />
        </StageContext.Provider>
        {edited && <span class="edited">(edited)</span>}
        <div role="alert">{error !== undefined && <p class="press-error">⚠️ {error}</p>}</div>
        {kind !== "message" && (
          <button type="button" class="dismiss" onClick={() => dismiss(ts)}>
            Dismiss message
          </button>
        )}
        {replies.length > 0 && <Thread person={person} replies={replies} />}
      </div>
    </li>
  );
}

function Byline({ person, author, ts }: { person: string; author: string; ts: string }) {
  const reader = readerFor(person);
  const seconds = Number(ts);
  return (
    <p class="byline">
      <strong class="author">{author}</strong>
      <span class="app-mark">APP</span>
      <time
        dateTime={new Date(seconds * 1000).toISOString()}
        title={renderDate(seconds, "{date_long} at {time_secs}", reader)}
      >
        {renderDate(seconds, "{time}", reader)}
      </time>
    </p>
  );
}

function Content({ entry: { text, blocks } }: { entry: Entry }) {
  return blocks.length > 0 ? (
    <Blocks blocks={blocks} />
  ) : (
    <div class="blocks">
      <Mrkdwn text={text} />
    </div>
  );
}

function Thread({ person, replies }: { person: string; replies: readonly Entry[] }) {
  const [open, setOpen] = useState(false);
  const count = replies.length === 1 ? "1 reply" : `${replies.length} replies`;
  const last = Number(replies.at(-1)?.ts);
  return (
    <div class="thread">
      <button
        type="button"
        class="thread-toggle"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <strong>{count}</strong>
        <span class="muted">
          {open ? "Hide" : `Last at ${renderDate(last, "{time}", readerFor(person))}`}
        </span>
      </button>
      {open && (
        <ul class="replies" aria-label="Replies">
          {replies.map((reply) => (
            <Message key={reply.ts} person={person} entry={reply} />
          ))}
        </ul>
      )}
    </div>
  );
}
