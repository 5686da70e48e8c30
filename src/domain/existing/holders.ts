// Whoever holds policies that may let people switch: groups with their members, and users by policies of their own.
import { ACCESS_GROUP_PATH } from "../account.ts";
import { isOurPolicy } from "../seat-policies.ts";
import type { ExistingUser, Landscape } from "./landscape.ts";
import { isRefused, openingOf, switchingRights } from "./switching-rights.ts";
import type { SwitchingRights } from "./switching-rights.ts";

export interface Holder {
  readonly kind: "group" | "user";
  readonly name: string;
  readonly path: string;
  readonly rights: SwitchingRights;
  /** IAM users; of a user, itself. */
  readonly members: readonly string[];
}

export interface Holders {
  /** What Rolecall has made itself is not among them. */
  readonly all: readonly Holder[];
  /** Whether another policy keeps a user out of a role that one lets them into. */
  isKeptOut(user: string, arn: string): boolean;
}

export function holdersIn(landscape: Landscape): Holders {
  const { users: people } = landscape;
  const members = membersByGroup(people);
  const groups = landscape.groups.map((group): Holder => {
    const rights = switchingRights(group.policies);
    return { kind: "group", ...named(group), rights, members: members.get(group.name) ?? [] };
  });
  const users = people.map((user): Holder => {
    const rights = switchingRights(user.policies.filter(({ name }) => !isOurPolicy(name)));
    return { kind: "user", ...named(user), rights, members: [user.name] };
  });
  return {
    all: [...groups, ...users].filter(({ path }) => !path.startsWith(ACCESS_GROUP_PATH)),
    isKeptOut: keptOutBy(people, [...groups, ...users]),
  };
}

function named({ name, path }: { readonly name: string; readonly path: string }) {
  return { name, path };
}

function membersByGroup(users: readonly ExistingUser[]): ReadonlyMap<string, readonly string[]> {
  const members = new Map<string, string[]>();
  for (const { name, groups } of users) {
    for (const group of groups) {
      const list = members.get(group);
      if (list) list.push(name);
      else members.set(group, [name]);
    }
  }
  for (const list of members.values()) list.sort();
  return members;
}

function keptOutBy(users: readonly ExistingUser[], holders: readonly Holder[]) {
  const rightsOf = new Map(holders.map(({ kind, name, rights }) => [`${kind} ${name}`, rights]));
  const heldBy = new Map(
    users.map(({ name, groups, boundary }) => {
      const held = [`user ${name}`, ...groups.map((group) => `group ${group}`)];
      const refusing = held.flatMap((holder) => {
        const rights = rightsOf.get(holder);
        return rights && hasDeny(rights) ? [rights] : [];
      });
      return [name, { refusing, boundary: boundary && switchingRights([boundary]) }] as const;
    }),
  );
  return (user: string, arn: string): boolean => {
    const held = heldBy.get(user);
    if (!held) return false;
    const { refusing, boundary } = held;
    if (boundary && openingOf(boundary, arn) === null) return true;
    return refusing.some((rights) => isRefused(rights, arn));
  };
}

function hasDeny({ statements }: SwitchingRights): boolean {
  return statements.some(({ statement }) => statement["Effect"] === "Deny");
}
