// How a change of what people may do is said: who may what, and how it was before.
import type { Subject } from "../domain/policy/policy-difference.ts";
import { paragraph } from "./layout.ts";
import type { Paint } from "./paint.ts";
import { listed, timeOf } from "./wording.ts";
import type { Naming } from "./wording.ts";

export type Sign = "+" | "-" | "~";

/** How many are named before it is said how many more. */
export const MOST = 12;

export function signedLines(sign: Sign, text: string, paint: Paint): string[] {
  const colour = { "+": paint.good, "-": paint.bad, "~": paint.odd }[sign];
  const [first = "", ...rest] = paragraph(text, 2);
  return [colour(`${sign} ${first.trimStart()}`), ...rest.map(colour)];
}

export function signOf({
  before,
  after,
}: {
  readonly before: unknown;
  readonly after: unknown;
}): Sign {
  if (before === null) return "+";
  return after === null ? "-" : "~";
}

export function subjectsText(subjects: readonly Subject[], naming: Naming): string {
  return listed(
    subjects.map((subject) => subjectText(subject, naming)),
    MOST,
  );
}

function subjectText(subject: Subject, naming: Naming): string {
  if (subject.kind === "everyone") return "everyone";
  return subject.kind === "group" ? naming.group(subject.id) : naming.person(subject.id);
}

interface Worded<Value> {
  readonly before: Value | null;
  readonly after: Value | null;
  inWords(value: Value): string;
}

export function switchText<Value>(who: string, verb: string, worded: Worded<Value>): string {
  const { before, after, inWords } = worded;
  if (after === null) return `${who} may ${verb} no more`;
  const now = `${who} may ${verb} ${inWords(after)}`;
  return before === null ? now : `${now}; before: ${inWords(before)}`;
}

export function approvingText(after: number): string {
  return after === 0 ? "from the start" : `after ${timeOf(after)}`;
}

export function termsText(terms: readonly string[]): string {
  return `${listed(terms)} ${terms.length === 1 ? "is" : "are"} said differently`;
}
