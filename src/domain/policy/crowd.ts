// Who a rule's people are as far as is known here: user groups may have members that nobody could look up.
import type { Who } from "../access-rule.ts";
import { peopleOf } from "../among.ts";

/** Slack user ids by the id of their user group; a group that is not in it is one whose members are not known. */
export type Members = ReadonlyMap<string, readonly string[]>;

export interface Crowd {
  readonly everyone: boolean;
  readonly people: ReadonlySet<string>;
  /** Whether these are all of them. */
  readonly isComplete: boolean;
}

export function crowdOf(who: Who, members: Members): Crowd {
  return {
    everyone: who.everyone,
    people: new Set(peopleOf(who, members)),
    isComplete: !who.everyone && who.groups.every((group) => members.has(group)),
  };
}

export function together(several: readonly Who[]): Who {
  return {
    everyone: several.some(({ everyone }) => everyone),
    people: [...new Set(several.flatMap(({ people }) => people))],
    groups: [...new Set(several.flatMap(({ groups }) => groups))],
  };
}

export function isNobody({ everyone, people, groups }: Who): boolean {
  return !everyone && people.length === 0 && groups.length === 0;
}

/**
 * Of those who may ask, the ones for whom fewer than `needed` others are left to say yes. Only where every decider is
 * known; and of the askers those who are known.
 */
export function leftAlone(askers: Crowd, deciders: Crowd, needed: number): readonly string[] {
  if (!deciders.isComplete) return [];
  const known = askers.everyone ? [...deciders.people] : [...askers.people];
  return known.filter((asker) => othersThan(asker, deciders) < needed);
}

function othersThan(asker: string, { people }: Crowd): number {
  return people.size - (people.has(asker) ? 1 : 0);
}
