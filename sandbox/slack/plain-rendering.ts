// Blocks as readable lines for a terminal: what a person sees, without the looks.
import { type Block, type BlockElement, optionsOf, type TextObject } from "./block-kit.ts";
import { type Reader, readMrkdwn, unescaped } from "./mrkdwn.ts";
import { plainRichText } from "./rich-text.ts";

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
      return block.elements.map((part) => plainRichText(part, reader)).join("\n");
  }
}

const LISTED = new Set(["radio_buttons", "checkboxes", "overflow"]);

function plainElement(element: BlockElement, reader: Reader): string {
  if (element.type === "button") return plainButton(element, reader);
  if (LISTED.has(element.type)) {
    return optionsOf(element)
      .map((option) => `( ) ${plainText(option.text, reader)}`)
      .join(" ");
  }
  const chosen = element.initial_value ?? element.initial_option?.text.text;
  return `<${chosen ?? element.placeholder?.text ?? ""}>`;
}

function plainButton({ text, url }: BlockElement, reader: Reader): string {
  const label = `[${text ? plainText(text, reader) : ""}]`;
  return url === undefined ? label : `${label} (${url})`;
}
