// Builds the roles of all accounts that a seed describes.
import type { AwsSeed, SeedAccountElsewhere, SeedRole } from "../aws-seed.ts";
import { checkPolicy } from "../policy/policy-grammar.ts";
import { checkName } from "./iam-names.ts";
import { newRole, roleArn, uniqueId, type IamRole } from "./iam-state.ts";
import { ADMINISTRATOR_ACCESS, READ_ONLY_ACCESS } from "./managed-policies.ts";

export function seededRoles(seed: AwsSeed, createdAt: number): IamRole[] {
  return [...seed.accounts, ...(seed.elsewhere ?? [])].flatMap((account) =>
    account.roles.map((role) => seededRole(role, account, createdAt)),
  );
}

function seededRole(seed: SeedRole, account: SeedAccountElsewhere, createdAt: number): IamRole {
  const name = checkName("roleName", seed.name);
  const path = checkName("path", seed.path ?? "/");
  checkPolicy(JSON.stringify(seed.trust), "trust");
  const place = { name, path, accountId: account.id };
  const allows = seed.allows ?? usuallyAllows(name);
  return newRole({
    ...place,
    id: uniqueId("AROA", roleArn(place)),
    createdAt,
    accountName: account.name,
    trust: seed.trust,
    maxSessionSeconds: seed.maxSessionSeconds ?? 3600,
    attached: new Set([allows === "admin" ? ADMINISTRATOR_ACCESS : READ_ONLY_ACCESS]),
  });
}

/** Organizations makes this role, with AdministratorAccess, in every account it creates. */
const usuallyAllows = (name: string) =>
  name === "OrganizationAccountAccessRole" ? "admin" : "read-only";
