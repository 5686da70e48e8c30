// The modal on top of a person's stack, if that person may act at all.
import type { SlackWorld } from "../slack-world.ts";
import type { SeedPerson } from "../slack-seed.ts";
import type { StoredView } from "../stored-view.ts";
import { actingPerson } from "./acting-person.ts";
import { refusedBySlack, type Told } from "./told.ts";

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
