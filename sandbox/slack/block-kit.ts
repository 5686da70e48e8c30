// The parts of Block Kit this Slack knows, as they look after their limits were checked.

export interface TextObject {
  type: "plain_text" | "mrkdwn";
  text: string;
}

export interface Option {
  text: TextObject;
  value: string;
  description?: TextObject;
}

export interface ConfirmDialog {
  title: TextObject;
  text: TextObject;
  confirm: TextObject;
  deny: TextObject;
}

export interface BlockElement {
  type: string;
  action_id: string;
  text?: TextObject;
  value?: string;
  url?: string;
  style?: string;
  confirm?: ConfirmDialog;
  placeholder?: TextObject;
  options?: Option[];
  option_groups?: { label: TextObject; options: Option[] }[];
  initial_option?: Option;
  initial_options?: Option[];
  initial_users?: string[];
  initial_value?: string;
  min_query_length?: number;
  min_length?: number;
  max_length?: number;
  max_selected_items?: number;
  is_decimal_allowed?: boolean;
  min_value?: string;
  max_value?: string;
}

export interface RichTextPart {
  type: string;
  text?: string;
  url?: string;
  user_id?: string;
  channel_id?: string;
  usergroup_id?: string;
  range?: string;
  name?: string;
  timestamp?: number;
  format?: string;
  fallback?: string;
  style?: unknown;
  elements?: RichTextPart[];
}

interface BlockBase {
  block_id: string;
}

export type Block = BlockBase &
  (
    | { type: "section"; text?: TextObject; fields?: TextObject[]; accessory?: BlockElement }
    | { type: "header"; text: TextObject }
    | { type: "context"; elements: TextObject[] }
    | { type: "divider" }
    | { type: "actions"; elements: BlockElement[] }
    | InputBlock
    | { type: "rich_text"; elements: RichTextPart[] }
  );

export interface InputBlock {
  type: "input";
  block_id: string;
  label: TextObject;
  element: BlockElement;
  hint?: TextObject;
  optional?: boolean;
  dispatch_action?: boolean;
}

export interface ViewDefinition {
  type: "modal" | "home";
  blocks: Block[];
  title?: TextObject;
  submit?: TextObject;
  close?: TextObject;
  callback_id?: string;
  private_metadata?: string;
  external_id?: string;
  clear_on_close?: boolean;
  notify_on_close?: boolean;
}

/** An element a person can act on, with the block that holds it. */
export interface Placed {
  block: Block;
  element: BlockElement;
}

function elementsOf(block: Block): BlockElement[] {
  if (block.type === "actions") return block.elements;
  if (block.type === "input") return [block.element];
  return block.type === "section" && block.accessory ? [block.accessory] : [];
}

export function placedElements(blocks: readonly Block[]): Placed[] {
  return blocks.flatMap((block) => elementsOf(block).map((element) => ({ block, element })));
}

export function optionsOf(element: BlockElement): Option[] {
  return element.options ?? element.option_groups?.flatMap((group) => group.options) ?? [];
}

/** Slack names every block and element that came without an id. */
export function withIds(blocks: readonly Block[], newId: () => string): Block[] {
  return structuredClone(blocks).map((block) => {
    const namelessBlock: { block_id?: string } = block;
    namelessBlock.block_id ??= newId();
    const namelessElements: { action_id?: string }[] = elementsOf(block);
    for (const element of namelessElements) element.action_id ??= newId();
    return block;
  });
}
