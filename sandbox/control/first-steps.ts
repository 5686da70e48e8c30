// What a newcomer could try first, read from rolecall.yaml: who asks whom for what.
import { z } from "zod";
import type { Seed } from "../seed.ts";

/** Keys of people, names of rolecall.yaml. */
export interface TryThis {
  asker: string;
  approver: string;
  account: string;
  role: string;
  /** Whether new accounts can be asked for. */
  makesAccounts: boolean;
}

const oneOrMore = z
  .union([z.string(), z.array(z.string())])
  .transform((written) => [written].flat());

const ruleShape = z.object({
  // A match by units or tags is none for a first step.
  accounts: oneOrMore.catch(["(by unit or tag)"]).default(["*"]),
  roles: oneOrMore.default(["*"]),
  approve: oneOrMore.default([]),
  approvals: z.number().default(1),
});

const names = z.record(z.string(), z.string()).default({});
const policyShape = z.object({
  people: names,
  groups: z.record(z.string(), oneOrMore).default({}),
  accounts: z.array(z.object({ slug: z.string(), roles: z.record(z.string(), z.unknown()) })),
  rules: z.array(ruleShape),
  new_accounts: z.unknown(),
});

type Policy = z.infer<typeof policyShape>;
type Rule = z.infer<typeof ruleShape>;

/** The first account and role for which one approval is asked of somebody who is there. */
export function firstSteps(seed: Seed): TryThis | undefined {
  const read = policyShape.safeParse(seed.policy);
  if (!read.success) return undefined;
  for (const { slug, roles } of read.data.accounts) {
    for (const role of Object.keys(roles)) {
      const rule = read.data.rules.find((one) => isAbout(one, slug, role));
      const pair = rule?.approvals === 1 ? askerAndApprover(rule, read.data, seed) : undefined;
      const makesAccounts = read.data.new_accounts !== undefined;
      if (pair) return { ...pair, account: slug, role, makesAccounts };
    }
  }
  return undefined;
}

function askerAndApprover({ approve }: Rule, policy: Policy, seed: Seed) {
  const ids = approve.flatMap((named) => peopleCalled(named, policy, seed));
  const approver = seed.people.find(({ id }) => ids.includes(id));
  const asker = seed.people.find(({ id }) => !ids.includes(id));
  return approver && asker ? { asker: asker.key, approver: approver.key } : undefined;
}

/** A name of the file, or an id; of a person, of a Slack user group, or of a group of the file. */
function peopleCalled(named: string, policy: Policy, seed: Seed): string[] {
  const { people, groups } = policy;
  const members = groups[named];
  if (members) return members.flatMap((one) => peopleCalled(one, { ...policy, groups: {} }, seed));
  const slackGroup = seed.groups.find(({ id }) => id === named);
  if (!slackGroup) return [people[named] ?? named];
  return seed.people.filter(({ key }) => slackGroup.members.includes(key)).map(({ id }) => id);
}

function isAbout({ accounts, roles }: Rule, slug: string, role: string): boolean {
  return fits(accounts, slug) && fits(roles, role);
}

/** `*` stands for any text. */
function fits(patterns: readonly string[], text: string): boolean {
  return patterns.some((pattern) => {
    const parts = pattern.split("*").map((part) => part.replaceAll(/[^a-z0-9]/gi, String.raw`\$&`));
    return new RegExp(`^${parts.join(".*")}$`).test(text);
  });
}
