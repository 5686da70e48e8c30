// Typing into an external select: the app is asked for options.
import type { Option, Placed } from "../block-kit.ts";
import { faultsInSuggestions } from "../block-kit-limits.ts";
import type { SeedPerson } from "../slack-seed.ts";
import type { SlackWorld } from "../slack-world.ts";
import { fieldKey } from "../view-state.ts";
import { actingPerson } from "./acting-person.ts";
import { choosablePeople, PEOPLE_SELECT } from "./choosable-people.ts";
import { type ClickPlace, clickPlace, type Where } from "./click-place.ts";
import { deliverInteraction } from "./interaction.ts";
import { fieldNamed, isExternal } from "./field.ts";
import { refusedBySlack, startTelling, type Told } from "./told.ts";

const LEAST_QUERY = 3;

export interface Query {
  /** Label, block id or action id. */
  field: string;
  query: string;
  /** Default: the modal on top. */
  where?: Where;
}

export type Suggested = Told & { options: Option[] };

export async function suggestOptions(
  keyOrId: string,
  { field, query, where = "modal" }: Query,
  world: SlackWorld,
): Promise<Suggested> {
  const person = actingPerson(keyOrId, world);
  if ("ms" in person) return { ...person, options: [] };
  const place = clickPlace(where, person, world);
  if (typeof place === "string") return { ...refusedBySlack(place), options: [] };
  const placed = fieldNamed(field, place.blocks);
  if (placed?.element.type === PEOPLE_SELECT) {
    return { ms: 0, options: choosablePeople(query, world) };
  }
  if (!placed || !isExternal(placed)) {
    return { ...refusedBySlack(`no field with suggestions: ${field}`), options: [] };
  }
  return askForOptions({ placed, query, person, place }, world);
}

export interface Asking {
  placed: Placed;
  query: string;
  person: SeedPerson;
  place: ClickPlace;
}

export async function askForOptions(asking: Asking, world: SlackWorld): Promise<Suggested> {
  const { placed, query, person, place } = asking;
  const { min_query_length: least = LEAST_QUERY, action_id } = placed.element;
  // Slack asks nobody before enough is typed.
  if (query.length < least)
    return { ...refusedBySlack(`type at least ${least} characters`), options: [] };
  const told = startTelling(person, world);
  const { block_id } = placed.block;
  const { app, payload, fields } = place;
  const ack = await deliverInteraction(
    {
      kind: "block_suggestion",
      person,
      app,
      about: { query, action_id },
      payload: { ...payload(), block_id, action_id, value: query },
    },
    world,
  );
  if (ack.error !== undefined)
    return { ...told({ ...ack, error: `could not load options (${ack.error})` }), options: [] };
  const [fault] = faultsInSuggestions(ack.body);
  if (fault)
    return {
      ...told({ ...ack, error: `could not load options: ${fault.message} at ${fault.pointer}` }),
      options: [],
    };
  const options = offered(ack.body);
  fields.offered.set(fieldKey(block_id, action_id), options);
  return { ...told(ack), options };
}

function offered(body: unknown): Option[] {
  const answer = body as { options?: Option[]; option_groups?: { options: Option[] }[] };
  return answer.options ?? answer.option_groups?.flatMap((group) => group.options) ?? [];
}
