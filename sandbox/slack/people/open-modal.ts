// The modal on top of a person's stack, and the fields in it by the name a person would use.
import { type Placed, placedElements } from "../block-kit.ts";
import { unescaped } from "../mrkdwn.ts";
import type { SlackWorld } from "../slack-world.ts";
import type { SeedPerson } from "../slack-seed.ts";
import type { StoredView } from "../views.ts";
import { actingPerson } from "./acting-person.ts";
import { refusedBySlack, type Told } from "./told.ts";

export const FIELD_TYPES = new Set([
  "plain_text_input",
  "static_select",
  "external_select",
  "radio_buttons",
  "checkboxes",
]);

/** Who acts on which modal, or why that is not possible. */
export function topModal(
  keyOrId: string,
  world: SlackWorld,
): { person: SeedPerson; view: StoredView } | Told {
  const person = actingPerson(keyOrId, world);
  if ("ms" in person) return person;
  const view = world.views.top(person.id);
  return view ? { person, view } : refusedBySlack("no modal is open");
}

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
