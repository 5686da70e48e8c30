// Filling fields of the modal on top, or of a message or the Home tab, one after the other.
import { type Option, optionsOf, type Placed } from "../block-kit.ts";
import { unescaped } from "../mrkdwn.ts";
import type { SeedPerson } from "../slack-seed.ts";
import type { SlackWorld } from "../slack-world.ts";
import { type FieldValue, fieldKey } from "../view-state.ts";
import { actingPerson } from "./acting-person.ts";
import { sendBlockAction } from "./block-action.ts";
import { choosablePeople, PEOPLE_SELECT } from "./choosable-people.ts";
import { type ClickPlace, clickPlace, type Where } from "./click-place.ts";
import { fieldNamed, isExternal, labelOf } from "./field.ts";
import { askForOptions } from "./suggest-options.ts";
import { refusedBySlack, startTelling, type Told } from "./told.ts";

/** By label, block id or action id; `null` clears a field, a list ticks or picks several. */
export type FieldInput = Record<string, string | string[] | null>;

interface Hand {
  placed: Placed;
  wanted: string | string[] | null;
  person: SeedPerson;
  place: ClickPlace;
}

export interface Filling {
  input: FieldInput;
  where: Where;
}

export async function fillFields(
  keyOrId: string,
  { input, where }: Filling,
  world: SlackWorld,
): Promise<Told> {
  const person = actingPerson(keyOrId, world);
  if ("ms" in person) return person;
  let last: Told | undefined;
  for (const [name, wanted] of Object.entries(input)) {
    // Looked up anew each time: a block action may have redrawn the place.
    const place = clickPlace(where, person, world);
    if (typeof place === "string") return refusedBySlack(place);
    const placed = fieldNamed(name, place.blocks);
    if (!placed) return refusedBySlack(`no such field: ${name}`);
    last = await fillField({ placed, wanted, person, place }, world);
    if (last.error !== undefined) return last;
  }
  return last ?? { ms: 0 };
}

async function fillField(hand: Hand, world: SlackWorld): Promise<Told> {
  const { placed, person, place } = hand;
  const held = await chosen(hand, world);
  if (typeof held === "string") return refusedBySlack(held);
  place.fields.typed.set(keyOf(placed), held);
  const dispatches = placed.block.type !== "input" || placed.block.dispatch_action === true;
  if (!dispatches) return startTelling(person, world)({ milliseconds: 0 });
  const used = { placed, held, label: labelOf(placed) };
  return sendBlockAction(used, place, { person, world });
}

const SEVERAL = new Set(["checkboxes", "multi_static_select", "multi_external_select"]);

/** What the field holds afterwards, or why it cannot. */
async function chosen(hand: Hand, world: SlackWorld): Promise<FieldValue | string> {
  const { wanted, placed } = hand;
  const { type } = placed.element;
  if (type === "plain_text_input" || type === "number_input") {
    return { type, value: wanted === null ? null : String(wanted) };
  }
  const options = await picked(hand, wanted === null ? [] : [wanted].flat(), world);
  return typeof options === "string" ? options : holding(type, options);
}

function holding(type: string, options: Option[]): FieldValue {
  if (type === PEOPLE_SELECT) return { type, selected_users: options.map(({ value }) => value) };
  return SEVERAL.has(type)
    ? { type, selected_options: options }
    : { type, selected_option: options.at(-1) ?? null };
}

async function picked(
  hand: Hand,
  wanted: readonly string[],
  world: SlackWorld,
): Promise<Option[] | string> {
  const { max_selected_items: most = Infinity } = hand.placed.element;
  if (wanted.length > most) return `no more than ${most} can be chosen`;
  const options: Option[] = [];
  for (const query of wanted) {
    const offered = await optionsFor({ ...hand, query }, world);
    if (typeof offered === "string") return offered;
    const option = bestMatch(offered, query);
    if (!option) return `no such option: ${query}`;
    options.push(option);
  }
  return options;
}

async function optionsFor(
  hand: Hand & { query: string },
  world: SlackWorld,
): Promise<readonly Option[] | string> {
  const { placed, query } = hand;
  if (placed.element.type === PEOPLE_SELECT) return choosablePeople(query, world);
  if (!isExternal(placed)) return optionsOf(placed.element);
  const here = offeredBefore(hand);
  if (here) return here;
  const suggested = await askForOptions(hand, world);
  return suggested.error ?? suggested.options;
}

/** Picked already, or from a menu that is open: Slack asks nobody again. */
function offeredBefore({ placed, query, place }: Hand & { query: string }) {
  const before = place.fields.typed.get(keyOf(placed))?.selected_options;
  const kept = before ?? placed.element.initial_options ?? [];
  const known = [kept, place.fields.offered.get(keyOf(placed)) ?? []];
  return known.find((list) => list.some(({ value }) => value === query));
}

function keyOf({ block, element }: Placed): string {
  return fieldKey(block.block_id, element.action_id);
}

/** The text or value exactly, else the first text that contains it. */
function bestMatch(options: readonly Option[], wanted: string): Option | undefined {
  const shown = (option: Option) => unescaped(option.text.text);
  return (
    options.find((option) => shown(option) === wanted || option.value === wanted) ??
    options.find((option) => shown(option).toLowerCase().includes(wanted.toLowerCase()))
  );
}
