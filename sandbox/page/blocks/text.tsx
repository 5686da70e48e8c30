// A text object: mrkdwn with all its marks, or plain text with nothing but emoji.
import type { TextObject } from "../../slack/block-kit.ts";
import { unescaped } from "../../slack/mrkdwn.ts";
import { emojiCalled } from "./emoji.ts";
import { Inlines } from "./inline.tsx";
import { type Paragraph, parseMrkdwn } from "./parse-mrkdwn.ts";

export function Text({ text }: { text: TextObject }) {
  return text.type === "mrkdwn" ? <Mrkdwn text={text.text} /> : <>{plainWords(text)}</>;
}

export function Mrkdwn({ text }: { text: string }) {
  return (
    <>
      {parseMrkdwn(text).map((paragraph, index) => (
        <OneParagraph key={index} paragraph={paragraph} />
      ))}
    </>
  );
}

function OneParagraph({ paragraph }: { paragraph: Paragraph }) {
  switch (paragraph.kind) {
    case "pre":
      return <pre class="pre">{paragraph.text}</pre>;
    case "quote":
      return (
        <blockquote class="quote">
          <Inlines inlines={paragraph.inside} />
        </blockquote>
      );
    case "lines":
      return (
        <span class="lines">
          <Inlines inlines={paragraph.inside} />
        </span>
      );
  }
}

/** For places that take a string only: labels, options, placeholders. */
export function plainWords({ text }: TextObject): string {
  return unescaped(text).replaceAll(
    /:([a-z0-9_+'-]+):/g,
    (written, name: string) => emojiCalled(name) ?? written,
  );
}
