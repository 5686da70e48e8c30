// The roles of all accounts, by ARN.
import type { AwsSeed } from "./aws-seed.ts";
import { checkName } from "./iam/iam-names.ts";
import type { PolicyDocument } from "./policy/policy-document.ts";
import { checkPolicy } from "./policy/policy-grammar.ts";

export interface Role {
  arn: string;
  name: string;
  path: string;
  accountId: string;
  accountName: string;
  trust: PolicyDocument;
  maxSessionSeconds: number;
}

export function seededRoles(seed: AwsSeed): ReadonlyMap<string, Role> {
  const roles = new Map<string, Role>();
  for (const account of seed.accounts)
    for (const { name, path = "/", trust, maxSessionSeconds = 3600 } of account.roles) {
      checkName("roleName", name);
      checkName("path", path);
      checkPolicy(JSON.stringify(trust), "trust");
      const arn = `arn:aws:iam::${account.id}:role${path}${name}`;
      const [accountId, accountName] = [account.id, account.name];
      roles.set(arn, { arn, name, path, accountId, accountName, trust, maxSessionSeconds });
    }
  return roles;
}
