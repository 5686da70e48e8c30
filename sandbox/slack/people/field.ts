// The fields of a view, by the name a person would use.
import { type Placed, placedElements } from "../block-kit.ts";
import { unescaped } from "../mrkdwn.ts";
import type { StoredView } from "../stored-view.ts";

const FIELD_TYPES = new Set([
  "plain_text_input",
  "static_select",
  "external_select",
  "radio_buttons",
  "checkboxes",
]);

/** By label, block id or action id. */
export function fieldNamed(name: string, view: StoredView): Placed | undefined {
  const fields = placedElements(view.definition.blocks).filter(({ element }) =>
    FIELD_TYPES.has(element.type),
  );
  return (
    fields.find((one) => labelOf(one) === name) ??
    fields.find(({ block }) => block.block_id === name) ??
    fields.find(({ element }) => element.action_id === name)
  );
}

export function labelOf({ block, element }: Placed): string {
  return block.type === "input" ? unescaped(block.label.text) : element.action_id;
}
