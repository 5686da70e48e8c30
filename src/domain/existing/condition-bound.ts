// What the condition of a statement comes to for somebody who switches: nothing, MFA, or what cannot be told from here.
import { isRecord, wordsOf } from "./found-statements.ts";

/** From the loosest to the tightest. `keys`: what it is a condition on, as it is written. */
export type Bound =
  | { readonly kind: "none" }
  | { readonly kind: "mfa" }
  | { readonly kind: "other"; readonly keys: readonly string[] };

export interface ConditionEntry {
  /** In lower case, with `ifexists` where it has it. */
  readonly operator: string;
  readonly key: string;
  readonly written: string;
  readonly values: readonly string[];
}

export function conditionEntries(condition: unknown): readonly ConditionEntry[] {
  if (condition === undefined) return [];
  if (!isRecord(condition)) return [unreadable];
  return Object.entries(condition).flatMap(([operator, keys]) => {
    if (!isRecord(keys)) return [unreadable];
    return Object.entries(keys).map(([key, values]) => ({
      operator: operator.toLowerCase(),
      key: key.toLowerCase(),
      written: key,
      values: wordsOf(values),
    }));
  });
}

const unreadable: ConditionEntry = { operator: "", key: "", written: "what is no key", values: [] };

/** Of an Allow: who is let in by it. */
export function boundOfAllow(condition: unknown): Bound {
  return boundOf(conditionEntries(condition), asksForMfa);
}

/** Of a Deny: `none` refuses everybody, `mfa` those without MFA. */
export function boundOfDeny(condition: unknown): Bound {
  return boundOf(conditionEntries(condition), refusesWithoutMfa);
}

function boundOf(
  entries: readonly ConditionEntry[],
  isOfMfa: (entry: ConditionEntry) => boolean,
): Bound {
  if (entries.length === 0) return { kind: "none" };
  const others = entries.filter((entry) => !isOfMfa(entry));
  if (others.length === 0) return { kind: "mfa" };
  return { kind: "other", keys: [...new Set(others.map(({ written }) => written))] };
}

const PRESENT = "aws:multifactorauthpresent";
const AGE = "aws:multifactorauthage";

export function asksForMfa({ operator, key, values }: ConditionEntry): boolean {
  if (key !== PRESENT && key !== AGE) return false;
  if (operator === "null") return areAll(values, "false");
  if (key === AGE) return operator.startsWith("numericlessthan");
  return (operator === "bool" || operator === "boolifexists") && areAll(values, "true");
}

/** Those who come with access keys alone carry no such key, and are let in by `IfExists`. */
export function letsKeysIn({ operator }: ConditionEntry): boolean {
  return operator.endsWith("ifexists");
}

export function refusesWithoutMfa({ operator, key, values }: ConditionEntry): boolean {
  if (key !== PRESENT && key !== AGE) return false;
  if (operator === "null") return areAll(values, "true");
  if (key === AGE) return operator.startsWith("numericgreaterthan");
  return (operator === "bool" || operator === "boolifexists") && areAll(values, "false");
}

function areAll(values: readonly string[], wanted: string): boolean {
  return values.length > 0 && values.every((value) => value.toLowerCase() === wanted);
}

const TIGHTNESS = { none: 0, mfa: 1, other: 2 } as const;

export function looser(one: Bound, other: Bound): Bound {
  return TIGHTNESS[other.kind] < TIGHTNESS[one.kind] ? other : one;
}

/** Both at once. */
export function together(one: Bound, other: Bound): Bound {
  if (one.kind === "other" && other.kind === "other") {
    return { kind: "other", keys: [...new Set([...one.keys, ...other.keys])] };
  }
  return looser(one, other) === one ? other : one;
}
