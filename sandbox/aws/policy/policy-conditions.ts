// Decides whether the conditions of one statement hold for a call, and which one does not.
import {
  operatorNamed,
  readOperatorName,
  type Operator,
  type OperatorName,
} from "./condition-operators.ts";
import { listed, type ConditionBlock } from "./policy-document.ts";
import { fillVariables, type Context } from "./policy-variables.ts";

export interface CheckedCondition {
  operator: string;
  key: string;
  wanted: readonly string[];
  actual: readonly string[] | undefined;
  /** `unknown`: the evaluator does not know the operator. */
  outcome: "holds" | "fails" | "unknown";
}

export interface Circumstances {
  context: Context;
  /** Variables exist in documents of version 2012-10-17 only; elsewhere they are plain text. */
  variables: boolean;
}

export function checkConditions(
  block: ConditionBlock | undefined,
  circumstances: Circumstances,
): CheckedCondition[] {
  return Object.entries(block ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => {
      const wanted = listed(values).map(String);
      const actual = circumstances.context.get(key.toLowerCase());
      const outcome = outcomeOf(operator, { wanted, actual }, circumstances);
      return { operator, key, wanted, actual, outcome };
    }),
  );
}

interface Values {
  wanted: readonly string[];
  actual: readonly string[] | undefined;
}

function outcomeOf(
  operator: string,
  values: Values,
  circumstances: Circumstances,
): CheckedCondition["outcome"] {
  const name = readOperatorName(operator);
  if (name.base === "Null") return asOutcome(isNull(values));
  const known = operatorNamed(name.base);
  if (!known) return "unknown";
  if (!values.actual?.length) return asOutcome(holdsWhenAbsent(name, known));
  return asOutcome(holds(name, known, filled(values, known, circumstances)));
}

const asOutcome = (held: boolean) => (held ? "holds" : "fails");

const isNull = ({ wanted, actual }: Values) =>
  wanted.some((value) => (value.toLowerCase() === "true") === !actual?.length);

/** A key that is not in the call satisfies negated operators too: nothing equals what is not there. */
function holdsWhenAbsent(name: OperatorName, operator: Operator): boolean {
  if (name.ifExists || name.set === "ForAllValues") return true;
  return name.set === undefined && operator.negated;
}

function filled(values: Values, operator: Operator, { context, variables }: Circumstances): Values {
  if (!operator.fillsVariables || !variables) return values;
  return {
    ...values,
    wanted: values.wanted.flatMap((value) => fillVariables(value, context) ?? []),
  };
}

function holds(name: OperatorName, operator: Operator, { wanted, actual = [] }: Values): boolean {
  const one = (value: string) =>
    wanted.some((candidate) => operator.compare(value, candidate)) !== operator.negated;
  if (name.set === "ForAllValues") return actual.every(one);
  if (name.set === "ForAnyValue") return actual.some(one);
  return operator.negated ? actual.every(one) : actual.some(one);
}
