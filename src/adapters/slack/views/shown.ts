// What a message is made of: parts that are seen as blocks and, by those who cannot see blocks, heard as text.
import type { Button, KnownBlock, RichTextElement } from "@slack/types";
import { clipped, escaped, escapedWithin } from "../mrkdwn.ts";

/** `text` carries the whole content: screen readers and notifications read nothing else. */
export interface Shown {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

export interface Part {
  readonly block: KnownBlock;
  readonly spoken: string;
}

const TEXT_MOST = 4000;
const SECTION_MOST = 3000;
/** Leaves room in `text` for all that stands around a reason. */
const SPOKEN_QUOTE_MOST = 1500;

export function shown(parts: readonly Part[]): Shown {
  const spoken = parts.map((part) => part.spoken).filter((words) => words !== "");
  return { text: clipped(spoken.join("\n"), TEXT_MOST), blocks: parts.map((part) => part.block) };
}

export function heading(words: string): Part {
  const text = clipped(words, 150);
  return {
    block: { type: "header", text: { type: "plain_text", text, emoji: true } },
    spoken: escaped(text),
  };
}

/** `verbatim`: Slack makes no links or mentions of its own out of what stands in it. */
export function line(mrkdwn: string): Part {
  const text = clipped(mrkdwn, SECTION_MOST);
  return {
    block: { type: "section", text: { type: "mrkdwn", text, verbatim: true } },
    spoken: text,
  };
}

export function small(mrkdwn: string): Part {
  const text = clipped(mrkdwn, SECTION_MOST);
  return {
    block: { type: "context", elements: [{ type: "mrkdwn", text, verbatim: true }] },
    spoken: text,
  };
}

/** Words of a person, exactly as written: rich text knows no mentions, links or formatting inside a string. */
export function quote(label: string, words: string, spokenMost = SPOKEN_QUOTE_MOST): Part {
  const title: RichTextElement = { type: "text", text: label, style: { bold: true } };
  return {
    block: {
      type: "rich_text",
      elements: [
        { type: "rich_text_section", elements: [title] },
        { type: "rich_text_quote", elements: [{ type: "text", text: clipped(words, 3000) }] },
      ],
    },
    spoken: `${label}: “${escapedWithin(words, spokenMost)}”`,
  };
}

/** Something to copy. */
export function preformatted(lines: string, most = 1500): Part {
  const text = clipped(lines, most);
  return {
    block: {
      type: "rich_text",
      elements: [{ type: "rich_text_preformatted", elements: [{ type: "text", text }] }],
    },
    spoken: escaped(text),
  };
}

/** Not spoken: each row of buttons stands beside a sentence that names the same as a command. */
export function buttons(...elements: Button[]): Part {
  return { block: { type: "actions", elements }, spoken: "" };
}

export function divider(): Part {
  return { block: { type: "divider" }, spoken: "" };
}
