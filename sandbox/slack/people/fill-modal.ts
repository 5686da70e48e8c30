// Filling fields of the modal on top, one after the other.
import { type Option, optionsOf, type Placed } from "../block-kit.ts";
import { unescaped } from "../mrkdwn.ts";
import type { SeedPerson } from "../slack-seed.ts";
import type { SlackWorld } from "../slack-world.ts";
import { type FieldValue, fieldKey } from "../view-state.ts";
import type { StoredView } from "../stored-view.ts";
import { sendBlockAction } from "./block-action.ts";
import { viewPlace } from "./click-place.ts";
import { fieldNamed, labelOf } from "./field.ts";
import { topModal } from "./open-modal.ts";
import { askForOptions } from "./suggest-options.ts";
import { refusedBySlack, startTelling, type Told } from "./told.ts";

/** By label, block id or action id; `null` clears a field. */
export type FieldInput = Record<string, string | string[] | null>;

interface Hand {
  placed: Placed;
  wanted: string | string[] | null;
  person: SeedPerson;
  view: StoredView;
}

export async function fillModal(
  keyOrId: string,
  input: FieldInput,
  world: SlackWorld,
): Promise<Told> {
  let last: Told | undefined;
  for (const [name, wanted] of Object.entries(input)) {
    // Looked up anew each time: a block action may have redrawn the modal.
    const modal = topModal(keyOrId, world);
    if ("ms" in modal) return modal;
    const placed = fieldNamed(name, modal.view);
    if (!placed) return refusedBySlack(`no such field: ${name}`);
    last = await fillField({ placed, wanted, ...modal }, world);
    if (last.error !== undefined) return last;
  }
  return last ?? { ms: 0 };
}

async function fillField(hand: Hand, world: SlackWorld): Promise<Told> {
  const { placed, person, view } = hand;
  const held = await chosen(hand, world);
  if (typeof held === "string") return refusedBySlack(held);
  view.typed.set(fieldKey(placed.block.block_id, placed.element.action_id), held);
  const dispatches = placed.block.type !== "input" || placed.block.dispatch_action === true;
  if (!dispatches) return startTelling(person, world)({ milliseconds: 0 });
  const used = { placed, held, label: labelOf(placed) };
  return sendBlockAction(used, viewPlace(view, person, world), { person, world });
}

/** What the field holds afterwards, or why it cannot. */
async function chosen(hand: Hand, world: SlackWorld): Promise<FieldValue | string> {
  const { wanted, placed } = hand;
  const { type } = placed.element;
  if (type === "plain_text_input") return { type, value: wanted === null ? null : String(wanted) };
  if (type === "checkboxes") return ticked(placed, wanted === null ? [] : [wanted].flat());
  if (wanted === null) return { type, selected_option: null };
  const query = String(wanted);
  const offered = await optionsFor({ ...hand, query }, world);
  if (typeof offered === "string") return offered;
  const option = bestMatch(offered, query);
  return option ? { type, selected_option: option } : `no such option: ${query}`;
}

async function optionsFor(
  hand: Hand & { query: string },
  world: SlackWorld,
): Promise<readonly Option[] | string> {
  const { placed, query, view } = hand;
  if (placed.element.type !== "external_select") return optionsOf(placed.element);
  // Picked from a menu that is open: Slack asks nobody again.
  const offered = view.offered.get(fieldKey(placed.block.block_id, placed.element.action_id));
  if (offered?.some(({ value }) => value === query)) return offered;
  const suggested = await askForOptions(hand, world);
  return suggested.error ?? suggested.options;
}

function ticked({ element }: Placed, wanted: readonly string[]): FieldValue | string {
  const selected_options: Option[] = [];
  for (const one of wanted) {
    const option = bestMatch(optionsOf(element), one);
    if (!option) return `no such option: ${one}`;
    selected_options.push(option);
  }
  return { type: element.type, selected_options };
}

/** The text or value exactly, else the first text that contains it. */
function bestMatch(options: readonly Option[], wanted: string): Option | undefined {
  const shown = (option: Option) => unescaped(option.text.text);
  return (
    options.find((option) => shown(option) === wanted || option.value === wanted) ??
    options.find((option) => shown(option).toLowerCase().includes(wanted.toLowerCase()))
  );
}
