// The fields of an open modal: what somebody typed is here first and in Slack a moment later.
import { signal } from "@preact/signals";
import type { Option } from "../../slack/block-kit.ts";
import { optionsOf } from "../../slack/block-kit.ts";
import type { SeenView } from "../../slack/people/seen-view.ts";
import type { FieldValue } from "../../slack/view-state.ts";
import { control } from "../base/control.ts";
import type { FieldPlace, Form } from "../blocks/stage.ts";
import { look } from "./sights.ts";

interface Owner {
  person: string;
  view: SeenView;
}

const PAUSE_MILLISECONDS = 400;

/** What fields hold that Slack has not heard of yet, or not yet answered. */
const drafts = signal<ReadonlyMap<string, FieldValue>>(new Map());
const offered = new Map<string, readonly Option[]>();
/** Texts typed a moment ago, still to be sent. */
const unsent = new Map<string, { timer: ReturnType<typeof setTimeout>; send: () => void }>();
/** One after the other, in the order in which things were done. */
let sending: Promise<void> = Promise.resolve();

const keyOf = (view: SeenView, { block, element }: FieldPlace) =>
  [view.id, block.block_id, element.action_id].join(" ");

/** `onError` hears what Slack shows when a choice could not be passed on. */
export function formOf(owner: Owner, onError: (error: string | undefined) => void): Form {
  const { view, person } = owner;
  const draft = (place: FieldPlace, held: FieldValue) => {
    drafts.value = new Map(drafts.value).set(keyOf(view, place), held);
  };
  const held = (place: FieldPlace) =>
    drafts.value.get(keyOf(view, place)) ??
    view.state.values[place.block.block_id]?.[place.element.action_id];
  const before = (place: FieldPlace) => held(place)?.selected_options ?? [];
  return {
    held,
    error: ({ block_id }) => view.fields.find(({ blockId }) => blockId === block_id)?.error,
    write: (place, text) => {
      draft(place, { type: place.element.type, value: text });
      const key = keyOf(view, place);
      clearTimeout(unsent.get(key)?.timer);
      const send = () => {
        unsent.delete(key);
        pass(owner, { place, value: text }, onError);
      };
      unsent.set(key, { timer: setTimeout(send, PAUSE_MILLISECONDS), send });
    },
    choose: (place, values) => {
      const known = [...before(place), ...(offered.get(keyOf(view, place)) ?? [])];
      draft(place, chosen(place, values, known));
      const several = SEVERAL.has(place.element.type);
      pass(owner, { place, value: several ? values : (values[0] ?? null) }, onError);
    },
    suggest: async (place, query) => {
      try {
        const answer = await control.suggest(person, { field: nameOf(place), query });
        offered.set(keyOf(view, place), answer.options);
        return answer;
      } catch (error) {
        return { options: [], error: error instanceof Error ? error.message : String(error) };
      }
    },
  };
}

/** Everything typed has reached Slack when this settles. */
export async function everythingSent(): Promise<void> {
  for (const { timer, send } of [...unsent.values()]) {
    clearTimeout(timer);
    send();
  }
  await sending;
}

function pass(
  { person }: Owner,
  { place, value }: { place: FieldPlace; value: string | string[] | null },
  onError: (error: string | undefined) => void,
): void {
  sending = sending.then(async () => {
    try {
      const { error } = await control.fill(person, { [nameOf(place)]: value });
      onError(error);
      await look(person);
    } catch (error) {
      onError(error instanceof Error ? error.message : String(error));
    }
  });
}

function nameOf({ block, element }: FieldPlace): string {
  return block.type === "input" ? block.block_id : element.action_id;
}

const PEOPLE = "multi_users_select";
const SEVERAL = new Set(["checkboxes", "multi_static_select", "multi_external_select", PEOPLE]);

/** `known`: options that did not come with the form. */
function chosen(
  { element }: FieldPlace,
  values: readonly string[],
  known: readonly Option[],
): FieldValue {
  if (element.type === PEOPLE) return { type: PEOPLE, selected_users: [...values] };
  const all = [...known, ...optionsOf(element)];
  const options = values.flatMap((value) => all.find((option) => option.value === value) ?? []);
  return SEVERAL.has(element.type)
    ? { type: element.type, selected_options: options }
    : { type: element.type, selected_option: options[0] ?? null };
}
