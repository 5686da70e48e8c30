// A seed with a crowd: as many people who ask and people who approve as a test wants, each bound to an IAM user.
import { agencySeed } from "../../sandbox/seed.ts";
import type { Seed } from "../../sandbox/seed.ts";

export interface Crowd {
  seed: Seed;
  /** Person keys. */
  requesters: string[];
  approvers: string[];
}

type Person = Seed["people"][number];

export function crowdedSeed(size: { requesters: number; approvers: number }): Crowd {
  const seed = agencySeed();
  const requesters = people("asker", size.requesters);
  const approvers = people("approver", size.approvers);
  const crowd = [...requesters, ...approvers];
  seed.people.push(...crowd);
  seed.aws.users.push(
    ...crowd.map(({ key, id }) => ({
      name: `${key}.user`,
      tags: { "rolecall:slack-user": `${seed.team.id}/${id}` },
      boundary: "rolecall/people",
      mfaDevices: [`arn:aws:iam::${seed.aws.managementAccountId}:mfa/${key}.user`],
    })),
  );
  const policy = seed.policy as { channel: string; groups: Record<string, string[]> };
  policy.groups = { platform: ["bob", "carol", ...approvers.map(({ id }) => id)] };
  const channel = seed.channels.find(({ id }) => id === policy.channel);
  channel?.members.push(...approvers.map(({ key }) => key));
  return {
    seed,
    requesters: requesters.map(({ key }) => key),
    approvers: approvers.map(({ key }) => key),
  };
}

function people(kind: string, count: number): Person[] {
  return Array.from({ length: count }, (_, index) => ({
    key: `${kind}${letters(index)}`,
    id: `U0${kind.toUpperCase()}${String(index).padStart(4, "0")}`,
    name: `${kind} ${index + 1}`,
    about: "",
  }));
}

// Keys are letters only: 0 is aa, 27 is bb.
function letters(index: number): string {
  const letter = (place: number) => String.fromCharCode(97 + (place % 26));
  return letter(Math.floor(index / 26)) + letter(index);
}
