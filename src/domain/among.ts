// Whether somebody is among those a rule names, and which people those are.
import type { Who } from "./access-rule.ts";

export interface Somebody {
  /** Slack user id. */
  readonly user: string;
  /** The Slack user groups they are in. */
  readonly groups: ReadonlySet<string>;
}

export function isAmong(who: Who, { user, groups }: Somebody): boolean {
  return who.everyone || who.people.includes(user) || who.groups.some((group) => groups.has(group));
}

/** Each once. Everyone of the workspace is nobody in particular; a group whose members are not known adds none. */
export function peopleOf(
  who: Who,
  members: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  return [...new Set([...who.people, ...who.groups.flatMap((group) => members.get(group) ?? [])])];
}
