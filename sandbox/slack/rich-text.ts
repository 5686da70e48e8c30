// Rich text as readable lines; a part of a kind not listed here shows what is inside it.
import type { RichTextPart } from "./block-kit.ts";
import { loudMention, type Reader } from "./mrkdwn.ts";
import { renderDate } from "./slack-date.ts";

type Shown = (part: RichTextPart, reader: Reader) => string;

const PARTS: ReadonlyMap<string, Shown> = new Map<string, Shown>([
  ["text", ({ text = "" }) => text],
  ["link", ({ text, url = "" }) => (text === undefined ? url : `${text} (${url})`)],
  ["user", ({ user_id: id = "" }, reader) => `@${reader.personName(id) ?? id}`],
  ["usergroup", ({ usergroup_id: id = "" }, reader) => `@${reader.groupHandle(id) ?? id}`],
  ["channel", ({ channel_id: id = "" }, reader) => `#${reader.channelName(id) ?? id}`],
  ["broadcast", ({ range = "channel" }) => loudMention(range)],
  ["emoji", ({ name = "" }) => `:${name}:`],
  ["date", ({ timestamp = 0, format = "{date}" }, reader) => renderDate(timestamp, format, reader)],
  [
    "rich_text_list",
    (part, reader) =>
      inside(part, reader)
        .map((line) => `• ${line}`)
        .join("\n"),
  ],
]);

export function plainRichText(part: RichTextPart, reader: Reader): string {
  return PARTS.get(part.type)?.(part, reader) ?? inside(part, reader).join("");
}

function inside({ elements = [] }: RichTextPart, reader: Reader): string[] {
  return elements.map((part) => plainRichText(part, reader));
}
