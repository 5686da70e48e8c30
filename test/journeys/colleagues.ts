// The agency with more people in it, so that every story has somebody of its own who asks.
import { agencySeed } from "../../sandbox/seed.ts";
import type { Seed } from "../../sandbox/seed.ts";

type Person = Seed["people"][number];

const NAMES = [
  "Emil Ek",
  "Freya Falk",
  "Greta Grimm",
  "Hugo Holm",
  "Ida Iversen",
  "Jonas Juul",
  "Karla Koch",
  "Liv Lund",
  "Magnus Moe",
  "Nora Nord",
  "Oskar Olsen",
  "Petra Pohl",
];

/** Everybody has an MFA device. Their keys are first names: emil, freya, greta, hugo, ida, jonas, karla, liv, magnus, nora, oskar, petra. */
export function agencyWithColleagues(): Seed {
  const seed = agencySeed();
  const colleagues = NAMES.map(colleague);
  seed.people.push(...colleagues);
  const { managementAccountId, users } = seed.aws;
  for (const user of users) {
    user.mfaDevices ??= [`arn:aws:iam::${managementAccountId}:mfa/${user.name}`];
  }
  seed.aws.users.push(
    ...colleagues.map(({ name, id }) => ({
      name: name.toLowerCase().replace(" ", "."),
      tags: { "rolecall:slack-user": `${seed.team.id}/${id}` },
      boundary: "rolecall/people",
      mfaDevices: [
        `arn:aws:iam::${seed.aws.managementAccountId}:mfa/${name.replace(" ", ".").toLowerCase()}`,
      ],
    })),
  );
  return seed;
}

function colleague(name: string): Person {
  const key = name.split(" ")[0]?.toLowerCase() ?? "";
  return { key, id: `U0${key.toUpperCase().padEnd(8, "0")}`, name, about: "developer" };
}

/** The IAM user that the seed binds to a person; fails where there is none. */
export function iamUserOf(person: string, { people, team, aws }: Seed): string {
  const id = people.find(({ key }) => key === person)?.id ?? "";
  const user = aws.users.find(({ tags }) => tags?.["rolecall:slack-user"] === `${team.id}/${id}`);
  if (!user) throw new Error(`No IAM user of the seed is ${person}'s.`);
  return user.name;
}

// Not an interface: only a type may be read out of a record of anything.
type WrittenPolicy = {
  channel: string;
  groups: Record<string, string | string[]>;
  accounts: WrittenAccount[];
  rules: WrittenRule[];
};

interface WrittenRule {
  name: string;
  approve?: string[];
  [term: string]: unknown;
}

export interface WrittenAccount {
  slug: string;
  id: string;
  name: string;
  roles: Record<string, { role: string; session?: string }>;
}

/** The seed's rolecall.yaml, which the bot alone checks; what is changed in it is changed in the seed. */
export function policyIn(seed: Seed): WrittenPolicy {
  return seed.policy as WrittenPolicy;
}
