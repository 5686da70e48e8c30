// Who opens a role, and whether the group that does can be used as it is: only where adding somebody is the same as letting them in.
import type { Holder, Holders } from "./holders.ts";
import type { Opener, WhyNot } from "./proposal.ts";
import { allowedPatterns, onlyRoleOf, openingOf } from "./switching-rights.ts";
import type { Opening } from "./switching-rights.ts";

/** The group that is best used as it is comes first; users come last. */
export function openersOf(arn: string, { all, isKeptOut }: Holders): readonly Opener[] {
  const openers = all.flatMap((holder): Opener[] => {
    const opening = openingOf(holder.rights, arn);
    if (!opening) return [];
    const { kind, name, path, members } = holder;
    const keptOut = members.filter((user) => isKeptOut(user, arn));
    const standing = members.filter((user) => !keptOut.includes(user));
    const whyNot = kind === "user" ? null : whyNotAsItIs(holder, opening);
    const { bound, policies } = opening;
    return [{ ...{ kind, name, path, bound, policies, whyNot, standing, keptOut } }];
  });
  return onlyOne(openers.sort(byUse));
}

function whyNotAsItIs(holder: Holder, { bound, pattern }: Opening): WhyNot | null {
  const { rights, path } = holder;
  if (/[*?$]/.test(path)) return { kind: "odd-path" };
  if (rights.unreadable.length > 0) return { kind: "unreadable", policies: rights.unreadable };
  if (pattern !== null) return { kind: "pattern", pattern };
  if (onlyRoleOf(rights) === null) return rights.beside ?? severalIn(rights);
  return bound.kind === "other" ? { kind: "condition", keys: bound.keys } : null;
}

function severalIn(rights: Holder["rights"]): WhyNot {
  const patterns = allowedPatterns(rights);
  const open = patterns.find((pattern) => /[*?]|\$\{/.test(pattern));
  return open === undefined
    ? { kind: "several", roles: patterns.length }
    : { kind: "pattern", pattern: open };
}

const isOfUse = ({ kind, whyNot }: Opener) => kind === "group" && whyNot === null;

/** The group that most people are in already. */
function byUse(one: Opener, other: Opener): number {
  const ranks = [one, other].map((opener) => [
    isOfUse(opener) ? 0 : 1,
    opener.kind === "group" ? 0 : 1,
    isOfUse(opener) ? -opener.standing.length : 0,
  ]);
  const [mine = [], theirs = []] = ranks;
  const differing = mine.findIndex((rank, place) => rank !== theirs[place]);
  if (differing >= 0) return (mine[differing] ?? 0) - (theirs[differing] ?? 0);
  return one.name < other.name ? -1 : 1;
}

function onlyOne(openers: readonly Opener[]): readonly Opener[] {
  const [first] = openers;
  return openers.map((opener) =>
    first && opener !== first && isOfUse(opener)
      ? { ...opener, whyNot: { kind: "second", to: first.name } }
      : opener,
  );
}
