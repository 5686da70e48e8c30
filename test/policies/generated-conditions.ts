// Conditions as people write them in policies, many of them nonsense, around one noon.
//
// Left out where AWS documents nothing that would decide between the sandbox and iam-simulate: set operators with IfExists,
// unfinished ARNs in NotResource, wildcards in the type of a resource (`r*e/Admin`), dates that are none, and ARNs to compare
// with that are none. Left out too what the sandbox refuses by design (IpAddress, NotIpAddress, BinaryEquals, NotPrincipal)
// and unique ids as principals, which iam-simulate does not know. Where AWS does decide, differences.test.ts says how.
import fc from "fast-check";
import type { ConditionBlock } from "../../sandbox/aws/policy/policy-document.ts";
import { moment } from "./request-context.ts";

export const NOON = Date.parse("2026-05-01T12:00:00Z");
export const SECOND = 1000;
export const HOUR = 3600 * SECOND;

/** What there is to compare in one kind of request. */
export interface Vocabulary {
  readonly strings: readonly { readonly key: string; readonly values: readonly string[] }[];
  readonly arns: readonly string[];
  readonly times: readonly string[];
  /** True, false or absent. */
  readonly switches: readonly string[];
  readonly maybeAbsent: readonly string[];
}

/** Such a variable is in nothing that is negated: see differences.test.ts. */
export const mayLackValue = (value: string): boolean => /\$\{aws:PrincipalTag\/\w+\}/.test(value);

interface Atom {
  readonly operator: string;
  readonly key: string;
  readonly values: string | boolean | readonly (string | boolean)[];
}

export function conditions(vocabulary: Vocabulary): fc.Arbitrary<ConditionBlock> {
  const { strings, arns, times, switches, maybeAbsent } = vocabulary;
  const atom = fc.oneof(
    { weight: 4, arbitrary: dates(times) },
    { weight: 1, arbitrary: epochs },
    { weight: 5, arbitrary: fc.oneof(...strings.map(strung)) },
    { weight: 2, arbitrary: fc.oneof(...strings.map(setOf)) },
    { weight: 2, arbitrary: arnLike(arns) },
    ...(switches.length > 0 ? [{ weight: 2, arbitrary: bool(switches) }] : []),
    { weight: 1, arbitrary: isNull([...maybeAbsent, ...switches]) },
  );
  return fc.array(atom, { minLength: 1, maxLength: 2 }).map(merged);
}

function merged(atoms: readonly Atom[]): ConditionBlock {
  const block: Record<string, Record<string, Atom["values"]>> = {};
  for (const { operator, key, values } of atoms)
    block[operator] = { ...block[operator], [key]: values };
  return block;
}

const oneOrTwo = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | T[]> =>
  fc.oneof({ weight: 3, arbitrary: value }, { weight: 1, arbitrary: fc.tuple(value, value) });

const maybeIfExists = fc.constantFrom("", "", "", "IfExists");

/** Names of condition keys count in any case. */
const inSomeCase = (key: string) => fc.constantFrom(key, key, key, key.toLowerCase());

const orders = ["LessThan", "LessThanEquals", "GreaterThan", "GreaterThanEquals"];

export const aMoment = fc
  .constantFrom(-12 * HOUR, -HOUR, -SECOND, 0, SECOND, HOUR, 12 * HOUR)
  .map((away) => NOON + away);

const aDate = fc
  .tuple(aMoment, fc.constantFrom("utc", "utc", "utc", "offset", "day"))
  .map(([at, form]) => {
    if (form === "day") return moment(at).slice(0, 10);
    return form === "utc" ? moment(at) : moment(at + 2 * HOUR).replace("Z", "+02:00");
  });

function dates(keys: readonly string[]): fc.Arbitrary<Atom> {
  return fc.record({
    operator: fc
      .tuple(fc.constantFrom(...orders, ...orders, "Equals", "NotEquals"), maybeIfExists)
      .map(([order, suffix]) => `Date${order}${suffix}`),
    key: fc.constantFrom(...keys).chain(inSomeCase),
    values: oneOrTwo(aDate),
  });
}

const epochs: fc.Arbitrary<Atom> = fc.record({
  operator: fc.constantFrom(...orders, "Equals", "NotEquals").map((order) => `Numeric${order}`),
  key: fc.constant("aws:EpochTime"),
  values: oneOrTwo(aMoment.map((at) => String(at / SECOND))),
});

const positive = ["Equals", "EqualsIgnoreCase", "Like"];
const negative = ["NotEquals", "NotEqualsIgnoreCase", "NotLike"];

function strung({ key, values }: Vocabulary["strings"][number]): fc.Arbitrary<Atom> {
  return fc.oneof(
    { weight: 3, arbitrary: compared("String", positive, { key, values }) },
    { weight: 2, arbitrary: compared("String", negative, { key, values: withValue(values) }) },
  );
}

function arnLike(values: readonly string[]): fc.Arbitrary<Atom> {
  const key = "aws:PrincipalArn";
  return fc.oneof(
    { weight: 3, arbitrary: compared("Arn", ["Equals", "Like"], { key, values }) },
    {
      weight: 1,
      arbitrary: compared("Arn", ["NotEquals", "NotLike"], { key, values: withValue(values) }),
    },
  );
}

const withValue = (values: readonly string[]) => values.filter((value) => !mayLackValue(value));

function compared(
  kind: "String" | "Arn",
  operators: readonly string[],
  { key, values }: { key: string; values: readonly string[] },
): fc.Arbitrary<Atom> {
  return fc.record({
    operator: fc
      .tuple(fc.constantFrom(...operators), maybeIfExists)
      .map(([operator, suffix]) => `${kind}${operator}${suffix}`),
    key: inSomeCase(key),
    values: oneOrTwo(fc.constantFrom(...values)),
  });
}

function setOf({ key, values }: Vocabulary["strings"][number]): fc.Arbitrary<Atom> {
  return fc.record({
    operator: fc.constantFrom(
      "ForAnyValue:StringEquals",
      "ForAnyValue:StringLike",
      "ForAnyValue:StringNotEquals",
      "ForAllValues:StringEquals",
      "ForAllValues:StringNotEquals",
    ),
    key: fc.constant(key),
    values: oneOrTwo(fc.constantFrom(...withValue(values))),
  });
}

function bool(keys: readonly string[]): fc.Arbitrary<Atom> {
  return fc.record({
    operator: maybeIfExists.map((suffix) => `Bool${suffix}`),
    key: fc.constantFrom(...keys).chain(inSomeCase),
    values: fc.constantFrom<(string | boolean)[]>("true", "true", "false", "True", true, false),
  });
}

function isNull(keys: readonly string[]): fc.Arbitrary<Atom> {
  return fc.record({
    operator: fc.constant("Null"),
    key: fc.constantFrom(...keys),
    values: fc.constantFrom<(string | boolean)[]>("true", "false", false),
  });
}
