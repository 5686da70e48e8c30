// `state.values`: what each field of a view or a message holds, from its initial value or from the person's hand.
import {
  type Block,
  type BlockElement,
  type InputBlock,
  type Option,
  placedElements,
} from "./block-kit.ts";

export interface FieldValue {
  type: string;
  value?: string | null;
  selected_option?: Option | null;
  selected_options?: Option[];
  selected_users?: string[];
}

export type StateValues = Record<string, Record<string, FieldValue>>;

export function stateOf(
  blocks: readonly Block[],
  typed: ReadonlyMap<string, FieldValue>,
): StateValues {
  const values: StateValues = {};
  for (const { block, element } of placedElements(blocks)) {
    const initial = initialValue(element);
    if (!initial) continue;
    const kept = typed.get(fieldKey(block.block_id, element.action_id));
    const fields = (values[block.block_id] ??= {});
    fields[element.action_id] = kept?.type === element.type ? kept : initial;
  }
  return values;
}

export function fieldKey(blockId: string, actionId: string): string {
  return `${blockId}\n${actionId}`;
}

/** What Slack refuses to send to the app, in the words it puts under the field. */
export function faultInField(block: InputBlock, held: FieldValue | undefined): string | undefined {
  if (isEmpty(held)) {
    return block.optional === true ? undefined : "Please complete this required field.";
  }
  if (!held?.value) return undefined;
  return block.element.type === "number_input"
    ? faultInNumber(held.value, block.element)
    : faultInLength(held.value.length, block.element);
}

function faultInNumber(text: string, element: BlockElement): string | undefined {
  const { min_value: least, max_value: most, is_decimal_allowed: decimal = false } = element;
  const isNumber = decimal ? /^-?\d+([.,]\d+)?$/ : /^-?\d+$/;
  if (!isNumber.test(text)) return "Please enter a valid number.";
  const number = Number(text.replace(",", "."));
  if (least !== undefined && number < Number(least)) return `Please enter ${least} or more.`;
  return most !== undefined && number > Number(most) ? `Please enter ${most} or less.` : undefined;
}

function faultInLength(length: number, element: BlockElement): string | undefined {
  const { min_length: least = 0, max_length: most = 3000 } = element;
  if (length < least) return `Please use at least ${least} characters.`;
  return length > most ? `Please use at most ${most} characters.` : undefined;
}

function isEmpty(held: FieldValue | undefined): boolean {
  const { value, selected_option, selected_options = [], selected_users = [] } = held ?? {};
  return !value && !selected_option && selected_options.length + selected_users.length === 0;
}

function initialValue(element: BlockElement): FieldValue | undefined {
  const { type } = element;
  switch (type) {
    case "plain_text_input":
    case "number_input":
      return { type, value: element.initial_value ?? null };
    case "static_select":
    case "external_select":
    case "radio_buttons":
      return { type, selected_option: element.initial_option ?? null };
    case "checkboxes":
    case "multi_static_select":
    case "multi_external_select":
      return { type, selected_options: element.initial_options ?? [] };
    case "multi_users_select":
      return { type, selected_users: element.initial_users ?? [] };
    default:
      return undefined;
  }
}
