// A world of a given size: so many accounts, so many people who may ask, and some who approve.
import type { Seed } from "../../sandbox/seed.ts";
import { PERSON_TAG, personKey } from "../../src/domain/person.ts";
import type { SlackPerson } from "../../src/domain/person.ts";
import { crowdedSeed } from "../support/crowded-seed.ts";

export interface SizedWorld {
  readonly seed: Seed;
  /** Keys of people who may ask, as many as the world is large. */
  readonly people: readonly string[];
  /** As many as the world is large. */
  readonly slugs: readonly string[];
  /** Keys of people who may approve; each is asked about in Slack for itself. */
  readonly approvers: readonly string[];
}

const ROLE = "OrganizationAccountAccessRole";

export const CHANNEL = "C0APPROVALS";

interface Size {
  readonly people: number;
  readonly accounts: number;
  readonly approvers?: number;
  /** The bot makes groups in a role of its own for that; else it has one role for everything. */
  readonly provisioner?: boolean;
}

export function sizedWorld(size: Size): SizedWorld {
  const { seed, approvers } = crowdedSeed({ requesters: 0, approvers: size.approvers ?? 5 });
  const people = numbered("person", size.people);
  const slugs = numbered("account", size.accounts);
  for (const [index, key] of people.entries()) addPerson(seed, key, index);
  const policy = seed.policy as { accounts: unknown[]; rules: unknown[] };
  policy.accounts = slugs.map((slug, index) => policyAccount(slug, index));
  policy.rules = [{ name: "everything", ask: "everyone", approve: ["platform"], standing: true }];
  seed.aws.accounts = slugs.map((slug, index) => awsAccount(slug, index));
  seed.aws.bot = { ...seed.aws.bot, provisioner: size.provisioner ?? false };
  return { seed, people, slugs, approvers };
}

/** The person as the record knows it. */
export function slackPerson({ team, people }: Seed, key: string): SlackPerson {
  const user = people.find((person) => person.key === key)?.id;
  if (user === undefined) throw new Error(`nobody is called ${key}`);
  return { team: team.id, user };
}

export function iamUserOf(key: string): string {
  return `${key}.user`;
}

export function accountId(index: number): string {
  return String(500_000_000_000 + index);
}

function addPerson(seed: Seed, key: string, index: number): void {
  const id = `U0PERSON${String(index).padStart(6, "0")}`;
  seed.people.push({ key, id, name: `Person ${index}`, about: "" });
  seed.aws.users.push({
    name: iamUserOf(key),
    tags: { [PERSON_TAG]: personKey({ team: seed.team.id, user: id }) },
    boundary: "rolecall/people",
    mfaDevices: [`arn:aws:iam::${seed.aws.managementAccountId}:mfa/${iamUserOf(key)}`],
  });
}

function policyAccount(slug: string, index: number) {
  return {
    slug,
    id: accountId(index),
    name: slug,
    roles: { admin: { role: ROLE } },
  };
}

function awsAccount(slug: string, index: number): Seed["aws"]["accounts"][number] {
  const email = `${slug}@example.com`;
  return { id: accountId(index), name: slug, email, roles: [{ name: ROLE }] };
}

function numbered(word: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${word}-${index}`);
}
