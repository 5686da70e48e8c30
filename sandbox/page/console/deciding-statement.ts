// Finds the policy statement behind a verdict, so that it can be shown as it is written.
import type { World } from "../../aws/world.ts";
import type { Decision } from "../../aws/policy/assume-decision.ts";
import type { PolicyDocument, Statement } from "../../aws/policy/policy-document.ts";

export type Role = World["roles"][number];

export interface ShownStatement {
  from: string;
  statement: object;
}

/** The one that decided; where none did, those of a trust policy that were not met. */
export function statementsBehind(decision: Decision, world: World, role: Role): ShownStatement[] {
  const { statement: decided, identity, trust } = decision;
  if (decided) {
    const all = documentNamed(decided.from, world, role);
    const same = statementsOf(all).filter((one) => one.Effect === decided.effect);
    const named = same.filter((one) => one.Sid === decided.sid);
    return named.slice(0, 1).map((statement) => ({ from: decided.from, statement }));
  }
  if (identity !== "allow" || trust !== "none") return [];
  return statementsOf(role.trust)
    .filter((one) => !isForAnotherPrincipal(one))
    .map((statement) => ({ from: `trust policy of role ${role.name}, not met`, statement }));
}

/** By the words with which a verdict names where a statement stands. */
function documentNamed(from: string, world: World, role: Role): PolicyDocument | undefined {
  const places: [RegExp, (owner: string, policy: string) => PolicyDocument | undefined][] = [
    [/^group (.+), policy (.+)$/, (owner, policy) => find(world.groups, owner)?.policies[policy]],
    [/^user (.+), policy (.+)$/, (owner, policy) => find(world.users, owner)?.policies[policy]],
    [/^permissions boundary of (.+)$/, (owner) => find(world.users, owner)?.boundary],
    [/^trust policy of /, () => role.trust],
  ];
  for (const [words, documentAt] of places) {
    const [found, owner = "", policy = ""] = words.exec(from) ?? [];
    if (found !== undefined) return documentAt(owner, policy);
  }
  return undefined;
}

function find<One extends { name: string }>(all: readonly One[], wanted: string): One | undefined {
  return all.find(({ name }) => name === wanted);
}

function statementsOf(document: PolicyDocument | undefined): readonly Statement[] {
  if (!document) return [];
  const { Statement: written } = document;
  return "Effect" in written ? [written] : written;
}

/** Like the bot's own statement, which says nothing about people. */
function isForAnotherPrincipal({ Condition = {} }: Statement): boolean {
  return Object.values(Condition).some((keys) =>
    Object.entries(keys).some(
      ([key, wanted]) =>
        key.toLowerCase() === "aws:principalarn" && [wanted].flat().join(" ").includes(":role/"),
    ),
  );
}
