// Wildcards in policies: plain text, actions, and ARNs, whose six parts are matched one by one.
import { literalQuestion, literalStar } from "./policy-variables.ts";

const tokens: Record<string, string> = {
  "*": "[^]*",
  "?": "[^]",
  [literalStar]: "\\*",
  [literalQuestion]: "\\?",
};

export function globMatches(pattern: string, text: string): boolean {
  return /[*?\ue000\ue001]/.test(pattern) ? compiled(pattern).test(text) : pattern === text;
}

// Every call is decided by policies that are the same for hours.
const known = new Map<string, RegExp>();
const MOST_KNOWN = 2000;

function compiled(pattern: string): RegExp {
  const before = known.get(pattern);
  if (before) return before;
  const source = pattern.replace(
    /[\\^$.*+?()[\]{}|\ue000\ue001]/g,
    (char) => tokens[char] ?? `\\${char}`,
  );
  const expression = new RegExp(`^${source}$`);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(pattern, expression);
  return expression;
}

export function actionMatches(pattern: string, action: string): boolean {
  return globMatches(pattern.toLowerCase(), action.toLowerCase());
}

/** For the ArnEquals and ArnLike operators, which behave alike. */
export function arnMatches(pattern: string, arn: string): boolean {
  const wanted = arnParts(pattern);
  const parts = arnParts(arn);
  return (
    wanted.length === 6 &&
    parts.length === 6 &&
    wanted.every((part, at) => globMatches(part, parts[at] ?? ""))
  );
}

/** For the Resource element: `*` alone is anything, and parts missing at the end are anything. */
export function resourceMatches(pattern: string, arn: string): boolean {
  if (pattern === "*") return true;
  const wanted = arnParts(pattern);
  while (wanted.length < 6) wanted.push("*");
  return arnMatches(wanted.join(":"), arn);
}

function arnParts(arn: string): string[] {
  const parts = arn.split(":");
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(":")];
}
