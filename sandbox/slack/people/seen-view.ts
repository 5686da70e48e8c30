// A modal or App Home as its person sees it: the payload Slack keeps, plus fields, buttons and lines.
import { type BlockElement, optionsOf, placedElements } from "../block-kit.ts";
import { viewPayload } from "../payloads.ts";
import { plainBlocks, plainText } from "../plain-rendering.ts";
import type { SeedPerson } from "../slack-seed.ts";
import type { SlackWorld } from "../slack-world.ts";
import type { StoredView } from "../views.ts";
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
  const { blocks } = view.definition;
  const fields = placedElements(blocks).flatMap(({ block, element }): SeenField[] => {
    const held = payload.state.values[block.block_id]?.[element.action_id];
    if (!held) return [];
    const options = offered(element);
    const error = view.errors[block.block_id];
    return [
      {
        label: block.type === "input" ? plainText(block.label, reader) : element.action_id,
        blockId: block.block_id,
        actionId: element.action_id,
        type: element.type,
        value:
          held.value ??
          held.selected_option?.text.text ??
          held.selected_options?.map((option) => option.text.text) ??
          null,
        optional: block.type !== "input" || block.optional === true,
        ...(options.length > 0 ? { options } : {}),
        ...(error === undefined ? {} : { error }),
      },
    ];
  });
  const plain = [view.definition.title?.text ?? "Home", plainBlocks(blocks, reader)].join("\n");
  return { ...payload, fields, buttons: seenButtons(blocks, reader), plain };
}

function offered(element: BlockElement): string[] {
  return optionsOf(element).map((option) => option.text.text);
}
