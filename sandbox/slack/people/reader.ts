// Through whose eyes a message is read: names of people and channels, and the person's time zone.
import type { Reader } from "../mrkdwn.ts";
import type { SeedPerson } from "../slack-seed.ts";
import type { SlackWorld } from "../slack-world.ts";

export function readerFor(person: SeedPerson, { seed, workspace, now }: SlackWorld): Reader {
  const { bot } = seed;
  return {
    personName: (id) => (id === bot.userId ? bot.name : workspace.person(id)?.name),
    channelName: (id) => workspace.channels().find((one) => one.id === id)?.name,
    timeZone: person.timeZone ?? "UTC",
    now: now(),
  };
}
