// What one rule in another's stead changes: for each subject, and in the terms that are nobody's right.
import type { AccessRule } from "../access-rule.ts";
import { isAmong } from "../among.ts";
import type { Somebody } from "../among.ts";
import { decidersBy } from "../terms.ts";
import type { AskTerms, Change, RuleTerm, Subject } from "./policy-difference.ts";
import { whosOf } from "./review-names.ts";

export interface SubjectChange {
  readonly subject: Subject;
  readonly change: Change;
}

type MaybeRule = AccessRule | undefined;

/** Each group and person that one of the rules names. */
export function subjectsOf(rules: readonly AccessRule[]): Subject[] {
  const whos = rules.flatMap(whosOf);
  const groups = new Set(whos.flatMap((who) => who.groups));
  const people = new Set(whos.flatMap((who) => who.people));
  return [
    ...[...groups].map((id): Subject => ({ kind: "group", id })),
    ...[...people].map((id): Subject => ({ kind: "person", id })),
  ];
}

/** What everyone gains or loses is not said again of each person and group. */
export function compareRules(
  before: MaybeRule,
  after: MaybeRule,
  subjects: readonly Subject[],
): SubjectChange[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const forEveryone = changesFor({ kind: "everyone" }, before, after);
  const said = new Set(forEveryone.map(({ change }) => JSON.stringify(change)));
  const forSome = subjects.flatMap((subject) =>
    changesFor(subject, before, after).filter(({ change }) => !said.has(JSON.stringify(change))),
  );
  return [...forEveryone, ...forSome];
}

function changesFor(subject: Subject, before: MaybeRule, after: MaybeRule): SubjectChange[] {
  const somebody = somebodyLike(subject);
  const changes: Change[] = [
    { what: "ask", before: askTerms(before, somebody), after: askTerms(after, somebody) },
    {
      what: "approve",
      before: decidesAfter(before, somebody),
      after: decidesAfter(after, somebody),
    },
    { what: "break-glass", before: glassFor(before, somebody), after: glassFor(after, somebody) },
  ];
  return changes
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after))
    .map((change) => ({ subject, change }));
}

const NONE: ReadonlySet<string> = new Set();

function somebodyLike(subject: Subject): Somebody {
  switch (subject.kind) {
    case "everyone":
      return { user: "", groups: NONE };
    case "group":
      return { user: "", groups: new Set([subject.id]) };
    case "person":
      return { user: subject.id, groups: NONE };
  }
}

function askTerms(rule: MaybeRule, somebody: Somebody): AskTerms | null {
  if (!rule || !isAmong(rule.mayAsk, somebody)) return null;
  const { approvals, time } = rule;
  return { longest: time.standing ? "standing" : time.longestSeconds, approvals };
}

function decidesAfter(rule: MaybeRule, somebody: Somebody): number | null {
  if (!rule || rule.approvals === 0) return null;
  const isOneOf = (isEscalated: boolean): boolean =>
    decidersBy(rule, isEscalated).some((who) => isAmong(who, somebody));
  if (isOneOf(false)) return 0;
  return isOneOf(true) ? (rule.escalation?.afterMilliseconds ?? null) : null;
}

function glassFor(rule: MaybeRule, somebody: Somebody): number | null {
  const breakGlass = rule?.breakGlass;
  return breakGlass && isAmong(breakGlass.mayUse, somebody) ? breakGlass.seconds : null;
}

const TERMS: Readonly<Record<RuleTerm, (rule: AccessRule) => unknown>> = {
  "rule name": ({ name }) => name,
  default: ({ time }) => time.defaultLasting,
  notify: ({ notified }) => notified,
  sensitive: ({ sensitive }) => sensitive,
  lapse: ({ lapseMilliseconds }) => lapseMilliseconds,
  remind: ({ remindMilliseconds }) => remindMilliseconds,
  escalate: ({ escalation }) => escalation,
};

/** None where there was or is no rule: then there is nothing to hold against it. */
export function compareTerms(before: MaybeRule, after: MaybeRule): RuleTerm[] {
  if (!before || !after) return [];
  return Object.entries(TERMS)
    .filter(([, of]) => JSON.stringify(of(before)) !== JSON.stringify(of(after)))
    .map(([term]) => term as RuleTerm);
}
