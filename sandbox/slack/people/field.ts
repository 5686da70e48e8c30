// The fields of a view or a message, by the name a person would use.
import { type Block, type Placed, placedElements } from "../block-kit.ts";
import { unescaped } from "../mrkdwn.ts";

const FIELD_TYPES = new Set([
  "plain_text_input",
  "number_input",
  "static_select",
  "external_select",
  "multi_static_select",
  "multi_external_select",
  "multi_users_select",
  "radio_buttons",
  "checkboxes",
]);

/** By label, block id or action id. */
export function fieldNamed(name: string, blocks: readonly Block[]): Placed | undefined {
  const fields = placedElements(blocks).filter(({ element }) => FIELD_TYPES.has(element.type));
  return (
    fields.find((one) => labelOf(one) === name) ??
    fields.find(({ block }) => block.block_id === name) ??
    fields.find(({ element }) => element.action_id === name)
  );
}

export function labelOf({ block, element }: Placed): string {
  return block.type === "input" ? unescaped(block.label.text) : element.action_id;
}

/** The app is asked for its options while somebody types. */
export function isExternal({ element }: Placed): boolean {
  return element.type === "external_select" || element.type === "multi_external_select";
}
