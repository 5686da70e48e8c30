// Blocks as readable lines for a terminal: what a person sees, without the looks.
import {
  type Block,
  type BlockElement,
  optionsOf,
  type RichTextPart,
  type TextObject,
} from "./block-kit.ts";
import { loudMention, type Reader, readMrkdwn, unescaped } from "./mrkdwn.ts";
import { renderDate } from "./slack-date.ts";

export function plainBlocks(blocks: readonly Block[], reader: Reader): string {
  return blocks.map((block) => plainBlock(block, reader)).join("\n");
}

export function plainText(text: TextObject, reader: Reader): string {
  return text.type === "mrkdwn" ? readMrkdwn(text.text, reader) : unescaped(text.text);
}

function plainBlock(block: Block, reader: Reader): string {
  switch (block.type) {
    case "section":
      return [
        ...(block.text ? [plainText(block.text, reader)] : []),
        ...(block.fields ?? []).map((field) => plainText(field, reader)),
        ...(block.accessory ? [plainElement(block.accessory, reader)] : []),
      ].join("\n");
    case "header":
      return plainText(block.text, reader);
    case "context":
      return block.elements.map((element) => plainText(element, reader)).join(" · ");
    case "divider":
      return "────────";
    case "actions":
      return block.elements.map((element) => plainElement(element, reader)).join(" ");
    case "input":
      return `${plainText(block.label, reader)}: ${plainElement(block.element, reader)}`;
    case "rich_text":
      return block.elements.map((part) => richText(part, reader)).join("\n");
  }
}

function plainElement(element: BlockElement, reader: Reader): string {
  if (element.type === "button" && element.text) {
    const label = `[${plainText(element.text, reader)}]`;
    return element.url === undefined ? label : `${label} (${element.url})`;
  }
  if (["radio_buttons", "checkboxes", "overflow"].includes(element.type)) {
    return optionsOf(element)
      .map((option) => `( ) ${plainText(option.text, reader)}`)
      .join(" ");
  }
  const chosen = element.initial_value ?? element.initial_option?.text.text;
  return chosen === undefined ? `<${element.placeholder?.text ?? ""}>` : `<${chosen}>`;
}

function richText(part: RichTextPart, reader: Reader): string {
  const inner = () => (part.elements ?? []).map((child) => richText(child, reader));
  switch (part.type) {
    case "text":
      return part.text ?? "";
    case "link":
      return part.text === undefined ? (part.url ?? "") : `${part.text} (${part.url ?? ""})`;
    case "user":
      return `@${reader.personName(part.user_id ?? "") ?? part.user_id ?? ""}`;
    case "channel":
      return `#${reader.channelName(part.channel_id ?? "") ?? part.channel_id ?? ""}`;
    case "broadcast":
      return loudMention(part.range ?? "channel");
    case "emoji":
      return `:${part.name ?? ""}:`;
    case "date":
      return renderDate(part.timestamp ?? 0, part.format ?? "{date} {time}", reader);
    case "rich_text_list":
      return inner()
        .map((line) => `• ${line}`)
        .join("\n");
    default:
      return inner().join("");
  }
}
