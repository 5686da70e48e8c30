// Through whose eyes a message is read: names of people, user groups and channels, and the person's time zone.
import type { Reader } from "../mrkdwn.ts";
import { appOf, type SeedPerson } from "../slack-seed.ts";
import type { SlackWorld } from "../slack-world.ts";

export function readerFor(person: SeedPerson, { seed, workspace, now }: SlackWorld): Reader {
  return {
    personName: (id) => appOf(id, seed)?.name ?? workspace.person(id)?.name,
    groupHandle: (id) => workspace.groups().find((one) => one.id === id)?.handle,
    channelName: (id) => workspace.channels().find((one) => one.id === id)?.name,
    timeZone: person.timeZone ?? "UTC",
    now: now(),
  };
}
