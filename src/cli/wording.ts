// How the command line words numbers, lists, people and places.
import type { AccessPolicy } from "../domain/access-policy.ts";
import type { Who } from "../domain/access-rule.ts";
import { writeLasting } from "../domain/duration.ts";
import type { Place } from "../domain/policy/rule-reach.ts";

/** `1 account`, `2 accounts`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `a, b and c`; of more than `most`, how many more. */
export function listed(things: readonly string[], most = Infinity, and = "and"): string {
  const shown = things.slice(0, most);
  const hidden = things.length - shown.length;
  const parts = hidden > 0 ? [...shown, `${hidden} more`] : shown;
  const last = parts.at(-1) ?? "";
  return parts.length > 1 ? `${parts.slice(0, -1).join(", ")} ${and} ${last}` : last;
}

export function timeOf(milliseconds: number): string {
  return writeLasting(milliseconds / 1000);
}

/** What the file calls people and user groups, and the id of those it gives no name. */
export interface Naming {
  person(id: string): string;
  people(ids: readonly string[]): string;
  /** `alice, bob or carol`. */
  anyOf(ids: readonly string[]): string;
  group(id: string): string;
  who(who: Pick<Who, "people" | "groups"> & Partial<Who>): string;
}

const MOST_PEOPLE = 12;

export function namingOf({ names }: Pick<AccessPolicy, "names">): Naming {
  const nameOf = (id: string): string => names.get(id) ?? id;
  const group = (id: string): string => `the group ${nameOf(id)}`;
  return {
    person: nameOf,
    people: (ids) => listed(ids.map(nameOf), MOST_PEOPLE),
    anyOf: (ids) => listed(ids.map(nameOf), MOST_PEOPLE, "or"),
    group,
    who: ({ everyone = false, people, groups }) => {
      if (everyone) return "everyone";
      return listed([...people.map(nameOf), ...groups.map(group)], MOST_PEOPLE) || "nobody";
    },
  };
}

const MOST_ACCOUNTS = 4;

/** One line a role: `client-a, client-b and 12 more as admin`. */
export function placesInWords(places: readonly Place[]): string[] {
  const roles = [...new Set(places.map(({ role }) => role))];
  return roles.map((role) => {
    const accounts = places.filter((place) => place.role === role).map(({ account }) => account);
    return `${listed(accounts, MOST_ACCOUNTS)} as ${role}`;
  });
}
