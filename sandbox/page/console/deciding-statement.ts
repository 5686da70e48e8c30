// Finds the policy statement behind a verdict, so that it can be shown as it is written.
import type { Decision } from "../../aws/policy/assume-decision.ts";
import type { PolicyDocument, Statement } from "../../aws/policy/policy-document.ts";
import type { World } from "../../aws/world.ts";
import { statementsOf } from "./policy-statements.ts";

export type Role = World["roles"][number];

export interface ShownStatement {
  from: string;
  statement: object;
}

interface NamedPolicy {
  name: string;
  document: PolicyDocument;
}

/** The one that decided; where none did, those of a trust policy that were not met. */
export function statementsBehind(decision: Decision, world: World, role: Role): ShownStatement[] {
  const { statement: decided, identity, trust } = decision;
  if (decided) return decidingStatement(decided, world, role);
  if (identity !== "allow" || trust !== "none") return [];
  return statementsOf(role.trust)
    .filter((one) => !isForAnotherPrincipal(one))
    .map((statement) => ({ from: `trust policy of role ${role.name}, not met`, statement }));
}

export function decidingStatement(
  { from, effect, sid }: NonNullable<Decision["statement"]>,
  world: World,
  role: Role,
): ShownStatement[] {
  const document = from.startsWith("trust policy of ")
    ? role.trust
    : policyNamed(from, world)?.document;
  return statementsOf(document)
    .filter((one) => one.Effect === effect && one.Sid === sid)
    .slice(0, 1)
    .map((statement) => ({ from, statement }));
}

/** By the words with which a verdict names where a statement stands; a trust policy is none of these. */
export function policyNamed(from: string, world: World): NamedPolicy | undefined {
  const { users, groups, roles } = world;
  const places: [RegExp, (owner: string, name: string) => PolicyDocument | undefined][] = [
    [/^group (.+), policy (.+)$/, (owner, name) => find(groups, owner)?.policies[name]],
    [/^user (.+), policy (.+)$/, (owner, name) => find(users, owner)?.policies[name]],
    [/^role (.+), policy (.+)$/, (owner, name) => policyOfRole(roleCalled(owner, roles), name)],
    [/^permissions boundary of (.+)$/, (owner) => find(users, owner)?.boundary],
  ];
  for (const [words, documentAt] of places) {
    const [, owner, name = "boundary"] = words.exec(from) ?? [];
    const document = owner === undefined ? undefined : documentAt(owner, name);
    if (document) return { name, document };
  }
  return undefined;
}

const policyOfRole = (role: Role | undefined, name: string) =>
  role?.policies[name] ?? role?.attached[name];

function roleCalled(words: string, roles: World["roles"]): Role | undefined {
  return roles.find(
    ({ name, accountName, accountId }) => `${name} in ${accountName} (${accountId})` === words,
  );
}

function find<One extends { name: string }>(all: readonly One[], wanted: string): One | undefined {
  return all.find(({ name }) => name === wanted);
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
