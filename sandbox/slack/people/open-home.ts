// Opening the app's Home tab.
import { setTimeout as pause } from "node:timers/promises";
import type { SlackWorld } from "../slack-world.ts";
import { actingPerson } from "./acting-person.ts";
import { type SeenView, seenView } from "./seen-view.ts";
import { startTelling, type Told } from "./told.ts";

/** An app acks the event first and publishes then, so the person looks at the old Home for a moment. */
const PATIENCE_MILLISECONDS = 3000;

export type OpenedHome = Told & { home: SeenView | null };

export async function openHome(keyOrId: string, world: SlackWorld): Promise<OpenedHome> {
  const person = actingPerson(keyOrId, world);
  if ("ms" in person) return { ...person, home: null };
  const told = startTelling(person, world);
  const published = world.views.published(person.id);
  const channel = world.workspace.directChannel(person.id).id;
  const ack = await world.sendEvent(
    { type: "app_home_opened", user: person.id, channel, tab: "home" },
    { person: person.key },
  );
  if (ack && ack.error === undefined) await atMost(PATIENCE_MILLISECONDS, published);
  const home = world.views.home(person.id);
  // An event that fails shows nothing: the person keeps the Home there was.
  const shown = told({ milliseconds: ack?.milliseconds ?? 0 });
  return { ...shown, home: home ? seenView(home, person, world) : null };
}

async function atMost(milliseconds: number, awaited: Promise<void>): Promise<void> {
  const enough = new AbortController();
  const late = pause(milliseconds, undefined, { signal: enough.signal }).catch(() => undefined);
  await Promise.race([awaited, late]);
  enough.abort();
}
