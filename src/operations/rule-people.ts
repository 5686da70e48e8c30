// Who the people are that a rule names: user groups are looked up in Slack, and where Slack cannot say, nothing is decided.
import type { Who } from "../domain/access-rule.ts";
import { isAmong, peopleOf } from "../domain/among.ts";
import { isRefusal } from "../domain/refusal.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { UserGroups } from "../ports/user-groups.ts";

interface Ports {
  readonly userGroups: UserGroups;
}

export type Members = ReadonlyMap<string, readonly string[]>;

/** Slack user ids, each once. */
export async function peopleIn(
  ports: Ports,
  whos: readonly Who[],
): Promise<readonly string[] | Refusal> {
  const members = await membersOf(ports, whos);
  if (isRefusal(members)) return members;
  return [...new Set(whos.flatMap((who) => peopleOf(who, members)))];
}

/** Whether somebody, by their Slack user id, is among them. */
export async function isIncluded(ports: Ports, who: Who, user: string): Promise<boolean | Refusal> {
  // Who is named, or where everyone is, needs no group to be looked up.
  if (isAmong(who, { user, groups: new Set() })) return true;
  const members = await membersOf(ports, [who]);
  if (isRefusal(members)) return members;
  return peopleOf(who, members).includes(user);
}

/** By group; a refusal where Slack cannot say of one of them. */
export async function membersOf(
  { userGroups }: Ports,
  whos: readonly Who[],
): Promise<Members | Refusal> {
  const groups = [...new Set(whos.flatMap((who) => who.groups))];
  const known = await Promise.all(groups.map((group) => userGroups.membersOf(group)));
  const unknown = known.find((members) => "refused" in members);
  if (unknown && isRefusal(unknown)) return unknown;
  const members = known.map((one) => ("refused" in one ? [] : one));
  return new Map(groups.map((group, index) => [group, members[index] ?? []]));
}
