// `rolecall explain`: which rule decides about an account and role, and what somebody may do by it.
import type { AccessPolicy } from "../domain/access-policy.ts";
import { findAccount } from "../domain/access-policy.ts";
import type { Account } from "../domain/account.ts";
import { nearestNames } from "../domain/nearest-names.ts";
import type { Members } from "../domain/policy/crowd.ts";
import { explain } from "../domain/policy/explain.ts";
import type { Explanation } from "../domain/policy/explain.ts";
import { explainedText } from "./explain-text.ts";
import { groupsIn, readMembers } from "./known-members.ts";
import { paintFor } from "./paint.ts";
import { readTyped } from "./typed-options.ts";
import { wrongUsage } from "./verb.ts";
import type { Verb } from "./verb.ts";
import { namingOf } from "./wording.ts";

const OPTIONS = {
  file: { type: "string" },
  "with-slack": { type: "boolean" },
} as const;

/** In place of a person: who may get in at all. */
const ANYBODY = "anybody";

export const explainAccess: Verb = {
  usage: "PERSON|anybody ACCOUNT [ROLE] [--file FILE] [--with-slack]",
  says: "say who may get into an account, and what a person may do",
  run: async (words, parts) => {
    const typed = readTyped(words, { options: OPTIONS, least: 2, most: 3 });
    const [called = "", slug = "", role] = typed.names;
    const { policy } = await parts.readPolicy(typed.valueOf("file") ?? parts.policyFile);
    const account = accountCalled(policy, slug);
    const person = called === ANYBODY ? null : personCalled(policy, called);
    const members = typed.isSet("with-slack")
      ? await readMembers(policy, parts.slack().groups)
      : new Map<string, readonly string[]>();
    const answers = rolesCalled(account, role).map((key) =>
      explanationOf({ policy, slug, key, person, members }),
    );
    const manner = { naming: namingOf(policy), paint: paintFor(parts.color), person };
    return {
      exitCode: person === null || answers.some(({ mayAsk }) => mayAsk === "yes") ? 0 : 1,
      out: answers.map((answer) => explainedText(answer, manner)).join("\n"),
    };
  },
};

function accountCalled(policy: AccessPolicy, slug: string): Account {
  const found = findAccount(policy, slug);
  if (!("refused" in found)) return found;
  throw wrongUsage(`There is no account ${slug}.${didYouMean(slug, [...policy.accounts.keys()])}`);
}

function rolesCalled({ roles, slug }: Account, key: string | undefined): string[] {
  const keys = roles.map((role) => role.key);
  if (key === undefined) return keys;
  if (keys.includes(key.toLowerCase())) return [key.toLowerCase()];
  throw wrongUsage(`${slug} has no role ${key}; it has ${keys.join(", ")}.`);
}

/** By the file's name for them, or by their Slack id. */
function personCalled({ names }: AccessPolicy, called: string): string {
  if (/^[UW][A-Z0-9]{5,}$/.test(called)) return called;
  const people = [...names].filter(([id]) => /^[UW]/.test(id));
  const found = people.find(([, name]) => name === called.toLowerCase());
  if (found) return found[0];
  const known = people.map(([, name]) => name);
  throw wrongUsage(
    `The file names nobody ${called}.${didYouMean(called, known)} A Slack id (U…) will do too.`,
  );
}

function didYouMean(typed: string, known: readonly string[]): string {
  const nearest = nearestNames(typed, known, 3);
  return nearest.length > 0 ? ` Did you mean ${nearest.join(", ")}?` : "";
}

interface Asked {
  readonly policy: AccessPolicy;
  readonly slug: string;
  readonly key: string;
  readonly person: string | null;
  readonly members: Members;
}

function explanationOf({ policy, slug, key, person, members }: Asked): Explanation {
  const user = person ?? "";
  const groups = [...members].filter(([, people]) => people.includes(user)).map(([id]) => id);
  const unknown = groupsIn(policy).filter((group) => !members.has(group));
  const explanation = explain(policy, {
    account: slug,
    role: key,
    somebody: { user, groups: new Set(groups) },
    unknownGroups: new Set(unknown),
    members,
  });
  if ("refused" in explanation) throw wrongUsage(`${slug} has no role ${key}.`);
  return explanation;
}
