// A modal or App Home as its person sees it: the payload Slack keeps, plus fields, buttons and lines.
import { optionsOf, type Placed, placedElements } from "../block-kit.ts";
import { type Reader, unescaped } from "../mrkdwn.ts";
import { viewPayload } from "../payloads.ts";
import { plainBlocks } from "../plain-rendering.ts";
import type { SeedPerson } from "../slack-seed.ts";
import type { SlackWorld } from "../slack-world.ts";
import type { FieldValue } from "../view-state.ts";
import type { StoredView } from "../stored-view.ts";
import { labelOf } from "./field.ts";
import { readerFor } from "./reader.ts";
import { type SeenButton, seenButtons } from "./seen-message.ts";

export interface SeenField {
  label: string;
  blockId: string;
  actionId: string;
  type: string;
  /** What it holds: the text typed, or the text of what was chosen. */
  value: string | string[] | null;
  optional: boolean;
  /** Texts of a static choice. */
  options?: string[];
  error?: string;
}

export type SeenView = ReturnType<typeof viewPayload> & {
  fields: SeenField[];
  buttons: SeenButton[];
  plain: string;
};

export function seenView(view: StoredView, person: SeedPerson, world: SlackWorld): SeenView {
  const reader = readerFor(person, world);
  const payload = viewPayload(world.seed, view, person);
  const { blocks, title } = view.definition;
  const fields = placedElements(blocks).flatMap((placed): SeenField[] => {
    const held = payload.state.values[placed.block.block_id]?.[placed.element.action_id];
    return held ? [seenField(placed, { held, view, reader })] : [];
  });
  const plain = [title?.text ?? "Home", plainBlocks(blocks, reader)].join("\n");
  return { ...payload, fields, buttons: seenButtons(blocks, reader), plain };
}

interface Seeing {
  held: FieldValue;
  view: StoredView;
  reader: Reader;
}

function seenField(placed: Placed, { held, view, reader }: Seeing): SeenField {
  const { block, element } = placed;
  const options = optionsOf(element).map((option) => unescaped(option.text.text));
  const error = view.errors[block.block_id];
  return {
    label: labelOf(placed),
    blockId: block.block_id,
    actionId: element.action_id,
    type: element.type,
    value: shownValue(held, reader),
    optional: block.type !== "input" || block.optional === true,
    ...(options.length > 0 ? { options } : {}),
    ...(error === undefined ? {} : { error }),
  };
}

function shownValue(held: FieldValue, { personName }: Reader): SeenField["value"] {
  const { value, selected_option, selected_options, selected_users } = held;
  if (selected_users) return selected_users.map((id) => personName(id) ?? id);
  if (selected_options) return selected_options.map((option) => unescaped(option.text.text));
  return value ?? (selected_option ? unescaped(selected_option.text.text) : null);
}
