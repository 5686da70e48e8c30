// Slack's mrkdwn taken apart: lines, quotes and code, and in them emphasis, links, mentions, dates, emoji.
import { unescaped } from "../../slack/mrkdwn.ts";
import { emojiCalled } from "./emoji.ts";

export type Inline =
  | { kind: "text"; text: string }
  | { kind: "bold" | "italic" | "strike"; inside: Inline[] }
  | { kind: "code"; text: string }
  | { kind: "link"; url: string; label: string }
  | { kind: "person" | "channel" | "group"; id: string; label?: string }
  | { kind: "loud"; range: string }
  | { kind: "date"; seconds: number; format: string; fallback: string; url?: string }
  | { kind: "emoji"; name: string; sign: string }
  | { kind: "break" };

export type Paragraph =
  { kind: "lines" | "quote"; inside: Inline[] } | { kind: "pre"; text: string };

export function parseMrkdwn(mrkdwn: string): Paragraph[] {
  return mrkdwn.split(/```\n?([^]+?)\n?```\n?/).flatMap((part, index): Paragraph[] => {
    if (index % 2 === 1) return [{ kind: "pre", text: codeText(part) }];
    return part.trim() === "" ? [] : linesAndQuotes(part.replace(/\n$/, ""));
  });
}

function linesAndQuotes(text: string): Paragraph[] {
  const paragraphs: { kind: "lines" | "quote"; lines: string[] }[] = [];
  for (const line of text.split("\n")) {
    const quoted = /^(?:>|&gt;) ?/.exec(line);
    const kind = quoted ? "quote" : "lines";
    const words = quoted ? line.slice(quoted[0].length) : line;
    const last = paragraphs.at(-1);
    if (last?.kind === kind) last.lines.push(words);
    else paragraphs.push({ kind, lines: [words] });
  }
  return paragraphs.map(({ kind, lines }) => ({ kind, inside: parseInline(lines.join("\n")) }));
}

/** A mark of emphasis stands at the edge of a word, with no blank inside of it. */
const emphasis = (mark: string) =>
  String.raw`(?<![\p{L}\p{N}${mark}])${mark}(?=\S)([^${mark}\n]*[^${mark}\s])${mark}(?![\p{L}\p{N}${mark}])`;

const special = new RegExp(
  [
    "`([^`\\n]+)`",
    "<([^<>\\n]+)>",
    emphasis("\\*"),
    emphasis("_"),
    emphasis("~"),
    ":([a-z0-9_+'-]+):",
    "(\\n)",
  ].join("|"),
  "gu",
);

export function parseInline(text: string): Inline[] {
  const found: Inline[] = [];
  let rest = 0;
  const plain = (until: number) => {
    if (until > rest) found.push({ kind: "text", text: unescaped(text.slice(rest, until)) });
  };
  for (const match of text.matchAll(special)) {
    const inline = recognised(match);
    if (!inline) continue;
    plain(match.index);
    found.push(inline);
    rest = match.index + match[0].length;
  }
  plain(text.length);
  return found;
}

function recognised(match: RegExpExecArray): Inline | undefined {
  const [, code, token, bold, italic, strike, name] = match;
  if (code !== undefined) return { kind: "code", text: codeText(code) };
  if (token !== undefined) return parseToken(token);
  if (bold !== undefined) return { kind: "bold", inside: parseInline(bold) };
  if (italic !== undefined) return { kind: "italic", inside: parseInline(italic) };
  if (strike !== undefined) return { kind: "strike", inside: parseInline(strike) };
  if (name === undefined) return { kind: "break" };
  const sign = emojiCalled(name);
  return sign === undefined ? undefined : { kind: "emoji", name, sign };
}

/** In code nothing is marked up, but Slack still takes the brackets off a link. */
function codeText(code: string): string {
  return unescaped(code.replaceAll(/<(https?:[^<>|]+)(?:\|[^<>]*)?>/g, "$1"));
}

function parseToken(token: string): Inline {
  const [target = "", ...labels] = token.split("|");
  const label = labels.length > 0 ? unescaped(labels.join("|")) : undefined;
  const id = target.slice(1);
  switch (target[0]) {
    case "@":
      return { kind: "person", id, ...(label === undefined ? {} : { label }) };
    case "#":
      return { kind: "channel", id, ...(label === undefined ? {} : { label }) };
    case "!":
      return parseCommand(id, label);
    default:
      return { kind: "link", url: unescaped(target), label: label ?? unescaped(target) };
  }
}

function parseCommand(command: string, label: string | undefined): Inline {
  if (["channel", "here", "everyone"].includes(command)) return { kind: "loud", range: command };
  return (
    parseGroup(command, label) ??
    parseDate(command, label) ?? { kind: "text", text: label ?? command }
  );
}

/** A label carries the `@` of the handle; a mention is shown with its own. */
function parseGroup(command: string, label: string | undefined): Inline | undefined {
  const id = /^subteam\^(\w+)$/.exec(command)?.[1];
  if (id === undefined) return undefined;
  return { kind: "group", id, ...(label === undefined ? {} : { label: label.replace(/^@/, "") }) };
}

function parseDate(command: string, label = ""): Inline | undefined {
  const [, seconds, format, url] = /^date\^(\d+)\^([^^]+)(?:\^(.+))?$/.exec(command) ?? [];
  if (seconds === undefined || format === undefined) return undefined;
  const date = { kind: "date", seconds: Number(seconds), format, fallback: label } as const;
  return url === undefined ? date : { ...date, url: unescaped(url) };
}
