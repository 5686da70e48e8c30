// Everything one person can see in this workspace.
import type { SlackWorld } from "../slack-world.ts";
import { knownPerson } from "./acting-person.ts";
import { readerFor } from "./reader.ts";
import { type Ephemeral, type Message, seenEphemeral, seenMessage } from "./seen-message.ts";
import { type SeenView, seenView } from "./seen-view.ts";

export interface Sight {
  person: string;
  channels: { id: string; name: string; messages: Message[] }[];
  dms: Message[];
  ephemerals: Ephemeral[];
  modals: SeenView[];
  home: SeenView | null;
}

export function sees(keyOrId: string, world: SlackWorld): Sight {
  const person = knownPerson(keyOrId, world);
  const { workspace, views } = world;
  const reader = readerFor(person, world);
  const messagesIn = (id: string) => workspace.messages(id).map((one) => seenMessage(one, reader));
  const mine = workspace.channels().filter((channel) => channel.members.has(person.id));
  const home = views.home(person.id);
  return {
    person: person.key,
    channels: mine
      .filter((channel) => channel.directWith === undefined)
      .map(({ id, name }) => ({ id, name, messages: messagesIn(id) })),
    dms: mine.filter((one) => one.directWith !== undefined).flatMap(({ id }) => messagesIn(id)),
    ephemerals: workspace.ephemerals(person.id).map((one) => seenEphemeral(one, reader)),
    modals: views.stack(person.id).map((view) => seenView(view, person, world)),
    home: home ? seenView(home, person, world) : null,
  };
}
