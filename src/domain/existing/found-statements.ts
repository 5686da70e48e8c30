// Reads the statements of policies that others have written: lists and single words, wildcards, NotAction and NotResource.
import { matchesPattern } from "../pattern.ts";

export type FoundStatement = Readonly<Record<string, unknown>>;

/** Null where it is no policy that can be read. */
export function statementsIn(document: unknown): readonly FoundStatement[] | null {
  if (!isRecord(document)) return null;
  const statements = listOf(document["Statement"]);
  return statements.length > 0 && statements.every(isReadable) ? statements : null;
}

function isReadable(statement: unknown): statement is FoundStatement {
  if (!isRecord(statement)) return false;
  const { Effect, Action, NotAction } = statement;
  return (Effect === "Allow" || Effect === "Deny") && (Action ?? NotAction) !== undefined;
}

export function isRecord(value: unknown): value is FoundStatement {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** What may be one word or a list of them. */
export function wordsOf(value: unknown): readonly string[] {
  return listOf(value).map(String);
}

const ASSUME_ROLE = "sts:assumerole";

/** Whether it is about switching to a role. AWS tells no capitals apart in actions. */
export function isAboutSwitching({ Action, NotAction }: FoundStatement): boolean {
  const isMeant = (actions: unknown) =>
    wordsOf(actions).some((pattern) => matchesWildcards(pattern.toLowerCase(), ASSUME_ROLE));
  return Action === undefined ? !isMeant(NotAction) : isMeant(Action);
}

/** `unclear`: it depends on who asks. */
export type Reaching = "yes" | "no" | "unclear";

export function reaching({ Resource, NotResource }: FoundStatement, arn: string): Reaching {
  if (Resource !== undefined) return amongPatterns(wordsOf(Resource), arn);
  const excluded = amongPatterns(wordsOf(NotResource), arn);
  if (excluded === "unclear") return excluded;
  return excluded === "yes" ? "no" : "yes";
}

function amongPatterns(patterns: readonly string[], arn: string): Reaching {
  if (patterns.some((pattern) => !hasVariable(pattern) && matchesWildcards(pattern, arn))) {
    return "yes";
  }
  const depending = patterns.filter(hasVariable).map((pattern) => pattern.replace(VARIABLE, "*"));
  return depending.some((pattern) => matchesWildcards(pattern, arn)) ? "unclear" : "no";
}

/** `${aws:username}`; `${*}` stands for a star and nothing else. */
const VARIABLE = /\$\{[^}]*\}/g;

export function hasVariable(pattern: string): boolean {
  return pattern.includes("${");
}

/** As policies have them: `*` for any text, `?` for any one letter. */
export function matchesWildcards(pattern: string, text: string): boolean {
  if (!pattern.includes("?")) return matchesPattern(pattern, text);
  const written = pattern.replace(/\*+/g, "*").replace(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${written.replaceAll("*", ".*").replaceAll("?", ".")}$`, "s").test(text);
}

export function isLiteral(pattern: string): boolean {
  return !/[*?]|\$\{/.test(pattern);
}
