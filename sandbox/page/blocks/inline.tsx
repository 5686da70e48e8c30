// Pieces of running text as Slack shows them: emphasis, code, links, mentions, dates, emoji.
import { useContext } from "preact/hooks";
import { renderDate } from "../../slack/slack-date.ts";
import type { Inline } from "./parse-mrkdwn.ts";
import { StageContext } from "./stage.ts";

export function Inlines({ inlines }: { inlines: readonly Inline[] }) {
  return (
    <>
      {inlines.map((inline, index) => (
        <OneInline key={index} inline={inline} />
      ))}
    </>
  );
}

function OneInline({ inline }: { inline: Inline }) {
  switch (inline.kind) {
    case "text":
      return <>{inline.text}</>;
    case "break":
      return <br />;
    case "bold":
      return (
        <strong>
          <Inlines inlines={inline.inside} />
        </strong>
      );
    case "italic":
      return (
        <em>
          <Inlines inlines={inline.inside} />
        </em>
      );
    case "strike":
      return (
        <s>
          <Inlines inlines={inline.inside} />
        </s>
      );
    case "code":
      return <code class="code">{inline.text}</code>;
    case "link":
      return <TextLink url={inline.url} label={inline.label} />;
    case "person":
    case "channel":
    case "group":
      return <Mention {...inline} />;
    case "loud":
      return <mark class="mention loud">@{inline.range}</mark>;
    case "date":
      return <Moment {...inline} />;
    case "emoji":
      return <Emoji name={inline.name} sign={inline.sign} />;
  }
}

export function Emoji({ name, sign }: { name: string; sign: string }) {
  return (
    <span role="img" aria-label={name.replaceAll("_", " ")}>
      {sign}
    </span>
  );
}

export function TextLink({ url, label }: { url: string; label: string }) {
  const { address } = useContext(StageContext);
  return (
    <a href={address(url)} target="_blank" rel="noreferrer">
      {label}
    </a>
  );
}

interface MentionProps {
  kind: "person" | "channel" | "group";
  id: string;
  label?: string;
}

export function Mention({ kind, id, label }: MentionProps) {
  const { reader } = useContext(StageContext);
  const names = {
    person: reader.personName,
    channel: reader.channelName,
    group: reader.groupHandle,
  };
  const name = names[kind](id);
  return (
    <span class="mention">
      {kind === "channel" ? "#" : "@"}
      {name ?? label ?? id}
    </span>
  );
}

interface MomentProps {
  seconds: number;
  format: string;
  fallback: string;
  url?: string;
}

export function Moment({ seconds, format, fallback, url }: MomentProps) {
  const { reader } = useContext(StageContext);
  const shown = renderDate(seconds, format, reader);
  if (url !== undefined) return <TextLink url={url} label={shown} />;
  return (
    <time dateTime={new Date(seconds * 1000).toISOString()} title={fallback || undefined}>
      {shown}
    </time>
  );
}
