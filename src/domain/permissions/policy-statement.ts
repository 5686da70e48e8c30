// A statement of a generated policy, and the documents that statements make.
import type { PolicyDocument } from "../iam-documents.ts";

export type Statement = Readonly<Record<string, unknown>>;

export interface Stated {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly when?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export function allow(Sid: string, { actions, resources, when }: Stated): Statement {
  return {
    Sid,
    Effect: "Allow",
    Action: shortest(actions),
    Resource: shortest(resources),
    ...(when ? { Condition: when } : {}),
  };
}

export function deny(Sid: string, stated: Stated): Statement {
  return { ...allow(Sid, stated), Effect: "Deny" };
}

/** Refuses it everywhere but there. */
export function denyOutside(Sid: string, { actions, resources }: Stated): Statement {
  return { Sid, Effect: "Deny", Action: shortest(actions), NotResource: shortest(resources) };
}

/** A list of one takes two characters more than that one, and characters are few. */
function shortest(values: readonly string[]): string | readonly string[] {
  const [only, ...others] = values;
  return only !== undefined && others.length === 0 ? only : values;
}

export function policyOf(statements: readonly Statement[]): PolicyDocument {
  return { Version: "2012-10-17", Statement: statements };
}
