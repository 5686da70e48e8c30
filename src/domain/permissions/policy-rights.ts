// A policy taken apart into its single rights, so that two policies can be held against each other by what they mean.
import { isRecord, matchesWildcards, statementsIn, wordsOf } from "../existing/found-statements.ts";
import type { FoundStatement } from "../existing/found-statements.ts";

/** One action, allowed or denied on some resources under some condition. */
export interface PolicyRight {
  readonly effect: "Allow" | "Deny";
  /** A pattern. AWS tells no capitals apart in it. */
  readonly action: string;
  /** Patterns: one, or where `isExcept` all those on which it does not hold. */
  readonly resources: readonly string[];
  readonly isExcept: boolean;
  /** The same text for conditions that mean the same; empty where there is none. */
  readonly when: string;
}

/** Null where it is no policy that can be read. */
export function rightsIn(document: unknown): readonly PolicyRight[] | null {
  if (isEmptyPolicy(document)) return [];
  return statementsIn(document)?.flatMap(rightsOf) ?? null;
}

function isEmptyPolicy(document: unknown): boolean {
  return (
    isRecord(document) && Array.isArray(document["Statement"]) && document["Statement"].length === 0
  );
}

function rightsOf(statement: FoundStatement): PolicyRight[] {
  const { Effect, Action, Resource, NotResource, Condition } = statement;
  const effect = Effect === "Deny" ? ("Deny" as const) : ("Allow" as const);
  const when = conditionText(Condition);
  // What is not said to be left out is nearly everything, and we never write that.
  const actions = Action === undefined ? ["*"] : wordsOf(Action);
  const places =
    NotResource === undefined
      ? wordsOf(Resource).map((one) => ({ resources: [one], isExcept: false }))
      : [{ resources: [...wordsOf(NotResource)].sort(), isExcept: true }];
  return actions.flatMap((action) => places.map((place) => ({ effect, action, when, ...place })));
}

function conditionText(condition: unknown): string {
  if (!isRecord(condition)) return "";
  const parts = Object.entries(condition).flatMap(([operator, keys]) =>
    Object.entries(isRecord(keys) ? keys : {}).map(([key, values]) => {
      const words = [...wordsOf(values)].sort().join(" or ");
      return `${key} ${operator} ${words}`;
    }),
  );
  return parts.sort().join(" and ");
}

/** Whatever the one is about, the other is about too. */
export function covers(one: PolicyRight, other: PolicyRight): boolean {
  return (
    one.effect === other.effect &&
    reachesAction(one, other) &&
    (one.when === "" || one.when.toLowerCase() === other.when.toLowerCase()) &&
    coversResources(one, other)
  );
}

function reachesAction({ action }: PolicyRight, other: PolicyRight): boolean {
  return matchesWildcards(action.toLowerCase(), other.action.toLowerCase());
}

function coversResources(one: PolicyRight, other: PolicyRight): boolean {
  const [ours, theirs] = [one.resources, other.resources];
  if (!one.isExcept) {
    return other.isExcept ? ours.includes("*") : theirs.every((text) => isAmong(ours, text));
  }
  // Less is left out by the one than by the other; or nothing of the other is left out by the one.
  return other.isExcept
    ? ours.every((text) => isAmong(theirs, text))
    : !ours.some((text) => theirs.some((their) => doMeet(text, their)));
}

function isAmong(patterns: readonly string[], text: string): boolean {
  return patterns.some((pattern) => matchesWildcards(pattern, text));
}

/** Whether something may be meant by both, whatever their effects and conditions. */
export function overlap(one: PolicyRight, other: PolicyRight): boolean {
  if (!reachesAction(one, other) && !reachesAction(other, one)) return false;
  if (one.isExcept) return !coversAll(one, other);
  if (other.isExcept) return !coversAll(other, one);
  return one.resources.some((text) => other.resources.some((their) => doMeet(text, their)));
}

/** Everything of the other is left out by the one. */
function coversAll(one: PolicyRight, { resources, isExcept }: PolicyRight): boolean {
  return !isExcept && resources.every((text) => isAmong(one.resources, text));
}

function doMeet(one: string, other: string): boolean {
  return matchesWildcards(one, other) || matchesWildcards(other, one);
}
