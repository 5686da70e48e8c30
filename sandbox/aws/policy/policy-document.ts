// The shape of an IAM policy document, as JSON.

export type OneOrMany<T> = T | readonly T[];

export type ConditionBlock = Readonly<
  Record<string, Readonly<Record<string, OneOrMany<string | boolean | number>>>>
>;

export type Principal = "*" | Readonly<Record<string, OneOrMany<string>>>;

export interface Statement {
  Sid?: string;
  Effect: "Allow" | "Deny";
  Principal?: Principal;
  NotPrincipal?: Principal;
  Action?: OneOrMany<string>;
  NotAction?: OneOrMany<string>;
  Resource?: OneOrMany<string>;
  NotResource?: OneOrMany<string>;
  Condition?: ConditionBlock;
}

export interface PolicyDocument {
  Version?: string;
  Id?: string;
  Statement: OneOrMany<Statement>;
}

export function listed<T>(value: OneOrMany<T> | undefined): readonly T[] {
  if (value === undefined) return [];
  return isMany(value) ? value : [value];
}

function isMany<T>(value: OneOrMany<T>): value is readonly T[] {
  return Array.isArray(value);
}
