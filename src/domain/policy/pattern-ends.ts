// A quick look at both ends of a text, which spares most comparisons with a pattern where there are millions.
import { matchesPattern } from "../pattern.ts";

export type Test = (text: string) => boolean;

/** True where the pattern may match. It may not where this is false. */
function mayMatch(pattern: string): Test {
  const first = pattern.indexOf("*");
  if (first < 0) return (text) => text === pattern;
  const start = pattern.slice(0, first);
  const end = pattern.slice(pattern.lastIndexOf("*") + 1);
  return (text) => text.startsWith(start) && text.endsWith(end);
}

/** Whether one of them may match; where there are none, any text may. */
export function oneMayMatch(patterns: readonly string[]): Test {
  const tests = patterns.map(mayMatch);
  return (text) => tests.length === 0 || tests.some((test) => test(text));
}

export function matchesOneOf(pattern: string, texts: ReadonlySet<string>): boolean {
  if (texts.has(pattern)) return true;
  const test = mayMatch(pattern);
  for (const text of texts) if (test(text) && matchesPattern(pattern, text)) return true;
  return false;
}
