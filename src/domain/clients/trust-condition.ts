// Whether one condition of a trust policy holds for somebody who asks to be let in.
import { matchesArn, matchesWildcards } from "./policy-wildcards.ts";
import { anyOf, not, sure } from "./sureness.ts";
import type { Sureness } from "./sureness.ts";
import type { ConditionTest } from "./trust-reading.ts";

/** What AWS knows of the call, by keys in lower case; null: it does not know it. What is missing may be anything. */
export type Known = ReadonlyMap<string, string | null>;

export interface Circumstances {
  readonly known: Known;
  readonly hasVariables: boolean;
}

interface Operator {
  readonly compare: (actual: string, wanted: string) => boolean;
  readonly isNegated: boolean;
  readonly takesVariables: boolean;
}

interface OperatorName {
  readonly base: string;
  readonly isIfExists: boolean;
  readonly set: string | undefined;
}

const COMPARED: Readonly<Record<string, Operator["compare"]>> = {
  StringEquals: (actual, wanted) => actual === wanted,
  StringEqualsIgnoreCase: (actual, wanted) => actual.toLowerCase() === wanted.toLowerCase(),
  StringLike: (actual, wanted) => matchesWildcards(wanted, actual),
  ArnEquals: (actual, wanted) => matchesArn(wanted, actual),
  ArnLike: (actual, wanted) => matchesArn(wanted, actual),
  Bool: (actual, wanted) => actual.toLowerCase() === wanted.toLowerCase(),
};

export function conditionHolds(test: ConditionTest, circumstances: Circumstances): Sureness {
  const name = readName(test.operator);
  const actual = circumstances.known.get(test.key.toLowerCase());
  if (actual === undefined) return "sometimes";
  if (name.base === "Null") return sure(test.values.some((value) => asksForNone(value, actual)));
  const operator = operatorOf(name.base);
  if (!operator || (name.set !== undefined && name.isIfExists)) return "unclear";
  if (actual === null) return sure(holdsWithoutValue(name, operator));
  const hits = test.values.map((value) => compared(operator, { value, actual }, circumstances));
  return operator.isNegated ? not(anyOf(hits)) : anyOf(hits);
}

function asksForNone(value: string, actual: string | null): boolean {
  return (value.toLowerCase() === "true") === (actual === null);
}

function readName(written: string): OperatorName {
  const [, set, base = "", suffix] =
    /^(?:(ForAllValues|ForAnyValue):)?(.*?)(IfExists)?$/.exec(written) ?? [];
  return { base, set, isIfExists: suffix !== undefined };
}

function operatorOf(base: string): Operator | undefined {
  const isNegated = /^(String|Arn)Not/.test(base);
  const compare = COMPARED[base.replace(/^(String|Arn)Not/, "$1")];
  return compare && { compare, isNegated, takesVariables: base !== "Bool" };
}

/** Nothing equals what is not there: what is negated holds. */
function holdsWithoutValue({ set, isIfExists }: OperatorName, { isNegated }: Operator): boolean {
  if (isIfExists || set === "ForAllValues") return true;
  return set === undefined && isNegated;
}

function compared(
  { compare, takesVariables }: Operator,
  { value, actual }: { readonly value: string; readonly actual: string },
  { known, hasVariables }: Circumstances,
): Sureness {
  const isPlain = !takesVariables || !hasVariables || !value.includes("${");
  if (isPlain) return sure(compare(actual, value));
  const variables = [...value.matchAll(/\$\{([^}]*)\}/g)].map(([, inside = ""]) => inside);
  const values = variables.map((inside) => valueOf(inside, known));
  if (variables.some((inside) => /^[*?$]$/.test(inside))) return "unclear";
  if (values.includes(undefined)) return "sometimes";
  if (values.includes(null)) return "no";
  return sure(
    compare(
      actual,
      value.replaceAll(/\$\{([^}]*)\}/g, () => values.shift() ?? ""),
    ),
  );
}

/** `aws:username`, or with what stands there where it has no value: `aws:username, 'nobody'`. */
function valueOf(inside: string, known: Known): string | null | undefined {
  const [, key = "", otherwise] = /^\s*([^,\s]+)\s*(?:,\s*'([^']*)'\s*)?$/.exec(inside) ?? [];
  const value = known.get(key.toLowerCase());
  return value === null ? (otherwise ?? null) : value;
}
