// The condition operators: how one value of a call compares with one value of a policy.
import { arnMatches, globMatches } from "./policy-patterns.ts";
import { unmarked } from "./policy-variables.ts";

export interface Operator {
  compare(actual: string, wanted: string): boolean;
  /** StringNotEquals and its like: true when *no* value of the policy compares. */
  negated: boolean;
  /** Policy variables are filled in for string and ARN operators only: never for dates. */
  fillsVariables: boolean;
}

type Compare = Operator["compare"];

const text = (compare: Compare, negated = false): Operator => ({
  compare,
  negated,
  fillsVariables: true,
});
const plain = (compare: Compare, negated = false): Operator => ({
  compare,
  negated,
  fillsVariables: false,
});

const same: Compare = (actual, wanted) => actual === unmarked(wanted);
const sameIgnoringCase: Compare = (actual, wanted) =>
  actual.toLowerCase() === unmarked(wanted).toLowerCase();
const like: Compare = (actual, wanted) => globMatches(wanted, actual);
const arnLike: Compare = (actual, wanted) => arnMatches(wanted, actual);
const sameBool: Compare = (actual, wanted) => actual.toLowerCase() === wanted.toLowerCase();

type Order = (actual: number, wanted: number) => boolean;
const less: Order = (actual, wanted) => actual < wanted;
const lessOrSame: Order = (actual, wanted) => actual <= wanted;
const more: Order = (actual, wanted) => actual > wanted;
const moreOrSame: Order = (actual, wanted) => actual >= wanted;
const equal: Order = (actual, wanted) => actual === wanted;

// NaN compares false with everything, so a value that is no date or no number matches nothing.
const dates =
  (order: Order): Compare =>
  (actual, wanted) =>
    order(readDate(actual), readDate(wanted));
const numbers =
  (order: Order): Compare =>
  (actual, wanted) =>
    order(readNumber(actual), readNumber(wanted));

const operators = new Map<string, Operator>(
  Object.entries({
    StringEquals: text(same),
    StringNotEquals: text(same, true),
    StringEqualsIgnoreCase: text(sameIgnoringCase),
    StringNotEqualsIgnoreCase: text(sameIgnoringCase, true),
    StringLike: text(like),
    StringNotLike: text(like, true),
    ArnEquals: text(arnLike),
    ArnLike: text(arnLike),
    ArnNotEquals: text(arnLike, true),
    ArnNotLike: text(arnLike, true),
    Bool: plain(sameBool),
    DateEquals: plain(dates(equal)),
    DateNotEquals: plain(dates(equal), true),
    DateLessThan: plain(dates(less)),
    DateLessThanEquals: plain(dates(lessOrSame)),
    DateGreaterThan: plain(dates(more)),
    DateGreaterThanEquals: plain(dates(moreOrSame)),
    NumericEquals: plain(numbers(equal)),
    NumericNotEquals: plain(numbers(equal), true),
    NumericLessThan: plain(numbers(less)),
    NumericLessThanEquals: plain(numbers(lessOrSame)),
    NumericGreaterThan: plain(numbers(more)),
    NumericGreaterThanEquals: plain(numbers(moreOrSame)),
  }),
);

// IAM accepts these in a document; the evaluator does not know them and fails closed on them.
const notEvaluated = ["IpAddress", "NotIpAddress", "BinaryEquals"];

export interface OperatorName {
  base: string;
  ifExists: boolean;
  set: "ForAllValues" | "ForAnyValue" | undefined;
}

export function readOperatorName(name: string): OperatorName {
  const [, set, base = "", suffix] =
    /^(?:(ForAllValues|ForAnyValue):)?(.*?)(IfExists)?$/.exec(name) ?? [];
  return {
    base,
    ifExists: suffix !== undefined,
    set: set === "ForAllValues" || set === "ForAnyValue" ? set : undefined,
  };
}

export function operatorNamed(base: string): Operator | undefined {
  return operators.get(base);
}

export function isKnownOperator(name: string): boolean {
  const { base, ifExists } = readOperatorName(name);
  if (base === "Null") return !ifExists;
  return operators.has(base) || notEvaluated.includes(base);
}

const isoDate = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(:\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/;

/** ISO 8601 (UTC when no zone is given) or seconds since the epoch. */
function readDate(value: string): number {
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const [, day, time, seconds = ":00", zone = "Z"] = isoDate.exec(value) ?? [];
  return day ? Date.parse(`${day}T${time ?? "00:00"}${seconds}${zone}`) : NaN;
}

function readNumber(value: string): number {
  return value.trim() === "" ? NaN : Number(value);
}
