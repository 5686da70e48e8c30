// A rich text block: sections, lists, quotes and code, and what can stand in them.
import type { ComponentChildren } from "preact";
import type { RichTextPart } from "../../slack/block-kit.ts";
import { emojiCalled } from "./emoji.ts";
import { Emoji, Mention, Moment, TextLink } from "./inline.tsx";

export function RichText({ parts }: { parts: readonly RichTextPart[] }) {
  return (
    <>
      {parts.map((part, index) => (
        <Container key={index} part={part} />
      ))}
    </>
  );
}

function Container({ part }: { part: RichTextPart }) {
  const { type, elements = [] } = part;
  switch (type) {
    case "rich_text_preformatted":
      return <pre class="pre">{elements.map(({ text, url }) => text ?? url ?? "").join("")}</pre>;
    case "rich_text_quote":
      return (
        <blockquote class="quote">
          <Pieces parts={elements} />
        </blockquote>
      );
    case "rich_text_list":
      return <List part={part} />;
    default:
      return (
        <div class="lines">
          <Pieces parts={elements} />
        </div>
      );
  }
}

function List({ part: { style, elements = [] } }: { part: RichTextPart }) {
  const items = elements.map((item, index) => (
    <li key={index}>
      <Pieces parts={item.elements ?? []} />
    </li>
  ));
  return style === "ordered" ? <ol class="list">{items}</ol> : <ul class="list">{items}</ul>;
}

function Pieces({ parts }: { parts: readonly RichTextPart[] }) {
  return (
    <>
      {parts.map((part, index) => (
        <Styled key={index} style={part.style}>
          <Piece part={part} />
        </Styled>
      ))}
    </>
  );
}

function Piece({ part }: { part: RichTextPart }) {
  const { text = "", url = "", user_id = "", channel_id = "", name = "", range = "channel" } = part;
  const { usergroup_id = "" } = part;
  switch (part.type) {
    case "link":
      return <TextLink url={url} label={text || url} />;
    case "user":
      return <Mention kind="person" id={user_id} />;
    case "channel":
      return <Mention kind="channel" id={channel_id} />;
    case "usergroup":
      return <Mention kind="group" id={usergroup_id} />;
    case "broadcast":
      return <mark class="mention loud">@{range}</mark>;
    case "emoji":
      return <Emoji name={name} sign={emojiCalled(name) ?? `:${name}:`} />;
    case "date":
      return <Moment {...momentOf(part)} />;
    default:
      return <>{text}</>;
  }
}

function momentOf({ timestamp = 0, format = "{date}", fallback = "" }: RichTextPart) {
  return { seconds: timestamp, format, fallback };
}

function Styled({ style, children }: { style: unknown; children: ComponentChildren }) {
  const has = (mark: string) =>
    typeof style === "object" && style !== null && Object.entries(style).some(isOn(mark));
  const code = has("code") ? <code class="code">{children}</code> : <>{children}</>;
  const struck = has("strike") ? <s>{code}</s> : code;
  const slanted = has("italic") ? <em>{struck}</em> : struck;
  return has("bold") ? <strong>{slanted}</strong> : slanted;
}

function isOn(mark: string) {
  return ([name, on]: [string, unknown]) => name === mark && on === true;
}
