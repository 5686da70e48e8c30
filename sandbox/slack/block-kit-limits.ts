// The limits Slack sets on Block Kit: every number, and where a message or a view breaks one.
import { z } from "zod";
import { type BlockFault, faultsAgainst, isJsonObject, repeatedIds } from "./block-kit-fault.ts";
import {
  hasOneSourceOfOptions,
  holds,
  ONE_SOURCE_OF_OPTIONS,
  optionsIn,
} from "./block-kit-options.ts";

const CHARACTERS_IN_A_MESSAGE = 13_200;

const plain = (most: number) =>
  z.strictObject({
    type: z.literal("plain_text"),
    text: z.string().min(1).max(most),
    emoji: z.boolean().optional(),
  });
const mrkdwn = (most: number) =>
  z.strictObject({
    type: z.literal("mrkdwn"),
    text: z.string().min(1).max(most),
    verbatim: z.boolean().optional(),
  });
const text = (most: number) => z.discriminatedUnion("type", [plain(most), mrkdwn(most)]);
const id = z.string().min(1).max(255).optional();
const style = z.enum(["primary", "danger"]).optional();
const url = z.url().max(3000).optional();

const confirm = z
  .strictObject({ title: plain(100), text: text(300), confirm: plain(30), deny: plain(30), style })
  .optional();

const option = z.strictObject({
  text: plain(75),
  value: z.string().min(1).max(75),
  description: plain(75).optional(),
});
const markedOption = option.extend({ text: text(75), description: text(75).optional() });
const options = z.array(option).min(1).max(100);

/** What a bot may answer to a block_suggestion; no match is an empty list. */
const suggestions = z.union([
  z.strictObject({ options: z.array(option).max(100) }),
  z.strictObject({
    option_groups: z
      .array(z.strictObject({ label: plain(75), options: z.array(option).max(100) }))
      .max(100),
  }),
]);

const button = z.strictObject({
  type: z.literal("button"),
  action_id: id,
  text: plain(75),
  value: z.string().max(2000).optional(),
  url,
  style,
  confirm,
  accessibility_label: z.string().max(75).optional(),
});

const chooser = {
  action_id: id,
  placeholder: plain(150).optional(),
  confirm,
  focus_on_load: z.boolean().optional(),
};
const optionGroups = z
  .array(z.strictObject({ label: plain(75), options }))
  .min(1)
  .max(100)
  .optional();
const staticSelect = z
  .strictObject({
    ...chooser,
    type: z.literal("static_select"),
    options: options.optional(),
    option_groups: optionGroups,
    initial_option: option.optional(),
  })
  .refine(hasOneSourceOfOptions, ONE_SOURCE_OF_OPTIONS)
  .refine((select) => holds(optionsIn(select), [select.initial_option]), {
    path: ["initial_option"],
    message: "initial_option must be one of the options",
  });
const externalSelect = z.strictObject({
  ...chooser,
  type: z.literal("external_select"),
  min_query_length: z.int().min(0).optional(),
  initial_option: option.optional(),
});
const several = { ...chooser, max_selected_items: z.int().min(1).optional() };
const multiStaticSelect = z
  .strictObject({
    ...several,
    type: z.literal("multi_static_select"),
    options: options.optional(),
    option_groups: optionGroups,
    initial_options: z.array(option).min(1).optional(),
  })
  .refine(hasOneSourceOfOptions, ONE_SOURCE_OF_OPTIONS)
  .refine((select) => holds(optionsIn(select), select.initial_options ?? []), {
    path: ["initial_options"],
    message: "initial_options must be among the options",
  });
const multiExternalSelect = z.strictObject({
  ...several,
  type: z.literal("multi_external_select"),
  min_query_length: z.int().min(0).optional(),
  initial_options: z.array(option).min(1).max(100).optional(),
});
const multiUsersSelect = z.strictObject({
  ...several,
  type: z.literal("multi_users_select"),
  initial_users: z.array(z.string().min(1)).min(1).optional(),
});
const radioButtons = z
  .strictObject({
    type: z.literal("radio_buttons"),
    action_id: id,
    options: z.array(markedOption).min(1).max(10),
    initial_option: markedOption.optional(),
    confirm,
    focus_on_load: z.boolean().optional(),
  })
  .refine((radio) => holds(radio.options, [radio.initial_option]), {
    path: ["initial_option"],
    message: "initial_option must be one of the options",
  });
const checkboxes = z
  .strictObject({
    type: z.literal("checkboxes"),
    action_id: id,
    options: z.array(markedOption).min(1).max(10),
    initial_options: z.array(markedOption).min(1).optional(),
    confirm,
    focus_on_load: z.boolean().optional(),
  })
  .refine((boxes) => holds(boxes.options, boxes.initial_options ?? []), {
    path: ["initial_options"],
    message: "initial_options must be among the options",
  });
const overflow = z.strictObject({
  type: z.literal("overflow"),
  action_id: id,
  options: z.array(option.extend({ url })).min(2).max(5),
  confirm,
});
const plainTextInput = z
  .strictObject({
    type: z.literal("plain_text_input"),
    action_id: id,
    placeholder: plain(150).optional(),
    initial_value: z.string().max(3000).optional(),
    multiline: z.boolean().optional(),
    min_length: z.int().min(0).max(3000).optional(),
    max_length: z.int().min(1).max(3000).optional(),
    focus_on_load: z.boolean().optional(),
    dispatch_action_config: z
      .strictObject({
        trigger_actions_on: z.array(z.enum(["on_enter_pressed", "on_character_entered"])).min(1),
      })
      .optional(),
  })
  .refine((input) => (input.min_length ?? 0) <= (input.max_length ?? 3000), {
    path: ["min_length"],
    message: "min_length must not be greater than max_length",
  });

const wholeOrDecimal = z.string().regex(/^-?\d+(\.\d+)?$/, { error: "must be a number as text" });
const numberInput = z.strictObject({
  type: z.literal("number_input"),
  action_id: id,
  is_decimal_allowed: z.boolean(),
  initial_value: wholeOrDecimal.optional(),
  min_value: wholeOrDecimal.optional(),
  max_value: wholeOrDecimal.optional(),
  placeholder: plain(150).optional(),
  focus_on_load: z.boolean().optional(),
});

const choosers = [staticSelect, externalSelect, radioButtons, checkboxes] as const;
/** Slack takes them in sections and inputs, not among buttons. */
const multiSelects = [multiStaticSelect, multiExternalSelect, multiUsersSelect] as const;
const pressable = z.discriminatedUnion("type", [button, overflow, ...choosers]);
const accessory = z.discriminatedUnion("type", [button, overflow, ...choosers, ...multiSelects]);
const fillable = z.discriminatedUnion("type", [
  plainTextInput,
  numberInput,
  ...choosers,
  ...multiSelects,
]);

const richTextPart = z.looseObject({
  type: z.enum([
    "rich_text_section",
    "rich_text_list",
    "rich_text_preformatted",
    "rich_text_quote",
  ]),
  elements: z.array(z.looseObject({ type: z.string() })),
});

const displayBlocks = [
  z
    .strictObject({
      type: z.literal("section"),
      block_id: id,
      text: text(3000).optional(),
      fields: z.array(text(2000)).min(1).max(10).optional(),
      accessory: accessory.optional(),
      expand: z.boolean().optional(),
    })
    .refine((section) => section.text !== undefined || section.fields !== undefined, {
      message: "must define either `fields` or `text`",
    }),
  z.strictObject({ type: z.literal("header"), block_id: id, text: plain(150) }),
  z.strictObject({
    type: z.literal("context"),
    block_id: id,
    elements: z.array(text(3000)).min(1).max(10),
  }),
  z.strictObject({ type: z.literal("divider"), block_id: id }),
  z.strictObject({
    type: z.literal("actions"),
    block_id: id,
    elements: z.array(pressable).min(1).max(25),
  }),
  z.strictObject({ type: z.literal("rich_text"), block_id: id, elements: z.array(richTextPart) }),
] as const;
const input = z.strictObject({
  type: z.literal("input"),
  block_id: id,
  label: plain(2000),
  element: fillable,
  hint: plain(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
});

const anyBlock = z.discriminatedUnion("type", [...displayBlocks, input]);

const message = z.object({ blocks: z.array(anyBlock).max(50).optional() });

const viewParts = {
  blocks: z.array(anyBlock).max(100),
  callback_id: z.string().max(255).optional(),
  private_metadata: z.string().max(3000).optional(),
  external_id: z.string().max(255).optional(),
};
const modal = z
  .strictObject({
    ...viewParts,
    type: z.literal("modal"),
    title: plain(24),
    submit: plain(24).optional(),
    close: plain(24).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    submit_disabled: z.boolean().optional(),
  })
  .refine(
    (view) => view.submit !== undefined || view.blocks.every((block) => block.type !== "input"),
    {
      path: ["submit"],
      message: "missing required field: submit",
    },
  );
const home = z.strictObject({ ...viewParts, type: z.literal("home") });
const view = z.discriminatedUnion("type", [modal, home]);

/** `blocks` of a message (`chat.postMessage`, `chat.update`, `respond`), with or without its text. */
export function faultsInMessage(sent: { blocks?: unknown }): BlockFault[] {
  const faults = [...faultsAgainst(message, sent), ...repeatedIds(sent.blocks)];
  if (charactersIn(sent.blocks) > CHARACTERS_IN_A_MESSAGE) {
    const words = `must be less than ${CHARACTERS_IN_A_MESSAGE + 1} characters together`;
    faults.push({ pointer: "/blocks", message: words, error: "msg_blocks_too_long" });
  }
  return faults;
}

export function faultsInView(sent: unknown): BlockFault[] {
  const blocks = isJsonObject(sent) ? sent["blocks"] : undefined;
  return [...faultsAgainst(view, sent), ...repeatedIds(blocks)];
}

export function faultsInSuggestions(sent: unknown): BlockFault[] {
  return faultsAgainst(suggestions, sent);
}

function charactersIn(part: unknown): number {
  if (Array.isArray(part)) return part.reduce<number>((sum, item) => sum + charactersIn(item), 0);
  if (!isJsonObject(part)) return 0;
  return Object.entries(part).reduce(
    (sum, [key, value]) =>
      sum + (key === "text" && typeof value === "string" ? value.length : charactersIn(value)),
    0,
  );
}
