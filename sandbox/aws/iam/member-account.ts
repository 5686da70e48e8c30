// A member account as Organizations leaves it in IAM: with the one role by which the management account gets in.
import type { PolicyDocument } from "../policy/policy-document.ts";
import { newRole, uniqueId } from "./iam-state.ts";
import type { Iam } from "./iam.ts";
import { ADMINISTRATOR_ACCESS } from "./managed-policies.ts";

interface NewMemberAccount {
  id: string;
  name: string;
  /** Of the role that trusts the management account. */
  roleName: string;
  /** When AWS is done setting up the account; until then nobody can assume the role. Milliseconds. */
  enterableFrom: number;
}

/** It is no call to IAM, so it is seen at once. */
export function openMemberAccount(iam: Iam, account: NewMemberAccount): void {
  const { id: accountId, name: accountName, roleName: name, enterableFrom } = account;
  const createdAt = iam.clock.now();
  iam.place((state) => {
    state.accounts.set(accountId, { id: accountId, name: accountName });
    const role = newRole({
      name,
      path: "/",
      id: uniqueId("AROA", `${accountId} ${name}`),
      createdAt,
      accountId,
      accountName,
      trust: trustOfOrganizations(iam.accountId),
      maxSessionSeconds: 3600,
      attached: new Set([ADMINISTRATOR_ACCESS]),
      enterableFrom,
    });
    state.roles.set(role.arn, role);
  });
}

/** The action alone: a session that carries a source identity, or tags, does not get in by it. */
function trustOfOrganizations(managementAccountId: string): PolicyDocument {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { AWS: `arn:aws:iam::${managementAccountId}:root` },
        Action: "sts:AssumeRole",
      },
    ],
  };
}
