// Builds the roles of all accounts that a seed describes.
import type { AwsSeed, SeedAccount, SeedRole } from "../aws-seed.ts";
import { checkPolicy } from "../policy/policy-grammar.ts";
import { checkName } from "./iam-names.ts";
import { uniqueId, type IamRole } from "./iam-state.ts";

export function seededRoles(seed: AwsSeed, createdAt: number): IamRole[] {
  return seed.accounts.flatMap((account) =>
    account.roles.map((role) => seededRole(role, account, createdAt)),
  );
}

function seededRole(seed: SeedRole, account: SeedAccount, createdAt: number): IamRole {
  const name = checkName("roleName", seed.name);
  const path = checkName("path", seed.path ?? "/");
  checkPolicy(JSON.stringify(seed.trust), "trust");
  const arn = `arn:aws:iam::${account.id}:role${path}${name}`;
  return {
    arn,
    id: uniqueId("AROA", arn),
    name,
    path,
    createdAt,
    accountId: account.id,
    accountName: account.name,
    trust: seed.trust,
    maxSessionSeconds: seed.maxSessionSeconds ?? 3600,
    allows: seed.allows ?? usuallyAllows(name),
    policies: new Map(),
  };
}

/** Organizations makes this role, with AdministratorAccess, in every account it creates. */
const usuallyAllows = (name: string) =>
  name === "OrganizationAccountAccessRole" ? "admin" : "read-only";
