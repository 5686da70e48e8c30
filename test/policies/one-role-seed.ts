// A sandbox AWS with one account and one role in it, for one question.
import type { AwsSeed, SeedGroup, SeedRole, SeedUser } from "../../sandbox/aws/aws-seed.ts";

export const management = "111111111111";
export const root = { AWS: `arn:aws:iam::${management}:root` };

export interface OneRole {
  readonly account: string;
  readonly role: SeedRole;
  readonly users?: SeedUser[];
  readonly groups?: SeedGroup[];
}

export function oneRoleSeed({ account, role, users = [], groups = [] }: OneRole): AwsSeed {
  return {
    managementAccountId: management,
    organizationId: "o-agency0001",
    bot: {
      accessKeyId: "AKIAROLECALLBOT00001",
      secretAccessKey: "not/a+secret",
      roleName: "rolecall-bot",
    },
    region: "eu-west-1",
    users,
    groups,
    accounts: [{ id: account, name: "client-a", email: "a@example.com", roles: [role] }],
  };
}

/** Policies under names of no importance. */
export function named<T>(documents: readonly T[]): Record<string, T> {
  return Object.fromEntries(documents.map((document, at) => [`policy-${at}`, document]));
}
