// Ids of people and channels as names, for sentences.

import type { Directory } from "../../control/directory.ts";

export type Named = Pick<Directory, "people" | "channels"> & Partial<Pick<Directory, "groups">>;

/** First name of a person, by key or user id. */
export function personName(keyOrId: string | undefined, { people }: Named): string {
  const person = people.find(({ key, id }) => key === keyOrId || id === keyOrId);
  return person ? firstName(person) : (keyOrId ?? "somebody");
}

function firstName({ name }: Directory["people"][number]): string {
  return name.split(" ")[0] ?? name;
}

export function groupName(id: string | undefined, { groups = [] }: Named): string {
  const group = groups.find((one) => one.id === id);
  return group ? `@${group.handle}` : (id ?? "a user group");
}

/** The direct messages of U0ALICE001 are D0ALICE001 in the sandbox Slack. */
export function placeName(channel: string | undefined, { people, channels }: Named): string {
  const known = channels.find(({ id }) => id === channel);
  if (known) return `#${known.name}`;
  const person = people.find(({ id }) => channel === `D${id.slice(1)}`);
  return person ? `the direct messages of ${firstName(person)}` : (channel ?? "a channel");
}

/** The list of calls keeps this much of a text. */
const KEPT_CHARACTERS = 100;
const MOST_CHARACTERS = 90;

/** The first line of a message, without Slack's markup. */
export function firstLine(text: string, named: Named): string {
  const [line = ""] = text.split("\n");
  const isCut = text.length >= KEPT_CHARACTERS && line === text;
  const read = line
    .replaceAll(/<@(\w+)>/g, (_, id: string) => `@${personName(id, named)}`)
    .replaceAll(/<!subteam\^(\w+)[^>]*>/g, (_, id: string) => groupName(id, named))
    .replaceAll(/<!date\^[^|>]*(?:\|([^>]*))?>?/g, (_, otherwise = "") => String(otherwise))
    .replaceAll(/:[a-z_]+: ?|[*`]/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
  return isCut || read.length > MOST_CHARACTERS
    ? `${read.slice(0, MOST_CHARACTERS - 1).trimEnd()}…`
    : read;
}
