// The agency, with an account for every time that one is closed, and without what would be used up by doing it again and again.
import { agencySeed } from "../../sandbox/seed.ts";
import type { Seed } from "../../sandbox/seed.ts";

/** More than a run has crash points. */
const CLOSABLE = 400;
const ROLE = "OrganizationAccountAccessRole";

interface CrashPolicy {
  accounts: unknown[];
  new_accounts: { most?: number };
}

export function seedForCrashes(): Seed {
  const seed = agencySeed();
  const policy = seed.policy as Record<string, unknown> & CrashPolicy;
  for (let number = 1; number <= CLOSABLE; number += 1) {
    const [slug, id] = [closableSlug(number), String(400_000_000_000 + number)];
    const email = `aws+${slug}@northwind.example`;
    seed.aws.accounts.push({
      ...{ id, name: slug, email, unit: "clients", roles: [{ name: ROLE }] },
      // Others Rolecall may not close.
      tags: { "managed-by": "rolecall" },
    });
    policy.accounts.push({
      slug,
      id,
      name: slug,
      unit: "clients",
      roles: { admin: { role: ROLE } },
    });
  }
  delete policy.new_accounts.most;
  seed.aws.groupsQuota = 5000;
  seed.aws.organization = {
    ...seed.aws.organization,
    ...{ quota: 5000, closuresPerMonth: 5000, throttles: false },
    ...{ creationMilliseconds: 2000, closureMilliseconds: 2000 },
  };
  return seed;
}

export function closableSlug(number: number): string {
  return `leaver-${String(number).padStart(4, "0")}`;
}
