// How an exception from cdk-nag's rules is made: on the one thing it is about, with the reason beside it.
import { Validations } from "aws-cdk-lib";
import type { IConstruct } from "constructs";

/** `rule` without its pack: `ECS2`, or `IAM5[Action::s3:Get*]`. */
export function except(from: IConstruct, rule: string, reason: string): void {
  Validations.of(from).acknowledge({ id: `AwsSolutions-${rule}`, reason });
}

interface Document {
  readonly Statement: unknown;
}

/** One exception for each wildcard that the document has, and for none that it has not. */
export function exceptWildcards(from: IConstruct, document: Document, reason: string): void {
  for (const found of wildcards(document)) except(from, `IAM5[${found}]`, reason);
}

function wildcards({ Statement: statements }: Document): Set<string> {
  if (!Array.isArray(statements)) throw new Error("A policy has a list of statements.");
  const allowed = statements.filter(({ Effect: effect }) => effect === "Allow");
  const named = allowed.flatMap(({ Action: actions, Resource: resources }) => [
    ...listed(actions).map((action) => `Action::${action}`),
    ...listed(resources).map((resource) => `Resource::${resource}`),
  ]);
  // As cdk-nag writes a variable of IAM.
  const written = named.map((name) => name.replaceAll(/\$\{([^}]+)\}/g, "<$1>"));
  return new Set(written.filter((name) => name.includes("*")));
}

function listed(values: unknown): string[] {
  return Array.isArray(values) ? values.map(String) : [String(values)];
}
